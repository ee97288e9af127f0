import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { Time } from "../../kit/time.tsx";
import { Fact } from "./fact.tsx";
import { IdentityFacts } from "./identity-facts.tsx";
import { isTyped } from "./identity-lines.ts";
import { SpamFacts } from "./spam-facts.tsx";

const SECONDS_A_MINUTE = 60;

/** Beside a mark that says verified, what somebody typed must not pass for what was signed. */
function Typed(props: { readonly isTyped: boolean }): JSX.Element {
  return (
    <Show when={props.isTyped}>
      <span class="block text-xs text-warning">{t("identity.typed")}</span>
    </Show>
  );
}

/** What is known of the visitor: told by them, by their browser, or by the website that they are on. */
export function VisitorFacts(props: { readonly conversation: ConversationDetail }): JSX.Element {
  const talk = () => props.conversation;
  return (
    <aside
      class="border-line p-4 xl:overflow-y-auto xl:border-l"
      aria-label={t("conversations.facts")}
    >
      <h3 class="mb-2">{t("conversations.facts")}</h3>
      <dl class="space-y-2.5">
        <Fact label={t("kit.name")} value={talk().visitor_name}>
          {talk().visitor_name}
          <Typed isTyped={isTyped(talk(), "name")} />
        </Fact>
        <Fact label={t("kit.email")} value={talk().visitor_email}>
          <a class="link" href={`mailto:${talk().visitor_email}`}>
            {talk().visitor_email}
          </a>
          <Typed isTyped={isTyped(talk(), "email")} />
        </Fact>
        <Fact label={t("kit.phone")} value={talk().visitor_phone}>
          {talk().visitor_phone}
          <Typed isTyped={isTyped(talk(), "phone")} />
        </Fact>
        <Fact label={t("conversations.lead")} value={talk().lead_id}>
          <A class="link" href={`/leads/${talk().lead_id}`}>
            {t("conversations.open_lead")}
          </A>
        </Fact>
        <Fact label={t("conversations.started")} value={talk().started_at}>
          <Time at={talk().started_at} zone={talk().client_timezone} />
        </Fact>
        <Fact label={t("conversations.duration")} value={talk().duration_seconds}>
          {t("conversations.minutes", {
            count: Math.max(1, Math.round((talk().duration_seconds ?? 0) / SECONDS_A_MINUTE)),
          })}
        </Fact>
        <Fact label={t("conversations.handoff")} value={talk().handoff_type}>
          {t(`conversations.handoff_${talk().handoff_type ?? "human"}`)}
        </Fact>
        <Fact label={t("conversations.page")} value={talk().page_url} />
        <Fact label={t("conversations.referrer")} value={talk().referrer_url} />
        <Fact label={t("conversations.address")} value={talk().ip_address} />
        <Fact label={t("conversations.browser")} value={talk().user_agent} />
        <SpamFacts conversation={talk()} />
        <Fact label={t("conversations.earlier")} value={talk().earlier_count}>
          <A class="link" href={`/conversations?visitor=${talk().id}&id=${talk().id}`}>
            {t("conversations.earlier_open", { count: talk().earlier_count })}
          </A>
        </Fact>
      </dl>
      <IdentityFacts conversation={talk()} />
    </aside>
  );
}
