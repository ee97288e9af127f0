import { useSearchParams } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { KnowledgeGap } from "../../../../contracts/knowledge-insights.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/page.tsx";
import { formatShare } from "../../kit/stat.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { toastProblem } from "../../kit/toasts.tsx";

/** What visitors asked and did not get, worst first, each one click from its entry. */
export function Gaps(props: { readonly widgetId: number }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ["gaps", props.widgetId],
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/gaps", {
        params: { widgetId: props.widgetId },
        query: {},
      }),
  }));
  return (
    <Card title={t("knowledge.gaps")} text={t("knowledge.gaps_text")} isFlush>
      <Loaded query={query}>
        {(report) => (
          <Show
            when={report().gaps.length > 0}
            fallback={
              <EmptyState title={t("knowledge.no_gaps")} text={t("knowledge.no_gaps_text")} />
            }
          >
            <ul class="mt-2 divide-y divide-line">
              <For each={report().gaps}>{(gap) => <Gap gap={gap} widgetId={props.widgetId} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Card>
  );
}

function Gap(props: { readonly gap: KnowledgeGap; readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const [, setParams] = useSearchParams();
  const drafting = useMutation(() => ({
    mutationFn: () =>
      call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/gaps/draft-entry", {
        params: { widgetId: props.widgetId },
        body: props.gap.draft,
      }),
    onSuccess: async ({ entry }) => {
      await queries.invalidateQueries();
      setParams({ entry: String(entry.id) });
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  const review = () =>
    props.gap.proposal === "review_answer" && props.gap.closest_entry
      ? props.gap.closest_entry
      : null;
  return (
    <li class="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
      <div class="min-w-0">
        <p class="font-medium">{props.gap.question}</p>
        <p class="mt-0.5 flex flex-wrap items-center gap-2 text-xs text-muted">
          <Badge tone="warning">{tn("knowledge.asked", props.gap.askings)}</Badge>
          <Ago at={props.gap.last_asked_at} />
          <Show when={props.gap.closest_entry}>
            {(entry) => (
              <span>
                {t("knowledge.closest", {
                  question: entry().question,
                  share: formatShare(entry().confidence, 1),
                })}
              </span>
            )}
          </Show>
        </p>
      </div>
      <Show when={can("knowledge.manage")}>
        <Show
          when={review()}
          fallback={
            <Button isBusy={drafting.isPending} onClick={() => drafting.mutate()}>
              {props.gap.proposal === "extend_entry"
                ? t("knowledge.extend")
                : t("knowledge.make_entry")}
            </Button>
          }
        >
          {(entry) => (
            <Button onClick={() => setParams({ entry: String(entry().entry_id) })}>
              {t("knowledge.review")}
            </Button>
          )}
        </Show>
      </Show>
    </li>
  );
}
