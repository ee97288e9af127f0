import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { type Lead, leadOperations } from "../../../../contracts/admin/leads.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Phone } from "../../kit/phone.tsx";
import { Time } from "../../kit/time.tsx";
import { DuplicateBadge } from "./duplicate-badge.tsx";
import type { LeadQuery } from "./filter-query.ts";
import { leadName } from "./lead-name.ts";
import { useSeesManyClients } from "./many-clients.ts";
import { STATUS_TONES } from "./status-tones.ts";

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
        {
          head: t("kit.email"),
          class: "min-w-44 [overflow-wrap:anywhere]",
          cell: (lead) => lead.email ?? "–",
        },
        {
          head: t("kit.phone"),
          class: "whitespace-nowrap",
          cell: (lead) => <Phone number={lead.phone} />,
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
      <DuplicateBadge lead={props.lead} />
      <Show when={below()}>
        <span class="block text-xs text-muted">{below()}</span>
      </Show>
    </>
  );
}
