import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { dayName, dayTick } from "./day-names.ts";
import { formatNumber, formatShort } from "./format.ts";
import { LineChart } from "./line-chart.tsx";
import type { LineSeries } from "./line-plot.ts";

interface DayChartProps {
  readonly label: string;
  /** `YYYY-MM-DD`, one after another. */
  readonly days: readonly string[];
  readonly series: readonly LineSeries[];
}

/** Steps of an axis that counts. */
export const COUNT_STEPS = [1, 2, 5].flatMap((step) =>
  [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].map((size) => step * size),
);
COUNT_STEPS.sort((one, other) => one - other);

/** Counts by day. */
export function DayChart(props: DayChartProps): JSX.Element {
  return (
    <LineChart
      label={props.label}
      places={props.days.map(dayName)}
      ticks={props.days.map(dayTick)}
      placeHead={t("kit.day")}
      series={props.series}
      format={formatNumber}
      formatAxis={formatShort}
      axisSteps={COUNT_STEPS}
    />
  );
}
