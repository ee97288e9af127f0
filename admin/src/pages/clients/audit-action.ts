import { audit } from "../../i18n/en/audit.ts";
import { t } from "../../i18n/i18n.ts";

type ActionCode = keyof typeof audit.action;

// The table's own keys.
export const ACTIONS = Object.keys(audit.action) as readonly ActionCode[];

export function isKnownAction(code: string): code is ActionCode {
  return Object.hasOwn(audit.action, code);
}

/** What somebody did, to be said after their name; a code that has no words yet, as it is. */
export function actionText(code: string): string {
  return isKnownAction(code) ? t(`audit.action.${code}`) : code;
}
