import { PASSWORD_CHARS_MAX } from "../../../../contracts/admin/password.ts";
import { AuthError } from "../../api/auth.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";

/** The library's codes for what a user can put right. */
const SENTENCES: Readonly<Record<string, TextKey>> = {
  offline: "errors.offline",
  INVALID_EMAIL_OR_PASSWORD: "account.wrong",
  INVALID_PASSWORD: "account.wrong_password",
  INVALID_CODE: "account.wrong_code",
  INVALID_BACKUP_CODE: "account.wrong_code",
  INVALID_TWO_FACTOR_COOKIE: "account.code_expired",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "account.code_expired",
  ACCOUNT_TEMPORARILY_LOCKED: "account.locked",
  ACCOUNT_LOCKED: "account.locked",
  TOO_MANY: "account.locked",
  INVALID_TOKEN: "account.link_used",
  PASSWORD_TOO_SHORT: "account.too_short",
  PASSWORD_TOO_LONG: "account.too_long",
  not_found: "account.wrong",
};

export function authSentence(error: unknown): string {
  if (!(error instanceof AuthError)) return t("errors.unexpected");
  return t(SENTENCES[error.code] ?? "errors.unexpected", { count: PASSWORD_CHARS_MAX });
}
