import { t } from "../i18n/i18n.ts";
import { ApiError } from "./client.ts";
import { labelOf } from "./field-labels.ts";
import { reasonIn } from "./reason.ts";

/** What to tell the user of an error. The API's own sentences are good; they are English. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof ApiError)) return t("errors.unexpected");
  switch (error.code) {
    case "offline":
      return t("errors.offline");
    case "internal":
      return t("errors.internal");
    case "unavailable":
      return error.message || t("errors.unavailable");
    case "rate_limited":
      return t("errors.rate_limited");
    case "unauthorized":
      return t("errors.unauthorized");
    case "forbidden":
      return t("errors.forbidden");
    case "slot_taken":
      return t("errors.slot_taken");
    case "booking_off":
      return t("errors.booking_off");
    case "not_found":
      return t("errors.not_found");
    default:
      return refusalIn(error) ?? (error.message || t("errors.unexpected"));
  }
}

/** What was wrong with which field, as far as both are known here. */
function refusalIn({ message, field }: ApiError): string | null {
  const reason = field && reasonIn(message, field);
  if (!field || !reason) return null;
  const label = labelOf(field);
  return label ? t("errors.field_refused", { label: t(label), reason }) : reason;
}

/** The complaint about one field of a form, if the API named it. */
export function complaintOn(error: unknown, field: string): string | null {
  if (!(error instanceof ApiError) || error.field === null) return null;
  const isMeant = error.field === field || error.field.startsWith(`${field}.`);
  return isMeant ? (reasonIn(error.message, error.field) ?? error.message) : null;
}
