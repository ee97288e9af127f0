import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type Lead, type LeadStatus, leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

const LIST = "GET /leads";

/** Gives a lead another status: shown at once, taken back if it is refused, and undone by its notice. */
export function useMoveLead() {
  const queries = useQueryClient();
  const move = useMutation(() => ({
    mutationFn: ({ lead, to }: { lead: Lead; to: LeadStatus }) =>
      call(leadOperations, "PATCH /leads/:leadId", {
        params: { leadId: lead.id },
        body: { status: to },
      }),
    onMutate: ({ lead, to }) =>
      showAhead<Lead>(queries, LIST, lead.id, { ...lead, status: to }, ({ query }) =>
        [undefined, to].includes(query?.status as LeadStatus | undefined),
      ),
    onSuccess: (_, { lead, to }) =>
      toast(t("leads.moved", { status: t(`leads.status_${to}`) }), () =>
        move.mutate({ lead: { ...lead, status: to }, to: lead.status }),
      ),
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
  return (lead: Lead, to: LeadStatus) => {
    // A copy: the row's own lead becomes what it was moved to, and the way back would be lost.
    if (lead.status !== to) move.mutate({ lead: { ...lead }, to });
  };
}
