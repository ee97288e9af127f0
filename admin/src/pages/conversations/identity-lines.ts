import type {
  ConversationDetail,
  ConversationSummary,
} from "../../../../contracts/admin/conversations.ts";
import type { PageTraits } from "../../../../contracts/identity.ts";
import { t } from "../../i18n/i18n.ts";

export interface IdentityLine {
  readonly label: string;
  readonly value: string;
}

type Known = Pick<ConversationDetail, "visitor_external_id" | "known_visitor">;

/** What is known of a visitor beside what they left themselves, as lines to be read. */
export function identityLines({ visitor_external_id: id, known_visitor: known }: Known): {
  readonly verified: readonly IdentityLine[];
  readonly claimed: readonly IdentityLine[];
} {
  const named = id === null ? [] : [{ label: t("identity.external_id"), value: id }];
  return {
    verified: [...named, ...linesOf(known?.verified ?? null)],
    claimed: linesOf(known?.claimed ?? null),
  };
}

type Shown = Pick<
  ConversationDetail,
  "is_verified" | "known_visitor" | "visitor_name" | "visitor_email" | "visitor_phone"
>;

/** Whether a verified visitor left this in a form, where it goes before what was signed. */
export function isTyped(talk: Shown, part: "name" | "email" | "phone"): boolean {
  const shown = talk[`visitor_${part}`];
  if (!talk.is_verified || shown === null) return false;
  return shown.toLowerCase() !== talk.known_visitor?.verified?.[part]?.toLowerCase();
}

/**
 * What a visitor is called above their conversation. There stands also the mark that says verified, so
 * what a verified visitor typed is no name there: they may have typed anybody's.
 */
export function visitorTitle(
  talk: Pick<ConversationSummary, "verified_as" | "visitor_name" | "visitor_email">,
): string {
  return talk.verified_as ?? talk.visitor_name ?? talk.visitor_email ?? t("conversations.visitor");
}

/** An attribute's name is the client's own word, and is shown as it stands. */
function linesOf(traits: Partial<PageTraits> | null): IdentityLine[] {
  if (traits === null) return [];
  const { name, email, phone, attributes } = traits;
  const lines = [
    { label: t("kit.name"), value: name },
    { label: t("kit.email"), value: email },
    { label: t("kit.phone"), value: phone },
    ...Object.entries(attributes ?? {}).map(([label, value]) => ({ label, value: String(value) })),
  ];
  return lines.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}
