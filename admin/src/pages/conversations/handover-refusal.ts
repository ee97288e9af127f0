import { z } from "zod";
import { ApiError } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";

/** What a `conflict` says of a change of who answers. */
const Details = z.object({
  reason: z.enum(["claimed_by_other", "not_claimed", "ended", "continued"]),
  name: z.string().nullish(),
  conversation_id: z.uuid().nullish(),
});
export type RefusalDetails = z.infer<typeof Details>;

export function refusalDetails(error: unknown): RefusalDetails | null {
  if (!(error instanceof ApiError) || error.code !== "conflict") return null;
  const parsed = Details.safeParse(error.details);
  return parsed.success ? parsed.data : null;
}

/** Why a user's act was refused, in words that say what is so now. */
export function handoverSentence(error: unknown): string {
  const details = refusalDetails(error);
  switch (details?.reason) {
    case "claimed_by_other":
      return t("inbox.refused_claimed", { name: details.name ?? t("inbox.somebody") });
    case "not_claimed":
      return t("inbox.refused_not_claimed");
    case "ended":
      return t("inbox.refused_ended");
    case "continued":
      return t("inbox.refused_continued");
    default:
      return sentenceFor(error);
  }
}
