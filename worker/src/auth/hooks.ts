import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Env } from "../env.ts";
import { writeAudit } from "../store/audit-log.ts";
import { openDatabase } from "../store/database.ts";
import { forgetSignInFailures, noteSignIn } from "../store/sign-in.ts";
import { findUserByEmail } from "../store/users.ts";
import { mailSignInLocked } from "./mails.ts";
import { SIGN_IN_FAILURES_MAX, SIGN_IN_WINDOW_S } from "./password-rules.ts";

/** What goes into the audit log when such a call succeeded. */
const AUDITED: Readonly<Record<string, string>> = {
  "/sign-in/email": "auth.signed_in",
  "/sign-out": "auth.signed_out",
  "/change-password": "auth.password_changed",
  "/two-factor/disable": "auth.two_factor_disabled",
  "/two-factor/verify-totp": "auth.two_factor_verified",
  "/two-factor/verify-backup-code": "auth.recovery_code_used",
  "/two-factor/generate-backup-codes": "auth.recovery_codes_renewed",
};

/** Brute-force protection before, and the audit log and notices after, the library's own work. */
export function makeAuthHooks(env: Env) {
  const db = () => openDatabase(env);
  return {
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path !== "/sign-in/email") return;
      const email = String(ctx.body?.email ?? "");
      // Counted before it is judged: a thousand guesses at once are still a thousand.
      const failures = await noteSignIn(db(), email, SIGN_IN_WINDOW_S);
      if (failures <= SIGN_IN_FAILURES_MAX) return;
      // Once a window, or whoever guesses could fill somebody's mailbox.
      if (failures === SIGN_IN_FAILURES_MAX + 1) await tellLocked(env, email);
      throw new APIError("TOO_MANY_REQUESTS", {
        code: "ACCOUNT_LOCKED",
        message: "Too many attempts. Please wait a quarter of an hour, or reset your password.",
      });
    }),
    after: createAuthMiddleware(async (ctx) => {
      const { newSession, session, returned } = ctx.context;
      if (returned instanceof APIError) return;
      const user = newSession?.user ?? session?.user;
      if (ctx.path === "/sign-in/email") {
        // With a second factor to come there is no session yet, but the password was right.
        await forgetSignInFailures(db(), String(ctx.body?.email ?? ""));
      }
      const action = AUDITED[ctx.path];
      if (!user || !action) return;
      await writeAudit(db(), {
        userId: Number(user.id),
        clientId: user.clientId ?? null,
        action,
        entityType: "user",
        entityId: String(user.id),
        details: {},
        ipAddress: ctx.headers?.get("cf-connecting-ip") ?? null,
        userAgent: ctx.headers?.get("user-agent") ?? null,
      });
    }),
  };
}

async function tellLocked(env: Env, email: string): Promise<void> {
  const user = await findUserByEmail(openDatabase(env), email);
  if (user) await mailSignInLocked(env, user);
}
