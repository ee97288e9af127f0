import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { type Lead, leadOperations } from "../../../../contracts/admin/leads.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Time } from "../../kit/time.tsx";
import type { LeadQuery } from "./filter-query.ts";
import { useSeesManyClients } from "./many-clients.ts";

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

export function LeadTable(props: { readonly query: LeadQuery }): JSX.Element {
  const list = useList(
    leadOperations,
    "GET /leads",
    () => ({ query: props.query }),
    () => ({ refetchIntervalMs: 15_000 }),
  );
  return (
    <ListTable
      list={list}
      none={{ title: t("leads.none"), text: t("leads.none_text") }}
      columns={[
        { head: t("kit.name"), cell: (lead) => <NameAndCompany lead={lead} /> },
        { head: t("kit.email"), cell: (lead) => lead.email ?? "–" },
        {
          head: t("kit.phone"),
          class: "whitespace-nowrap",
          cell: (lead) => lead.phone ?? "–",
        },
        {
          head: t("kit.status"),
          cell: ({ status }) => (
            <Badge tone={STATUS_TONES[status]}>{t(`leads.status_${status}`)}</Badge>
          ),
        },
        { head: t("leads.assignee"), cell: (lead) => lead.assignee_name ?? "–" },
        {
          head: t("leads.source"),
          cell: (lead) => lead.widget_name ?? t(`leads.source_${lead.source}`),
        },
        {
          head: t("leads.since"),
          cell: (lead) => <Time at={lead.created_at} zone={lead.client_timezone} />,
        },
      ]}
    />
  );
}

function NameAndCompany(props: { readonly lead: Lead }): JSX.Element {
  const isMany = useSeesManyClients();
  const below = () =>
    [props.lead.company, isMany() ? props.lead.client_name : null].filter(Boolean).join(" · ");
  return (
    <>
      <A href={`/leads/${props.lead.id}`} class="font-medium hover:underline">
        {leadName(props.lead)}
      </A>
      <Show when={props.lead.duplicate_of}>
        {" "}
        <Badge>{t("leads.duplicate")}</Badge>
      </Show>
      <Show when={below()}>
        <span class="block text-xs text-muted">{below()}</span>
      </Show>
    </>
  );
}
