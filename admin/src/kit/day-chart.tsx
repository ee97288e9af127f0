import "uplot/dist/uPlot.min.css";
import "./day-chart.css";
import { createEffect, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import uPlot from "uplot";
import { locale, t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";

export interface DaySeries {
  readonly label: string;
  /** A role of styles/tokens.css, such as `--accent`. */
  readonly color: string;
  readonly isDashed?: boolean;
  readonly values: readonly number[];
}

interface DayChartProps {
  readonly label: string;
  /** `YYYY-MM-DD`, one after another. */
  readonly days: readonly string[];
  readonly series: readonly DaySeries[];
}

const HEIGHT_PX = 220;
const DAY_S = 86_400;

/** Counts by day, from zero; the same as a table for whoever would rather read. */
export function DayChart(props: DayChartProps): JSX.Element {
  const [isTable, setTable] = createSignal(false);
  return (
    <figure>
      <div class="mb-2 flex flex-wrap items-center justify-between gap-2">
        <ul class="flex flex-wrap gap-4 text-xs">
          <For each={props.series}>
            {(one) => (
              <li class="flex items-center gap-1.5">
                <span
                  class={`w-4 border-t-2 ${one.isDashed ? "border-dashed" : ""}`}
                  style={{ "border-color": `var(${one.color})` }}
                />
                {one.label}
              </li>
            )}
          </For>
        </ul>
        <Button kind="quiet" class="text-xs" onClick={() => setTable(!isTable())}>
          {isTable() ? t("kit.as_chart") : t("kit.as_table")}
        </Button>
      </div>
      <Show when={isTable()} fallback={<Plot {...props} />}>
        <DayTable {...props} />
      </Show>
    </figure>
  );
}

function Plot(props: DayChartProps): JSX.Element {
  let box: HTMLDivElement | undefined;
  onMount(() => {
    if (!box) return;
    const target = box;
    let plot: uPlot | null = null;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsOf(props, target.clientWidth), dataOf(props), target);
    };
    createEffect(draw);
    const resize = new ResizeObserver(() =>
      plot?.setSize({ width: target.clientWidth, height: HEIGHT_PX }),
    );
    resize.observe(target);
    // The canvas knows colours, not roles: another theme is another drawing.
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    onCleanup(() => {
      resize.disconnect();
      theme.disconnect();
      plot?.destroy();
    });
  });
  return <div ref={box} role="img" aria-label={summaryOf(props)} class="w-full overflow-hidden" />;
}

function summaryOf({ label, series }: DayChartProps): string {
  const sums = series.map((one) => `${one.label} ${one.values.reduce((sum, n) => sum + n, 0)}`);
  return `${label}: ${sums.join(", ")}`;
}

function dataOf({ days, series }: DayChartProps): uPlot.AlignedData {
  const times = days.map((day) => Date.parse(day) / 1_000);
  return [times, ...series.map((one) => [...one.values])];
}

function optionsOf({ series }: DayChartProps, width: number): uPlot.Options {
  const color = (role: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(role).trim();
  const axis = {
    stroke: color("--muted"),
    grid: { stroke: color("--line"), width: 1 },
    ticks: { show: false },
    font: "12px system-ui",
  };
  const day = new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return {
    width: Math.max(1, width),
    height: HEIGHT_PX,
    // Days have no zone: they are drawn as they are named.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "UTC"),
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
    // The lines are told apart above; here stand the numbers of a day.
    legend: { show: true, live: true, markers: { show: false } },
    hooks: { ready: [showLastDay], setLegend: [showLastDay] },
    cursor: { points: { size: 7 }, drag: { x: false, y: false } },
    axes: [
      {
        ...axis,
        space: 64,
        incrs: [DAY_S, 2 * DAY_S, 7 * DAY_S, 14 * DAY_S, 28 * DAY_S],
        values: (_plot, splits) => splits.map((at) => day.format(at * 1_000)),
      },
      {
        ...axis,
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 100_000],
      },
    ],
    series: [
      { value: (_plot, at) => (at === null ? "–" : day.format(at * 1_000)), label: t("kit.day") },
      ...series.map((one) => ({
        label: one.label,
        stroke: color(one.color),
        width: 2,
        points: { show: false },
        ...(one.isDashed ? { dash: [6, 4] } : {}),
      })),
    ],
  };
}

/** While no day is pointed at, the numbers are the newest day's rather than none. */
function showLastDay(plot: uPlot): void {
  if (plot.legend.idx === null || plot.legend.idx === undefined) {
    plot.setLegend({ idx: plot.data[0].length - 1 }, false);
  }
}

function DayTable(props: DayChartProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="max-h-64 overflow-y-auto" tabIndex={0} aria-label={props.label}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("kit.day")}</th>
            <For each={props.series}>{(one) => <th scope="col">{one.label}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.days}>
            {(day, index) => (
              <tr>
                <td>{day}</td>
                <For each={props.series}>
                  {(one) => <td class="tabular-nums">{one.values[index()] ?? 0}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
