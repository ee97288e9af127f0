import { missingDisclaimer, versionFor } from "../../domain/notices-to-accept.ts";
import { AppError } from "../../errors.ts";
import type { Database } from "../../store/database.ts";
import { listNoticeTexts } from "../../store/notice-texts.ts";
import type { WidgetChange, WidgetRow } from "../../store/widget-settings.ts";

/** Of the widget as it would be: visitors cannot accept what is not there. */
export function requireNoticeTexts(widget: WidgetChange): void {
  requireText(widget.requireDisclaimer, widget.disclaimerText, "disclaimer_text");
  requireText(widget.requireConsent, widget.consentText, "consent_text");
}

function requireText(isRequired: unknown, text: string | null | undefined, field: string): void {
  if (!isRequired || text) return;
  const message = `${field} must not be empty while visitors have to accept it.`;
  throw new AppError("bad_request", { message, field });
}

/** The change with what it says of notices made whole: their texts, and versions of their own. */
export async function withNotices(
  db: Database,
  before: WidgetRow,
  wished: WidgetChange,
): Promise<WidgetChange> {
  const change = { ...wished, ...missingDisclaimer(before, wished) };
  const after = { ...before, ...change };
  requireNoticeTexts(after);
  const isTouched = (
    ["disclaimerText", "disclaimerVersion", "consentText", "consentVersion"] as const
  ).some((name) => change[name] !== undefined);
  if (!isTouched) return change;
  const known = await listNoticeTexts(db, before.id);
  const of = (kind: "disclaimer" | "consent") => known.filter((one) => one.kind === kind);
  const { disclaimerText, disclaimerVersion, consentText, consentVersion } = after;
  return {
    ...change,
    ...(disclaimerText && {
      disclaimerVersion: versionFor(disclaimerText, disclaimerVersion ?? null, of("disclaimer")),
    }),
    ...(consentText && {
      consentVersion: versionFor(consentText, consentVersion ?? null, of("consent")),
    }),
  };
}
