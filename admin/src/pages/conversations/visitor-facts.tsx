import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { Time } from "../../kit/time.tsx";

const SECONDS_A_MINUTE = 60;

/** What is known of the visitor: told by them, or by their browser. */
export function VisitorFacts(props: { readonly conversation: ConversationDetail }): JSX.Element {
  const talk = () => props.conversation;
  return (
    <aside
      class="border-line p-4 max-xl:border-t xl:overflow-y-auto xl:border-l"
      aria-label={t("conversations.facts")}
    >
      <h3 class="mb-2">{t("conversations.facts")}</h3>
      <dl class="space-y-2.5">
        <Fact label={t("kit.name")}>{talk().visitor_name}</Fact>
        <Fact label={t("kit.email")}>
          <Show when={talk().visitor_email}>
            {(email) => (
              <a class="link" href={`mailto:${email()}`}>
                {email()}
              </a>
            )}
          </Show>
        </Fact>
        <Fact label={t("kit.phone")}>{talk().visitor_phone}</Fact>
        <Fact label={t("conversations.lead")}>
          <Show when={talk().lead_id}>
            {(id) => (
              <A class="link" href={`/leads/${id()}`}>
                {t("conversations.open_lead")}
              </A>
            )}
          </Show>
        </Fact>
        <Fact label={t("conversations.started")}>
          <Time at={talk().started_at} zone={talk().client_timezone} />
          <span class="block text-xs text-muted">{talk().client_timezone}</span>
        </Fact>
        <Fact label={t("conversations.duration")}>
          <Show when={talk().duration_seconds}>
            {(seconds) => t("conversations.minutes", { count: Math.max(1, Math.round(seconds() / SECONDS_A_MINUTE)) })}
          </Show>
        </Fact>
        <Fact label={t("conversations.page")}>{talk().page_url}</Fact>
        <Fact label={t("conversations.referrer")}>{talk().referrer_url}</Fact>
        <Fact label={t("conversations.address")}>{talk().ip_address}</Fact>
        <Fact label={t("conversations.browser")}>{talk().user_agent}</Fact>
        <Fact label={t("conversations.spam_reason")}>{talk().spam_reason}</Fact>
        <Fact label={t("conversations.earlier")}>
          {talk().earlier_count > 0 ? talk().earlier_count : null}
        </Fact>
      </dl>
    </aside>
  );
}

/** Nothing where nothing is known. */
function Fact(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <Show when={props.children}>
      <div>
        <dt class="text-xs text-muted">{props.label}</dt>
        <dd class="[overflow-wrap:anywhere]">{props.children}</dd>
      </div>
    </Show>
  );
}
