import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { COUNT_STEPS } from "./axis-steps.ts";
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
