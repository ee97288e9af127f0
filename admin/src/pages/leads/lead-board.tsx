import { A } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX } from "solid-js";
import {
  LEAD_STATUSES,
  type Lead,
  type LeadStatus,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { MoreButton } from "../../kit/more-button.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { leadName } from "./lead-table.tsx";
import type { leadQuery } from "./leads.tsx";

type Query = ReturnType<typeof leadQuery>;

/** A column a status. Moved by mouse, or by each card's own list, which keys and fingers reach too. */
export function LeadBoard(props: { readonly query: Query }): JSX.Element {
  return (
    <div class="grid auto-cols-[minmax(15rem,1fr)] grid-flow-col gap-4 overflow-x-auto pb-2">
      <For each={LEAD_STATUSES}>{(status) => <Column status={status} query={props.query} />}</For>
    </div>
  );
}

function useMove() {
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ["GET /leads"] });
  const move = useMutation(() => ({
    mutationFn: ({ id, to }: { id: string; from: LeadStatus; to: LeadStatus }) =>
      call(leadOperations, "PATCH /leads/:leadId", {
        params: { leadId: id },
        body: { status: to },
      }),
    onSuccess: (_, { id, from, to }) =>
      toast(t("leads.moved", { status: t(`leads.status_${to}`) }), () =>
        move.mutate({ id, from: to, to: from }),
      ),
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: renew,
  }));
  return move;
}

function Column(props: { readonly status: LeadStatus; readonly query: Query }): JSX.Element {
  const can = useCan();
  const move = useMove();
  const list = useList(leadOperations, "GET /leads", () => ({
    query: { ...props.query, status: props.status, limit: 25 },
  }));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [id, from] = event.dataTransfer?.getData("text/plain").split(" ") ?? [];
    const before = LEAD_STATUSES.find((status) => status === from);
    if (id && before && before !== props.status)
      move.mutate({ id, from: before, to: props.status });
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
                    onMove={(to) => move.mutate({ id: lead.id, from: lead.status, to })}
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
  readonly onMove: (to: LeadStatus) => void;
}

function Card(props: CardProps): JSX.Element {
  return (
    <li
      class="card p-3"
      draggable={props.canMove}
      onDragStart={(event) =>
        event.dataTransfer?.setData("text/plain", `${props.lead.id} ${props.lead.status}`)
      }
    >
      <A href={`/leads/${props.lead.id}`} class="block truncate font-medium hover:underline">
        {leadName(props.lead)}
      </A>
      <p class="mb-2 truncate text-xs text-muted">
        {props.lead.widget_name ?? t(`leads.source_${props.lead.source}`)} ·{" "}
        <Ago at={props.lead.created_at} zone={props.lead.client_timezone} />
      </p>
      <SelectField
        label={`${t("kit.status")}: ${leadName(props.lead)}`}
        isLabelHidden
        isDisabled={!props.canMove}
        value={props.lead.status}
        options={LEAD_STATUSES.map((value) => ({ value, label: t(`leads.status_${value}`) }))}
        onChange={props.onMove}
      />
    </li>
  );
}
