import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  LEAD_STATUSES,
  type Lead,
  type LeadStatus,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { MoreButton } from "../../kit/more-button.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { ConvertLead } from "./convert-lead.tsx";
import { DuplicateBadge } from "./duplicate-badge.tsx";
import type { LeadQuery } from "./filter-query.ts";
import { leadName } from "./lead-name.ts";
import { LostDialog } from "./lost-dialog.tsx";
import { useSeesManyClients } from "./many-clients.ts";
import { useMoveLead } from "./move-lead.ts";
import { offeredStatuses } from "./offered-statuses.ts";

/** A column a status. Moved by mouse, or by each card's own list, which keys and fingers reach too. */
export function LeadBoard(props: { readonly query: LeadQuery }): JSX.Element {
  const { asked, move, lose, keep, converting, endConversion } = useMoveLead();
  const [dragged, setDragged] = createSignal<Lead | null>(null);
  const drop = (to: LeadStatus) => {
    const lead = dragged();
    if (lead) move(lead, to);
    setDragged(null);
  };
  return (
    <>
      <div class="relative grid auto-cols-[minmax(13rem,1fr)] grid-flow-col gap-3 overflow-x-auto pb-2">
        <For each={LEAD_STATUSES}>
          {(status) => (
            <Column
              status={status}
              query={props.query}
              onDrag={setDragged}
              onDrop={() => drop(status)}
              onMove={move}
            />
          )}
        </For>
      </div>
      <Show when={asked()}>
        {(lead) => <LostDialog known={lead()} onClose={keep} onLose={lose} />}
      </Show>
      <Show when={converting()}>
        {(lead) => <ConvertLead lead={lead()} onClose={endConversion} />}
      </Show>
    </>
  );
}

interface ColumnProps {
  readonly status: LeadStatus;
  readonly query: LeadQuery;
  readonly onDrag: (lead: Lead) => void;
  readonly onDrop: () => void;
  readonly onMove: (lead: Lead, to: LeadStatus) => void;
}

function Column(props: ColumnProps): JSX.Element {
  const can = useCan();
  const list = useList(leadOperations, "GET /leads", () => ({
    query: { ...props.query, status: props.status, limit: 25 },
  }));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    props.onDrop();
  };
  return (
    <section
      class="flex min-h-40 flex-col rounded-lg bg-sunken p-2"
      aria-label={t(`leads.status_${props.status}`)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h2 class="px-1.5 pt-1 pb-2">{t(`leads.status_${props.status}`)}</h2>
      <Loaded query={list.query}>
        {() => (
          <>
            <ul class="space-y-2">
              <For each={list.items()}>
                {(lead) => (
                  <Card
                    lead={lead}
                    canMove={can("leads.manage")}
                    onDrag={() => props.onDrag(lead)}
                    onMove={(to) => props.onMove(lead, to)}
                  />
                )}
              </For>
            </ul>
            <MoreButton query={list.query} />
          </>
        )}
      </Loaded>
    </section>
  );
}

interface CardProps {
  readonly lead: Lead;
  readonly canMove: boolean;
  readonly onDrag: () => void;
  readonly onMove: (to: LeadStatus) => void;
}

function Card(props: CardProps): JSX.Element {
  const can = useCan();
  const isMany = useSeesManyClients();
  return (
    <li
      class="card p-3"
      draggable={props.canMove}
      onDragStart={(event) => {
        // Without data some browsers begin no drag.
        event.dataTransfer?.setData("text/plain", leadName(props.lead));
        props.onDrag();
      }}
    >
      <A href={`/leads/${props.lead.id}`} class="block truncate font-medium hover:underline">
        {leadName(props.lead)}
      </A>
      <DuplicateBadge lead={props.lead} />
      <Show when={props.lead.lost_reason}>
        {(reason) => <p class="text-xs text-muted">{t(`leads.reason_${reason()}`)}</p>}
      </Show>
      <p class="mb-2 truncate text-xs text-muted">
        <Show when={isMany()}>{props.lead.client_name} · </Show>
        {props.lead.widget_name ?? t(`leads.source_${props.lead.source}`)} ·{" "}
        <Ago at={props.lead.created_at} zone={props.lead.client_timezone} />
      </p>
      <SelectField
        label={`${t("kit.status")}: ${leadName(props.lead)}`}
        isLabelHidden
        isDisabled={!props.canMove}
        isAsked
        value={props.lead.status}
        options={offeredStatuses(props.lead, can("leads.convert")).map((value) => ({
          value,
          label: t(`leads.status_${value}`),
        }))}
        onChange={props.onMove}
      />
    </li>
  );
}
