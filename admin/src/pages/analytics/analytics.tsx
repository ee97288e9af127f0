import { useSearchParams } from "@solidjs/router";
import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { createMemo, type JSX, Show } from "solid-js";
import { type Analytics, analyticsOperations } from "../../../../contracts/admin/analytics.ts";
import { clientQuery, useZone } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";
import { useWidgetOptions } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { Breakdown } from "./breakdown.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FigureChart } from "./figure-chart.tsx";
import { type AnalyticsParams, Filters } from "./filters.tsx";
import { Funnel } from "./funnel.tsx";
import { UnansweredQuestions } from "./gaps.tsx";
import { Headline } from "./headline.tsx";
import { isWithoutData, NoFigures } from "./no-figures.tsx";
import { daysAsked, todayIn } from "./range.ts";
import { AnalyticsSkeleton } from "./skeleton.tsx";

type Params = AnalyticsParams & { readonly figure?: string };

/** What came of the widgets over some days, beside the days before; all of the choice is in the address. */
export function AnalyticsPage(): JSX.Element {
  usePageTitle(() => t("layout.analytics"));
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const zone = useZone();
  const options = useWidgetOptions();
  const widgetId = () => (params.widget && /^\d+$/.test(params.widget) ? params.widget : null);
  const whose = () => ({
    ...clientQuery(),
    ...(widgetId() === null ? {} : { widget_id: widgetId() ?? "" }),
  });
  // Where all clients are looked at, the days of a widget are still those of its own client.
  const dayZone = () =>
    zone() ??
    options.data?.items.find(({ id }) => String(id) === widgetId())?.client_timezone ??
    "UTC";
  // Read once per choice, so that an open page does not change its question at midnight.
  const wish = createMemo(() => ({
    ...whose(),
    ...daysAsked(params, todayIn(dayZone(), Date.now())),
  }));
  const query = useQuery(() => {
    const asked = wish();
    return {
      queryKey: ["GET /analytics", asked],
      queryFn: () => call(analyticsOperations, "GET /analytics", { query: asked }),
      // The page keeps its shape while other days are on their way.
      placeholderData: keepPreviousData,
    };
  });
  return (
    <Page title={t("layout.analytics")} actions={<ExportMenu query={wish()} />}>
      <Filters params={params} shown={dataOf(query)} onChange={(part) => setParams(part)} />
      <Loaded query={query} skeleton={<AnalyticsSkeleton />}>
        {(data) => (
          <div
            class={query.isPlaceholderData ? "opacity-60" : ""}
            aria-busy={query.isPlaceholderData ? "true" : "false"}
          >
            <Show when={!isWithoutData(data())} fallback={<NoFigures widgetId={widgetId()} />}>
              <Report
                data={data()}
                wish={wish()}
                whose={whose()}
                params={params}
                onParams={(part) => setParams(part)}
              />
            </Show>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface ReportProps {
  readonly data: Analytics;
  readonly wish: { readonly client_id?: number; readonly widget_id?: string };
  readonly whose: { readonly client_id?: number; readonly widget_id?: string };
  readonly params: Params;
  readonly onParams: (part: { figure?: string; widget?: string | undefined }) => void;
}

function Report(props: ReportProps): JSX.Element {
  const can = useCan();
  return (
    <div class="space-y-5">
      <Headline data={props.data} />
      <FigureChart
        data={props.data}
        whose={props.whose}
        measure={props.params.figure}
        onMeasure={(figure) => props.onParams({ figure })}
      />
      <Breakdown wish={props.wish} hasWidget={props.whose.widget_id === undefined}>
        <Funnel figures={props.data.totals} />
      </Breakdown>
      <Show when={can("knowledge.read")}>
        <UnansweredQuestions
          widgetId={props.whose.widget_id === undefined ? null : Number(props.whose.widget_id)}
          zone={props.data.timezone}
          onChoose={(widget) => props.onParams({ widget })}
        />
      </Show>
    </div>
  );
}
