import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { Proposal } from "../../../../contracts/knowledge-imports.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { plainOf } from "../../kit/markdown.tsx";
import { toastProblem } from "../../kit/toasts.tsx";

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly widgetId: number;
  readonly importId: string;
}

const TONES: Readonly<Record<Proposal["change"], Tone>> = {
  new: "success",
  changed: "warning",
  same: "plain",
  gone: "danger",
};

export function ProposalRow(props: ProposalRowProps): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const deciding = useMutation(() => ({
    mutationFn: (decision: Proposal["decision"]) =>
      call(
        knowledgeLifeOperations,
        "PATCH /widgets/:widgetId/knowledge/imports/:importId/proposals/:proposalId",
        {
          params: {
            widgetId: props.widgetId,
            importId: props.importId,
            proposalId: props.proposal.id,
          },
          body: { decision },
        },
      ),
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: () => queries.invalidateQueries(),
  }));
  /** At once, as it will be: until the answer is here. */
  const decision = () => (deciding.isPending ? deciding.variables : props.proposal.decision);
  const canDecide = () =>
    can("knowledge.manage") && !props.proposal.is_applied && props.proposal.change !== "same";
  const toggle = (wished: Proposal["decision"]) =>
    deciding.mutate(decision() === wished ? "pending" : wished);
  return (
    <li class="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {props.proposal.question}
          <Badge tone={TONES[props.proposal.change]}>
            {t(`knowledge.proposal_${props.proposal.change}`)}
          </Badge>
          <Show when={props.proposal.is_applied}>
            <Badge tone="accent">{t("knowledge.proposal_taken")}</Badge>
          </Show>
        </p>
        <Show when={props.proposal.change === "changed" && props.proposal.entry}>
          {(entry) => <p class="text-muted line-through">{plainOf(entry().answer)}</p>}
        </Show>
        <p class="text-muted">{plainOf(props.proposal.answer)}</p>
      </div>
      <Show when={canDecide()}>
        <div class="flex gap-2">
          <Button
            aria-pressed={decision() === "accepted"}
            kind={decision() === "accepted" ? "primary" : "plain"}
            onClick={() => toggle("accepted")}
          >
            {t("knowledge.accept")}
          </Button>
          <Button
            aria-pressed={decision() === "rejected"}
            kind={decision() === "rejected" ? "danger" : "plain"}
            onClick={() => toggle("rejected")}
          >
            {t("knowledge.reject")}
          </Button>
        </div>
      </Show>
    </li>
  );
}
