import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { KnowledgeGap } from "../../../../contracts/knowledge-insights.ts";
import { call } from "../../api/client.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";

const SHOWN_MAX = 8;

interface GapsProps {
  readonly widgetId: number | null;
  readonly zone: string;
  readonly onChoose: (widgetId: string | undefined) => void;
}

/** What visitors asked and did not get: of one widget, since each has a knowledge of its own. */
export function UnansweredQuestions(props: GapsProps): JSX.Element {
  return (
    <Card title={t("analytics.unanswered")} text={t("analytics.unanswered_text")} isFlush>
      <Show
        when={props.widgetId}
        keyed
        fallback={
          <div class="max-w-sm space-y-2 p-4">
            <p>{t("analytics.unanswered_choose")}</p>
            <WidgetFilter isLabelHidden value={undefined} onChange={props.onChoose} />
          </div>
        }
      >
        {(widgetId) => <OfWidget widgetId={widgetId} zone={props.zone} />}
      </Show>
    </Card>
  );
}

function OfWidget(props: { readonly widgetId: number; readonly zone: string }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ["gaps", props.widgetId],
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/gaps", {
        params: { widgetId: props.widgetId },
        query: {},
      }),
  }));
  return (
    <Loaded query={query}>
      {(report) => (
        <Show
          when={report().gaps.length > 0}
          fallback={
            <EmptyState title={t("knowledge.no_gaps")} text={t("knowledge.no_gaps_text")} />
          }
        >
          <ol class="mt-2 divide-y divide-line">
            <For each={report().gaps.slice(0, SHOWN_MAX)}>
              {(gap) => <Gap gap={gap} zone={props.zone} />}
            </For>
          </ol>
          <p class="flex flex-wrap justify-between gap-2 border-t border-line px-4 py-3 text-muted">
            {tn("analytics.gap_days", report().days)}
            <A class="link" href={`/knowledge?widget=${props.widgetId}&view=gaps`}>
              {t("analytics.answer_them")}
            </A>
          </p>
        </Show>
      )}
    </Loaded>
  );
}

function Gap(props: { readonly gap: KnowledgeGap; readonly zone: string }): JSX.Element {
  return (
    <li class="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 px-4 py-2.5">
      <span class="min-w-0 [overflow-wrap:anywhere]">{props.gap.question}</span>
      <span class="flex items-center gap-2 text-xs text-muted">
        <Badge tone="warning">{tn("knowledge.asked", props.gap.askings)}</Badge>
        <Ago at={props.gap.last_asked_at} zone={props.zone} />
      </span>
    </li>
  );
}
