import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { inBackground } from "../background.ts";
import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { deletePendingProofs, forgetAttempts } from "../store/sign-in.ts";
import { noteAccount } from "./auth-audit.ts";
import { countPasswordGuess, countSignIn, forgetPasswordGuesses } from "./guessing.ts";
import { mailPasswordChanged } from "./mails.ts";

/** What goes into the audit log when such a call succeeded. */
const AUDITED: Readonly<Record<string, string>> = {
  "/sign-out": "auth.signed_out",
  "/change-password": "auth.password_changed",
  "/two-factor/verify-backup-code": "auth.recovery_code_used",
  "/two-factor/generate-backup-codes": "auth.recovery_codes_renewed",
};

/** How a session can begin. With a second factor to come, the first of them begins none. */
const SECOND_FACTORS: Readonly<Record<string, string | null>> = {
  "/sign-in/email": null,
  "/two-factor/verify-totp": "app",
  "/two-factor/verify-backup-code": "recovery_code",
};

/** Calls of a session that ask for the password once more. */
const ASKS_PASSWORD: ReadonlySet<string> = new Set([
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
]);

/** What the caller does not decide, whatever the body says. */
const SETTLED: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  "/change-password": { revokeOtherSessions: true },
  // A device that is trusted would stay so after a new password and a new second factor.
  "/two-factor/verify-totp": { trustDevice: false },
  "/two-factor/verify-backup-code": { trustDevice: false, disableSession: false },
};

/** Brute-force protection before, and the audit log and notices after, the library's own work. */
export function makeAuthHooks(env: Env) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === "/sign-in/email") await countSignIn(env, String(ctx.body?.email ?? ""));
      if (ASKS_PASSWORD.has(ctx.path)) {
        const session = await getSessionFromCtx(ctx);
        if (session) await countPasswordGuess(env, Number(session.user.id));
      }
      const body = SETTLED[ctx.path];
      return body && { context: { body } };
    }),
    after: createAuthMiddleware(async (ctx) => {
      const { newSession, session, returned } = ctx.context;
      if (returned instanceof APIError) return;
      if (ctx.path === "/sign-in/email") {
        // With a second factor to come there is no session yet, but the password was right.
        await forgetAttempts(openDatabase(env), String(ctx.body?.email ?? ""));
      }
      const user = newSession?.user ?? session?.user;
      if (!user) return;
      const isPending = ctx.path === "/sign-in/email" && user.twoFactorEnabled === true;
      const factor = SECOND_FACTORS[ctx.path];
      if (factor !== undefined && newSession && !session && !isPending) {
        await noteAccount(env, "auth.signed_in", user, ctx.headers, { second_factor: factor });
      }
      const action = AUDITED[ctx.path];
      if (action) await noteAccount(env, action, user, ctx.headers);
      if (ASKS_PASSWORD.has(ctx.path)) await forgetPasswordGuesses(env, Number(user.id));
      if (ctx.path === "/change-password") {
        await deletePendingProofs(openDatabase(env), Number(user.id));
        inBackground("mail.failed", mailPasswordChanged(env, user));
      }
    }),
  };
}
