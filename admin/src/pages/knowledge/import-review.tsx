import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { ImportDetails } from "../../../../contracts/knowledge-imports.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded, SkeletonRows } from "../../kit/states.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { ImportStatus } from "./import-status.tsx";
import { ProposalRow } from "./proposal-row.tsx";

const LOOK_AGAIN_MS = 1_500;
const PROPOSALS = "GET /widgets/:widgetId/knowledge/imports/:importId/proposals";

interface ImportReviewProps {
  readonly widgetId: number;
  readonly importId: string;
  readonly onClose: () => void;
}

/** What an import found, to be judged one by one or taken as a whole. */
export function ImportReview(props: ImportReviewProps): JSX.Element {
  const queries = useQueryClient();
  const params = () => ({ widgetId: props.widgetId, importId: props.importId });
  const details = useQuery(() => ({
    queryKey: ["import", props.widgetId, props.importId],
    queryFn: () =>
      call(knowledgeLifeOperations, "GET /widgets/:widgetId/knowledge/imports/:importId", {
        params: params(),
      }),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? LOOK_AGAIN_MS : false),
  }));
  // What it found is there when it has come to its end, and not before.
  createEffect(
    on(
      () => details.data?.status,
      () => void queries.invalidateQueries({ queryKey: [PROPOSALS] }),
      { defer: true },
    ),
  );
  return (
    <Card isFlush>
      <div class="flex flex-wrap items-center gap-3 border-b border-line p-3">
        <Button kind="quiet" onClick={() => props.onClose()}>
          <ArrowLeft size={16} aria-hidden="true" />
          {t("knowledge.imports")}
        </Button>
        <Show when={details.data}>
          {(found) => (
            <>
              <ImportStatus status={found().status} />
              <Show when={found().status === "ready" || found().status === "applied"}>
                <Apply widgetId={props.widgetId} importId={props.importId} />
              </Show>
            </>
          )}
        </Show>
      </div>
      <Loaded query={details}>
        {(found) => (
          <>
            <Problems details={found()} />
            <Show when={!isUnderWay(found())} fallback={<SkeletonRows />}>
              <Proposals widgetId={props.widgetId} importId={props.importId} />
            </Show>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function isUnderWay(details: ImportDetails | undefined): boolean {
  return details?.status === "queued" || details?.status === "running";
}

function Problems(props: { readonly details: ImportDetails }): JSX.Element {
  const problems = () => {
    const { error, pages } = props.details;
    const ofPages = pages.flatMap(({ url, problems }) =>
      problems.map((problem) => (url ? `${url}: ${problem}` : problem)),
    );
    return error ? [error, ...ofPages] : ofPages;
  };
  return (
    <Show when={problems().length > 0}>
      <ul class="m-3 max-h-40 list-disc overflow-y-auto rounded-lg bg-warning-soft py-2 pr-3 pl-7 text-warning">
        <For each={problems()}>{(problem) => <li>{problem}</li>}</For>
      </ul>
    </Show>
  );
}

interface ImportIds {
  readonly widgetId: number;
  readonly importId: string;
}

function Proposals(props: ImportIds): JSX.Element {
  const list = useList(knowledgeLifeOperations, PROPOSALS, () => ({
    params: { widgetId: props.widgetId, importId: props.importId },
    query: { limit: 100 },
  }));
  return (
    <Loaded query={list.query}>
      {() => (
        <Show
          when={list.items().length > 0}
          fallback={<EmptyState title={t("knowledge.no_proposals")} />}
        >
          <ul class="divide-y divide-line">
            <For each={list.items()}>
              {(proposal) => (
                <ProposalRow
                  proposal={proposal}
                  widgetId={props.widgetId}
                  importId={props.importId}
                />
              )}
            </For>
          </ul>
          <MoreButton query={list.query} />
        </Show>
      )}
    </Loaded>
  );
}

function Apply(props: ImportIds): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const applying = useMutation(() => ({
    mutationFn: (accept: "all" | "accepted") =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/imports/:importId/apply", {
        params: { widgetId: props.widgetId, importId: props.importId },
        body: { accept },
      }),
    onSuccess: async ({ created, changed, removed }) => {
      toast(t("knowledge.import_taken", { created, changed, removed }));
      await queries.invalidateQueries();
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Show when={can("knowledge.manage")}>
      <div class="ml-auto flex flex-wrap gap-2">
        <Button isBusy={applying.isPending} onClick={() => applying.mutate("accepted")}>
          {t("knowledge.take_accepted")}
        </Button>
        <Button kind="primary" isBusy={applying.isPending} onClick={() => applying.mutate("all")}>
          {t("knowledge.take_all")}
        </Button>
      </div>
    </Show>
  );
}
