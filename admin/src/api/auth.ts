import { z } from "zod";

// The sign-in library's own calls, see worker/src/auth/paths.ts.

const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

export class AuthError extends Error {
  /** The library's own code, such as `INVALID_EMAIL_OR_PASSWORD`; `offline` when nobody answered. */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = "AuthError";
    this.code = code;
  }
}

async function post<Schema extends z.ZodType>(
  path: string,
  body: object,
  schema: Schema,
): Promise<z.output<Schema>> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new AuthError("offline");
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(answer);
  const refusal = Refusal.safeParse(answer);
  const isLimited = response.status === 429 && refusal.data?.code === undefined;
  throw new AuthError(isLimited ? "TOO_MANY" : (refusal.data?.code ?? "UNKNOWN"));
}

const Anything = z.unknown();

/** Whether a second factor is still to come. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const Answer = z.object({ twoFactorRedirect: z.boolean().optional() });
  const { twoFactorRedirect } = await post("/sign-in/email", { email, password }, Answer);
  return twoFactorRedirect === true;
}

export const verifyTotp = (code: string) => post("/two-factor/verify-totp", { code }, Anything);
export const verifyRecoveryCode = (code: string) =>
  post("/two-factor/verify-backup-code", { code }, Anything);
export const signOut = () => post("/sign-out", {}, Anything);
export const requestReset = (email: string) => post("/request-password-reset", { email }, Anything);
export const choosePassword = (token: string, newPassword: string) =>
  post("/reset-password", { token, newPassword }, Anything);
export const changePassword = (currentPassword: string, newPassword: string) =>
  post("/change-password", { currentPassword, newPassword }, Anything);
export const enableTwoFactor = (password: string) =>
  post(
    "/two-factor/enable",
    { password },
    z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
  );
export const disableTwoFactor = (password: string) =>
  post("/two-factor/disable", { password }, Anything);
export const renewRecoveryCodes = (password: string) =>
  post(
    "/two-factor/generate-backup-codes",
    { password },
    z.object({ backupCodes: z.array(z.string()) }),
  );
