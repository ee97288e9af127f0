import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { type Lead, leadOperations } from "../../../../contracts/admin/leads.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import type { leadQuery } from "./leads.tsx";

export const STATUS_TONES: Record<Lead["status"], Tone> = {
  new: "info",
  contacted: "warning",
  qualified: "accent",
  converted: "success",
  lost: "plain",
};

export function leadName(lead: Pick<Lead, "name" | "email" | "phone">): string {
  return lead.name ?? lead.email ?? lead.phone ?? t("leads.nameless");
}

export function LeadTable(props: { readonly query: ReturnType<typeof leadQuery> }): JSX.Element {
  const list = useList(
    leadOperations,
    "GET /leads",
    () => ({ query: props.query }),
    () => ({ refetchIntervalMs: 15_000 }),
  );
  return (
    <Card isFlush>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<EmptyState title={t("leads.none")} text={t("leads.none_text")} />}
          >
            <table class="table table-stacked">
              <thead>
                <tr>
                  <th scope="col">{t("kit.name")}</th>
                  <th scope="col">{t("kit.email")}</th>
                  <th scope="col">{t("kit.phone")}</th>
                  <th scope="col">{t("kit.status")}</th>
                  <th scope="col">{t("leads.assignee")}</th>
                  <th scope="col">{t("leads.source")}</th>
                  <th scope="col">{t("leads.since")}</th>
                </tr>
              </thead>
              <tbody>
                <For each={list.items()}>{(lead) => <Row lead={lead} />}</For>
              </tbody>
            </table>
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}

function Row(props: { readonly lead: Lead }): JSX.Element {
  return (
    <tr>
      <td class="cell-main">
        <A href={`/leads/${props.lead.id}`} class="font-medium hover:underline">
          {leadName(props.lead)}
        </A>
        <Show when={props.lead.duplicate_of}>
          {" "}
          <Badge>{t("leads.duplicate")}</Badge>
        </Show>
        <Show when={props.lead.company}>
          <span class="block text-xs text-muted">{props.lead.company}</span>
        </Show>
      </td>
      <td data-label={t("kit.email")}>{props.lead.email ?? "–"}</td>
      <td data-label={t("kit.phone")} class="whitespace-nowrap">
        {props.lead.phone ?? "–"}
      </td>
      <td data-label={t("kit.status")}>
        <Badge tone={STATUS_TONES[props.lead.status]}>
          {t(`leads.status_${props.lead.status}`)}
        </Badge>
      </td>
      <td data-label={t("leads.assignee")}>{props.lead.assignee_name ?? "–"}</td>
      <td data-label={t("leads.source")}>
        {props.lead.widget_name ?? t(`leads.source_${props.lead.source}`)}
      </td>
      <td data-label={t("leads.since")}>
        <Time at={props.lead.created_at} zone={props.lead.client_timezone} />
      </td>
    </tr>
  );
}
