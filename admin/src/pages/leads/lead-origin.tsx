import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Card } from "../../kit/page.tsx";
import { Time } from "../../kit/time.tsx";
import { VerifiedBadge } from "../conversations/verified-badge.tsx";

/** Where the lead came from, and the conversations that led to it. */
export function LeadOrigin(props: { readonly lead: LeadDetail }): JSX.Element {
  return (
    <Card title={t("leads.origin")}>
      <dl class="space-y-2">
        <div>
          <dt class="text-xs text-muted">{t("leads.source")}</dt>
          <dd>{props.lead.widget_name ?? t(`leads.source_${props.lead.source}`)}</dd>
        </div>
        <Show when={props.lead.page_url}>
          <div>
            <dt class="text-xs text-muted">{t("conversations.page")}</dt>
            <dd class="[overflow-wrap:anywhere]">{props.lead.page_url}</dd>
          </div>
        </Show>
        <Show when={props.lead.referrer_url}>
          <div>
            <dt class="text-xs text-muted">{t("conversations.referrer")}</dt>
            <dd class="[overflow-wrap:anywhere]">{props.lead.referrer_url}</dd>
          </div>
        </Show>
        <For each={Object.entries(props.lead.utm)}>
          {([name, value]) => (
            <div>
              <dt class="text-xs text-muted">{name}</dt>
              <dd class="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.lead.conversations.length > 0}>
        <h3 class="mt-4 mb-1">{t("layout.conversations")}</h3>
        <ul>
          <For each={props.lead.conversations}>
            {(talk) => (
              <li>
                <A class="link" href={`/conversations?id=${talk.id}`}>
                  <Time at={talk.started_at} zone={props.lead.client_timezone} />
                </A>{" "}
                <span class="text-xs text-muted">{tn("leads.messages", talk.message_count)}</span>{" "}
                <Show when={talk.is_verified}>
                  <VerifiedBadge />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
