import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, lazy, Show, Suspense } from "solid-js";
import {
  type Analytics,
  analyticsOperations,
  type Figures,
} from "../../../../contracts/admin/analytics.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { daysIn } from "../../api/day-query.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { DayRangeFields } from "../../kit/day-range-fields.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { formatNumber, formatShare, Stat } from "../../kit/stat.tsx";
import { Loaded } from "../../kit/states.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { ZoneName } from "../../kit/zone-name.tsx";
import { usePageTitle } from "../../layout/title.ts";

const DayChart = lazy(async () => ({
  default: (await import("../../kit/day-chart.tsx")).DayChart,
}));

const MS_PER_S = 1_000;
const orDash = (value: number | null, show: (value: number) => string) =>
  value === null ? "–" : show(value);

const FIGURES: readonly (readonly [TextKey, (figures: Figures) => string])[] = [
  ["analytics.conversations", ({ conversations }) => formatNumber(conversations)],
  ["analytics.leads", ({ leads }) => formatNumber(leads)],
  ["analytics.conversion", ({ leads, conversations }) => formatShare(leads, conversations)],
  ["analytics.appointments", ({ appointments }) => formatNumber(appointments)],
  ["analytics.messages", ({ messages }) => formatNumber(messages)],
  ["analytics.completed", ({ completed }) => formatNumber(completed)],
  ["analytics.abandoned", ({ abandoned }) => formatNumber(abandoned)],
  ["analytics.spam", ({ spam }) => formatNumber(spam)],
  [
    "analytics.answered",
    ({ knowledge_matches: matches, fallbacks }) => formatShare(matches, matches + fallbacks),
  ],
  ["analytics.helpful", ({ helpful, not_helpful }) => formatShare(helpful, helpful + not_helpful)],
  [
    "analytics.confidence",
    ({ avg_confidence }) => orDash(avg_confidence, (value) => formatShare(value, 1)),
  ],
  [
    "analytics.response_time",
    ({ avg_response_time_ms }) =>
      orDash(avg_response_time_ms, (ms) =>
        ms < MS_PER_S ? `${formatNumber(ms, 1)} ms` : `${formatNumber(ms / MS_PER_S, 1)} s`,
      ),
  ],
  ["analytics.rating", ({ avg_rating }) => orDash(avg_rating, (value) => formatNumber(value, 1))],
  ["analytics.views", ({ views }) => formatNumber(views)],
  ["analytics.opens", ({ opens }) => formatNumber(opens)],
];

interface Params {
  readonly widget?: string;
  readonly from?: string;
  readonly to?: string;
}

export function AnalyticsPage(): JSX.Element {
  usePageTitle(() => t("layout.analytics"));
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const query = useQuery(() => {
    const { widget } = params;
    const wish = {
      ...clientQuery(),
      ...(widget && /^\d+$/.test(widget) ? { widget_id: widget } : {}),
      ...daysIn(params),
    };
    return {
      queryKey: ["GET /analytics", wish],
      queryFn: () => call(analyticsOperations, "GET /analytics", { query: wish }),
    };
  });
  return (
    <Page title={t("layout.analytics")}>
      <Filters params={params} shown={dataOf(query)} onChange={(part) => setParams(part)} />
      <Loaded query={query}>{(data) => <Report data={data()} />}</Loaded>
    </Page>
  );
}

interface FiltersProps {
  readonly params: Params;
  readonly shown: Analytics | undefined;
  readonly onChange: (part: { [Name in keyof Params]?: string | undefined }) => void;
}

function Filters(props: FiltersProps): JSX.Element {
  return (
    <div class="mb-4 grid gap-3 sm:flex sm:flex-wrap sm:items-end">
      <WidgetFilter
        class="sm:w-56"
        value={props.params.widget}
        onChange={(widget) => props.onChange({ widget })}
      />
      <DayRangeFields from={props.shown?.from} to={props.shown?.to} onChange={props.onChange} />
      <Show when={props.shown}>
        {(shown) => <ZoneName class="sm:pb-2.5" zone={shown().timezone} />}
      </Show>
    </div>
  );
}

function Report(props: { readonly data: Analytics }): JSX.Element {
  return (
    <div class="space-y-5">
      <Card title={t("analytics.by_day")}>
        <Suspense fallback={<div class="skeleton h-56" />}>
          <DayChart
            label={t("analytics.by_day")}
            days={props.data.days.map((day) => day.date)}
            series={[
              {
                label: t("analytics.conversations"),
                color: "--accent-text",
                values: props.data.days.map((day) => day.conversations),
              },
              {
                label: t("analytics.leads"),
                color: "--warning",
                isDashed: true,
                values: props.data.days.map((day) => day.leads),
              },
            ]}
          />
        </Suspense>
      </Card>
      <dl class="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        <For each={FIGURES}>
          {([label, show]) => (
            <Stat
              label={t(label)}
              value={show(props.data.totals)}
              note={t("analytics.before", { value: show(props.data.before) })}
            />
          )}
        </For>
      </dl>
    </div>
  );
}
