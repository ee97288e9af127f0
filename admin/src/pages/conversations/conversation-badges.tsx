import { type JSX, Match, Show, Switch } from "solid-js";
import type { ConversationSummary } from "../../../../contracts/admin/conversations.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Ago } from "../../kit/time.tsx";
import { VerifiedBadge } from "./verified-badge.tsx";

const TONES: Record<ConversationSummary["status"], Tone> = {
  active: "success",
  completed: "plain",
  abandoned: "plain",
  spam: "danger",
};

interface BadgesProps {
  readonly conversation: ConversationSummary;
}

/** In a list: also who answers. */
export function ConversationBadges(props: BadgesProps): JSX.Element {
  return (
    <>
      <AnswererBadge conversation={props.conversation} />
      <LabelBadges
        conversation={props.conversation}
        isPlain={
          props.conversation.status === "active" && props.conversation.handover_phase !== "bot"
        }
      />
    </>
  );
}

/** Its labels; of an active one that somebody answers it is said already that it goes on. */
export function LabelBadges(props: BadgesProps & { readonly isPlain?: boolean }): JSX.Element {
  return (
    <>
      <Show when={props.conversation.is_verified}>
        <VerifiedBadge />
      </Show>
      <Show when={!props.isPlain}>
        <Badge tone={TONES[props.conversation.status]}>
          {t(`conversations.status_${props.conversation.status}`)}
        </Badge>
      </Show>
      <Show when={props.conversation.lead_captured}>
        <Badge tone="accent">{t("conversations.lead")}</Badge>
      </Show>
      <Show when={props.conversation.satisfaction_rating}>
        {(rating) => <Badge tone="info">{`${rating()}/5`}</Badge>}
      </Show>
    </>
  );
}

/** Who answers, where it is not simply the bot, and who is to look after it. */
function AnswererBadge(props: BadgesProps): JSX.Element {
  const me = useMe();
  const talk = () => props.conversation;
  const name = (id: number | null, name: string | null) =>
    id === me.data?.id ? t("inbox.you") : (name ?? t("inbox.somebody"));
  return (
    <Switch>
      <Match when={talk().waiting_since}>
        {(since) => (
          <Badge tone="warning">
            {t("inbox.waiting")} · <Ago at={since()} zone={talk().client_timezone} />
          </Badge>
        )}
      </Match>
      <Match when={talk().claimed_by !== null}>
        <Badge tone="accent">
          {t("inbox.answered_by", { name: name(talk().claimed_by, talk().claimer_name) })}
        </Badge>
      </Match>
      <Match when={talk().handover_phase === "agent"}>
        <Badge tone="info">{t("inbox.agent")}</Badge>
      </Match>
      <Match when={talk().assigned_to !== null}>
        <Badge>
          {t("inbox.assigned_to", { name: name(talk().assigned_to, talk().assignee_name) })}
        </Badge>
      </Match>
    </Switch>
  );
}
