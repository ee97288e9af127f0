/** Of the library's calls, those that the dashboard uses. Whatever else it offers is not there. */
const CALLS: ReadonlySet<string> = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
]);

export function isAuthCall(method: string, path: string): boolean {
  return CALLS.has(`${method} ${path}`);
}

/** Calls of one address a minute. What guesses at a secret is held tighter than the rest. */
export const RATE_RULES = {
  "/sign-in/email": { window: 60, max: 20 },
  "/request-password-reset": { window: 60, max: 5 },
  "/reset-password": { window: 60, max: 10 },
  "/change-password": { window: 60, max: 10 },
  "/two-factor/*": { window: 60, max: 20 },
  "/get-session": false,
} as const;
