import { APIError } from "better-auth/api";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN } from "../../../contracts/admin/password.ts";
import { inBackground } from "../background.ts";
import { dashboardSettings } from "../dashboard-settings.ts";
import type { Env } from "../env.ts";
import { closeEndedSockets } from "../inboxes.ts";
import { authAdapter } from "../store/auth-tables.ts";
import { openDatabase } from "../store/database.ts";
import { RESET_IDENTIFIER, storedResetIdentifier } from "../store/sign-in.ts";
import { findUser } from "../store/users.ts";
import { makeAuthHooks } from "./hooks.ts";
import { mailPasswordReset } from "./mails.ts";
import { afterPasswordReset } from "./password-reset.ts";
import { RESET_LINK_S } from "./password-rules.ts";
import { isAuthCall, RATE_RULES } from "./paths.ts";
import { afterSecondFactorChange } from "./second-factor.ts";

const DAY_S = 24 * 60 * 60;
/** Signed out after this long without a visit; each visit, at most once a day, begins it anew. */
const SESSION_S = 14 * DAY_S;

export const AUTH_BASE_PATH = "/api/auth";

const VERIFICATION = {
  storeIdentifier: {
    default: "plain",
    // Whoever reads the table must not be able to choose somebody's password.
    overrides: { [RESET_IDENTIFIER]: { hash: async (name) => storedResetIdentifier(name) } },
  },
} satisfies BetterAuthOptions["verification"];

const ADVANCED = {
  database: { generateId: "serial" },
  cookiePrefix: "__Host-wtfu",
  // The prefix above asks for it; browsers take a loopback address as secure.
  useSecureCookies: false,
  defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
  ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
  // Mails go out after the answer: only of known addresses is there anything to wait for.
  backgroundTasks: { handler: (work) => inBackground("auth.background_failed", work) },
} satisfies BetterAuthOptions["advanced"];

function makeAuth(env: Env, secret: string, adminOrigin: string) {
  return betterAuth({
    appName: "WeTechForU Chat",
    baseURL: adminOrigin,
    basePath: AUTH_BASE_PATH,
    secret,
    trustedOrigins: [adminOrigin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: authAdapter(openDatabase(env)),
    emailAndPassword: {
      enabled: true,
      // Nobody signs up: a user is invited, or made by `npm run admin:create`.
      disableSignUp: true,
      minPasswordLength: PASSWORD_CHARS_MIN,
      maxPasswordLength: PASSWORD_CHARS_MAX,
      resetPasswordTokenExpiresIn: RESET_LINK_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailPasswordReset(env, adminOrigin, user, token),
      onPasswordReset: ({ user }, request) => afterPasswordReset(env, Number(user.id), request),
    },
    verification: VERIFICATION,
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        clientId: { type: "number", required: false, input: false },
        isActive: { type: "boolean", input: false },
        locale: { type: "string", input: false },
      },
    },
    // Never from a cookie's copy: who is signed out, or shut out, is so at once.
    session: { expiresIn: SESSION_S, updateAge: DAY_S, cookieCache: { enabled: false } },
    rateLimit: { enabled: true, storage: "database", window: 60, max: 60, customRules: RATE_RULES },
    advanced: ADVANCED,
    databaseHooks: {
      user: {
        update: {
          // Of a user the library itself changes one thing: whether there is a second factor.
          after: (user, context) =>
            afterSecondFactorChange(env, user, user.twoFactorEnabled === true, context?.headers),
        },
      },
      session: {
        create: {
          // The one place through which every way of signing in goes.
          before: async (session) => {
            const user = await findUser(openDatabase(env), Number(session.userId));
            if (!user?.isActive) throw shutOut();
          },
        },
        delete: {
          // Signed out, or by a new password: what is open by that session ends with it.
          after: async (session) => {
            const user = await findUser(openDatabase(env), Number(session.userId));
            if (user) closeEndedSockets(env, user.clientId);
          },
        },
      },
    },
    hooks: makeAuthHooks(env),
    plugins: [twoFactor({ issuer: "WeTechForU Chat" })],
  });
}

/** Said as of a wrong password: whether an account is closed is nobody's business. */
function shutOut(): APIError {
  return new APIError("UNAUTHORIZED", {
    code: "INVALID_EMAIL_OR_PASSWORD",
    message: "Invalid email or password",
  });
}

export type Auth = ReturnType<typeof makeAuth>;

const made = new WeakMap<Env, Auth>();

/** The sign-in library over our tables. `unavailable` while the deployment has no settings for it. */
export function openAuth(env: Env): Auth {
  const known = made.get(env);
  if (known) return known;
  const { authSecret, adminOrigin } = dashboardSettings(env);
  const auth = makeAuth(env, authSecret, adminOrigin);
  made.set(env, auth);
  return auth;
}

/** Answers the library's own calls, those of them that the dashboard uses; null for any other. */
export async function answerAuthCall(env: Env, request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (!isAuthCall(request.method, pathname.slice(AUTH_BASE_PATH.length))) return null;
  return openAuth(env).handler(request);
}
