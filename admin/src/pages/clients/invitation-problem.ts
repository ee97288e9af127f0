import { ApiError } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";

/** Why an invitation was not sent. Its limits are of hours and days: a moment is not enough. */
export function invitationProblem(error: unknown): string {
  if (error instanceof ApiError && error.code === "rate_limited")
    return t("team.invited_too_often");
  return sentenceFor(error);
}
