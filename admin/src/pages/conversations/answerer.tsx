import { type JSX, Match, Show, Switch } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { inbox } from "../../api/inbox.ts";
import { useMe } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Ago } from "../../kit/time.tsx";
import type { Talk } from "./use-talk.ts";

interface AnswererProps {
  readonly talk: Talk;
  readonly conversation: ConversationDetail;
}

/** Who answers this conversation now, and whether the visitor is still there. */
export function Answerer(props: AnswererProps): JSX.Element {
  const me = useMe();
  const stand = () => props.talk.state().stand ?? props.conversation;
  const isHere = () => props.talk.state().stand?.is_visitor_here;
  const isActive = () => stand().status === "active";
  return (
    <>
      <Show when={isActive()}>
        <Switch fallback={<Badge>{t("inbox.bot_answers")}</Badge>}>
          <Match when={stand().handover_phase === "claimed" && stand().claimed_by === me.data?.id}>
            <Badge tone="success">{t("inbox.you_answer")}</Badge>
          </Match>
          <Match when={stand().handover_phase === "claimed"}>
            <Badge tone="accent">
              {t("inbox.name_answers", { name: stand().claimer_name ?? t("inbox.somebody") })}
            </Badge>
          </Match>
          <Match when={stand().handover_phase === "agent"}>
            <Badge tone="info">{t("inbox.agent_answers")}</Badge>
          </Match>
          <Match when={stand().handover_phase === "waiting"}>
            <Badge tone="warning">
              {t("inbox.waiting_for_person")}
              <Show when={stand().waiting_since}>
                {(since) => (
                  <>
                    {" · "}
                    <Ago at={since()} zone={props.conversation.client_timezone} />
                  </>
                )}
              </Show>
            </Badge>
          </Match>
        </Switch>
      </Show>
      <Show when={isHere() !== undefined}>
        <span class="flex items-center gap-1.5">
          <span
            class={`size-2 rounded-full ${isHere() ? "bg-success" : "border border-line-strong"}`}
            aria-hidden="true"
          />
          {isHere() ? t("inbox.visitor_here") : t("inbox.visitor_left")}
        </span>
      </Show>
    </>
  );
}

/** Others who are at the same conversation: two answers at once help nobody. */
export function Collision(props: { readonly id: string }): JSX.Element {
  const me = useMe();
  const others = () =>
    inbox.users.filter((user) => user.viewing === props.id && user.id !== me.data?.id);
  const typist = () => others().find((user) => user.is_typing);
  const sentence = () => {
    const typing = typist();
    if (typing) return t("inbox.other_typing", { name: typing.name });
    const [first, ...rest] = others();
    if (!first) return null;
    return rest.length === 0
      ? t("inbox.other_looking", { name: first.name })
      : tn("inbox.others_looking", others().length);
  };
  return (
    <div role="status">
      <Show when={sentence()}>
        {(words) => (
          <p
            class={`border-b border-line px-4 py-1.5 text-[0.8125rem] ${typist() ? "bg-warning-soft text-warning" : "bg-sunken text-muted"}`}
          >
            {words()}
          </p>
        )}
      </Show>
    </div>
  );
}
