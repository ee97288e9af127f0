import { useQuery } from "@tanstack/solid-query";
import { createMemo, type JSX, lazy, Suspense } from "solid-js";
import { type Analytics, analyticsOperations } from "../../../../contracts/admin/analytics.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { t } from "../../i18n/i18n.ts";
import { dayName, daySpan, dayTick } from "../../kit/day-names.ts";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { isMeasureName, MEASURES, type MeasureName } from "./measures.ts";
import { DAYS_DRAWN_MAX, type Period, periodsOf } from "./periods.ts";
import { rangeBefore } from "./range.ts";
import { WRITING } from "./write-measure.ts";

const LineChart = lazy(async () => ({
  default: (await import("../../kit/line-chart.tsx")).LineChart,
}));

const CHOICES: readonly MeasureName[] = [
  "conversations",
  "leads",
  "conversion",
  "appointments",
  "conversions",
  "handoffs",
  "messages",
  "views",
  "opens",
  "completed",
  "abandoned",
  "durable",
  "matched",
  "helpful",
  "rating",
  "confidence",
  "response_time",
  "duration",
  "length",
  "spam",
];

interface FigureChartProps {
  readonly data: Analytics;
  /** Whose figures: what was asked for, without its days. */
  readonly whose: { readonly client_id?: number; readonly widget_id?: string };
  /** As the address names it. */
  readonly measure: string | undefined;
  readonly onMeasure: (name: MeasureName) => void;
}

/** One figure by day, or by week of a long range, over the same of the days before. */
export function FigureChart(props: FigureChartProps): JSX.Element {
  const name = (): MeasureName => (isMeasureName(props.measure) ? props.measure : "conversations");
  const before = useQuery(() => {
    const wish = { ...props.whose, ...rangeBefore({ from: props.data.from, to: props.data.to }) };
    return {
      queryKey: ["GET /analytics", wish],
      queryFn: () => call(analyticsOperations, "GET /analytics", { query: wish }),
    };
  });
  const isWeekly = () => props.data.days.length > DAYS_DRAWN_MAX;
  return (
    <Card
      title={t(isWeekly() ? "analytics.by_week" : "analytics.by_day")}
      {...(isWeekly() ? { text: t("analytics.by_week_text") } : {})}
      actions={
        <SelectField
          label={t("analytics.figure")}
          isLabelHidden
          class="w-full sm:w-60"
          value={name()}
          options={CHOICES.map((value) => ({ value, label: t(`analytics.${value}`) }))}
          onChange={(chosen) => props.onMeasure(chosen)}
        />
      }
    >
      <Suspense fallback={<div class="skeleton h-72" />}>
        <Lines
          name={name()}
          now={props.data.days}
          before={dataOf(before)?.days ?? []}
          isWeekly={isWeekly()}
        />
      </Suspense>
    </Card>
  );
}

interface LinesProps {
  readonly name: MeasureName;
  readonly now: Analytics["days"];
  readonly before: Analytics["days"];
  readonly isWeekly: boolean;
}

function Lines(props: LinesProps): JSX.Element {
  const now = createMemo(() => periodsOf(props.now));
  const before = createMemo(() => periodsOf(props.before));
  const writing = () => WRITING[MEASURES[props.name].unit];
  const valuesOf = (periods: readonly Period[]) =>
    periods.map(({ figures }) => MEASURES[props.name].value(figures));
  return (
    <LineChart
      label={`${t(`analytics.${props.name}`)}, ${t(props.isWeekly ? "analytics.by_week" : "analytics.by_day")}`}
      places={now().map(({ from, to }) => (from === to ? dayName(from) : daySpan(from, to)))}
      ticks={now().map(({ from }) => dayTick(from))}
      placeHead={t(props.isWeekly ? "analytics.week" : "kit.day")}
      series={[
        { label: t("analytics.this_range"), color: "--accent-text", values: valuesOf(now()) },
        {
          label: t("analytics.range_before"),
          color: "--muted",
          isDashed: true,
          // While it is on its way, and where it could not be read, nothing is known of it.
          values: now().map((_, at) => valuesOf(before())[at] ?? null),
          labels: before().map(({ from, to }) => (from === to ? dayTick(from) : daySpan(from, to))),
        },
      ]}
      format={writing().format}
      formatAxis={writing().formatAxis}
      axisSteps={writing().axisSteps}
    />
  );
}
