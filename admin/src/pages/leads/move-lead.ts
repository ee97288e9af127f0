import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import { type Lead, type LeadStatus, leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import type { Loss } from "./lost-dialog.tsx";
import { offeredStatuses } from "./offered-statuses.ts";

const LIST = "GET /leads";

interface Move {
  readonly lead: Lead;
  readonly to: LeadStatus;
  /** Of what is lost; of anything else there is none. */
  readonly loss: Loss;
}

const NO_LOSS: Loss = { lost_reason: null, lost_note: null };

/**
 * Gives a lead another status: shown at once, taken back if it is refused, and undone by its notice.
 * What is to be lost is asked about first: `asked` is that lead until `lose` or `keep` answers. What
 * is to be converted is made a client instead: `converting` is that lead meanwhile.
 */
export function useMoveLead() {
  const moving = useMoving();
  const can = useCan();
  const [asked, setAsked] = createSignal<Lead | null>(null);
  const [converting, setConverting] = createSignal<Lead | null>(null);
  return {
    converting,
    endConversion: () => setConverting(null),
    asked,
    keep: () => setAsked(null),
    lose: (loss: Loss) => {
      const lead = asked();
      setAsked(null);
      if (lead) moving.mutate({ lead, to: "lost", loss });
    },
    move: (lead: Lead, to: LeadStatus) => {
      if (lead.status === to || !offeredStatuses(lead, can("leads.convert")).includes(to)) return;
      // A copy: the row's own lead becomes what it was moved to, and the way back would be lost.
      const own = { ...lead };
      if (to === "lost") setAsked(own);
      else if (to === "converted" && lead.converted_client_id === null) setConverting(own);
      else moving.mutate({ lead: own, to, loss: NO_LOSS });
    },
  };
}

function useMoving() {
  const queries = useQueryClient();
  const moving = useMutation(() => ({
    mutationFn: ({ lead, to, loss }: Move) =>
      call(leadOperations, "PATCH /leads/:leadId", {
        params: { leadId: lead.id },
        body: { status: to, ...(to === "lost" ? loss : {}) },
      }),
    onMutate: ({ lead, to, loss }) =>
      showAhead<Lead>(queries, LIST, lead.id, { ...lead, status: to, ...loss }, ({ query }) =>
        [undefined, to].includes(query?.status as LeadStatus | undefined),
      ),
    onSuccess: (_, { lead, to, loss }) => {
      const { lost_reason, lost_note } = lead;
      // One that was lost before reasons were asked for has none, and needs one to be lost again.
      const reason = lead.status === "lost" ? (lost_reason ?? "other") : null;
      const back = { to: lead.status, loss: { lost_reason: reason, lost_note } };
      toast(t("leads.moved", { status: t(`leads.status_${to}`) }), () =>
        moving.mutate({ lead: { ...lead, status: to, ...loss }, ...back }),
      );
    },
    onError: (error, _, putBack) => {
      putBack?.();
      toastProblem(sentenceFor(error));
    },
    onSettled: (_, __, { lead }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [LIST] }),
        queries.invalidateQueries({ queryKey: ["lead", lead.id] }),
      ]),
  }));
  return moving;
}
