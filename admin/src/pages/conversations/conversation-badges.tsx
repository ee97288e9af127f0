import { type JSX, Show } from "solid-js";
import type { ConversationSummary } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";

const TONES: Record<ConversationSummary["status"], Tone> = {
  active: "success",
  completed: "plain",
  abandoned: "plain",
  spam: "danger",
};

export function ConversationBadges(props: {
  readonly conversation: ConversationSummary;
}): JSX.Element {
  return (
    <>
      <Badge tone={TONES[props.conversation.status]}>
        {t(`conversations.status_${props.conversation.status}`)}
      </Badge>
      <Show when={props.conversation.lead_captured}>
        <Badge tone="accent">{t("conversations.lead")}</Badge>
      </Show>
      <Show when={props.conversation.satisfaction_rating}>
        {(rating) => <Badge tone="info">{`${rating()}/5`}</Badge>}
      </Show>
    </>
  );
}
