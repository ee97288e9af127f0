import { APIError } from "better-auth/api";
import { inBackground } from "../background.ts";
import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { forgetAttempts, noteAttempt } from "../store/sign-in.ts";
import { findUserByEmail } from "../store/users.ts";
import { mailSignInLocked } from "./mails.ts";
import { SIGN_IN_FAILURES_MAX, SIGN_IN_WINDOW_S } from "./password-rules.ts";

/**
 * Counts a sign-in of the address before it is judged: a thousand guesses at once are still a
 * thousand. Refuses when there were too many, and tells the owner once a window, or whoever guesses
 * could fill somebody's mailbox.
 */
export async function countSignIn(env: Env, email: string): Promise<void> {
  const guesses = await noteAttempt(openDatabase(env), email, SIGN_IN_WINDOW_S);
  if (guesses <= SIGN_IN_FAILURES_MAX) return;
  // Not waited for: only of an address that is known is there somebody to be told.
  if (guesses === SIGN_IN_FAILURES_MAX + 1) inBackground("mail.failed", tellLocked(env, email));
  throw tooMany();
}

/** The same for the password that a session asks for, whoever sits before it. */
export async function countPasswordGuess(env: Env, userId: number): Promise<void> {
  const guesses = await noteAttempt(openDatabase(env), guessesOf(userId), SIGN_IN_WINDOW_S);
  if (guesses > SIGN_IN_FAILURES_MAX) throw tooMany();
}

export async function forgetPasswordGuesses(env: Env, userId: number): Promise<void> {
  await forgetAttempts(openDatabase(env), guessesOf(userId));
}

const guessesOf = (userId: number) => `password of user ${userId}`;

async function tellLocked(env: Env, email: string): Promise<void> {
  const user = await findUserByEmail(openDatabase(env), email);
  if (user?.isActive) await mailSignInLocked(env, user);
}

function tooMany(): APIError {
  return new APIError("TOO_MANY_REQUESTS", {
    code: "ACCOUNT_LOCKED",
    message: "Too many attempts. Please wait a quarter of an hour, or reset your password.",
  });
}
