import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import {
  passwordChangedMail,
  passwordResetMail,
  signInLockedMail,
  twoFactorChangedMail,
} from "../mail/account-mails.ts";
import { openMail } from "../mail/mail.ts";
import { RESET_LINK_S, SIGN_IN_WINDOW_S } from "./password-rules.ts";

interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly locale?: string;
  readonly isActive?: boolean;
}

const MINUTE_S = 60;

/**
 * Fails quietly: the caller must not learn from it whether the address is known. Whoever is shut out
 * gets no link: it would let them in nowhere.
 */
export async function mailPasswordReset(
  env: Env,
  adminOrigin: string,
  user: Recipient,
  token: string,
): Promise<void> {
  if (user.isActive === false) return;
  const url = `${adminOrigin}/reset-password?token=${token}`;
  const words = { name: user.name, url, minutes: RESET_LINK_S / MINUTE_S };
  await sendQuietly(env, user, passwordResetMail(user.locale ?? "en", words));
}

/** Tells the owner of the account, who may not be the one who did it. */
export async function mailPasswordChanged(env: Env, user: Recipient): Promise<void> {
  await sendQuietly(env, user, passwordChangedMail(user.locale ?? "en", { name: user.name }));
}

export async function mailTwoFactorChanged(
  env: Env,
  user: Recipient,
  isOn: boolean,
): Promise<void> {
  await sendQuietly(
    env,
    user,
    twoFactorChangedMail(user.locale ?? "en", { name: user.name, isOn }),
  );
}

export async function mailSignInLocked(env: Env, user: Recipient): Promise<void> {
  const minutes = SIGN_IN_WINDOW_S / MINUTE_S;
  await sendQuietly(env, user, signInLockedMail(user.locale ?? "en", { name: user.name, minutes }));
}

async function sendQuietly(
  env: Env,
  user: Recipient,
  mail: ReturnType<typeof passwordChangedMail>,
): Promise<void> {
  try {
    await openMail(env).send({ ...mail, to: user.email });
  } catch (error) {
    logError("mail.failed", { error });
  }
}
