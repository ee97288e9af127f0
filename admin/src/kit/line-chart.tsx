import "uplot/dist/uPlot.min.css";
import "./line-chart.css";
import { createEffect, createSignal, For, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import uPlot from "uplot";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { UNKNOWN } from "./format.ts";
import { type LineSeries, PLOT_HEIGHT_PX, plotData, plotOptions } from "./line-plot.ts";
import { LineTable } from "./line-table.tsx";

export interface LineChartProps {
  readonly label: string;
  /** What each place is called in full, and in brief below the axis. */
  readonly places: readonly string[];
  readonly ticks: readonly string[];
  /** What the places are, over the table's first column. */
  readonly placeHead: string;
  readonly series: readonly LineSeries[];
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly axisSteps: readonly number[];
}

/** Lines from zero, read by mouse, by keyboard, or as a table. */
export function LineChart(props: LineChartProps): JSX.Element {
  const [isTable, setTable] = createSignal(false);
  return (
    <figure>
      <div class="mb-2 flex flex-wrap items-center justify-between gap-2">
        <ul class="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          <For each={props.series}>{(one) => <LegendLine series={one} />}</For>
        </ul>
        <Button kind="quiet" class="text-xs print:hidden" onClick={() => setTable(!isTable())}>
          {isTable() ? t("kit.as_chart") : t("kit.as_table")}
        </Button>
      </div>
      <Show when={isTable()} fallback={<Plot {...props} />}>
        <LineTable {...props} />
      </Show>
    </figure>
  );
}

function LegendLine(props: { readonly series: LineSeries }): JSX.Element {
  return (
    <li class="flex items-center gap-1.5">
      <span
        class={`w-5 border-t-2 ${props.series.isDashed ? "border-dashed" : ""}`}
        style={{ "border-color": `var(${props.series.color})` }}
      />
      {props.series.label}
    </li>
  );
}

const STEP_BY_KEY: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Along its places the chart is a slider: that is what arrow keys, screen readers and their touch
 * gestures know how to move, and its text is said at each step.
 */
function Plot(props: LineChartProps): JSX.Element {
  const [at, setAt] = createSignal<number | null>(null);
  const last = () => props.places.length - 1;
  const shown = () => Math.min(at() ?? last(), last());
  const canvas = createCanvas(() => ({ ...props, onPoint: setAt }));
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") return canvas.point(null);
    const step = STEP_BY_KEY[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // The first key shows where one is; the next ones move.
    const from = at() ?? last() + (step < 0 ? 1 : 0);
    canvas.point(Math.max(0, Math.min(last(), from + step)));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={props.places.length}
      aria-valuenow={shown() + 1}
      aria-valuetext={sentenceOf(props, shown())}
      onKeyDown={move}
      onBlur={() => canvas.point(null)}
      class="relative w-full rounded-md"
    >
      <div ref={canvas.hold} class="line-plot w-full overflow-hidden" />
      <Show when={at() !== null}>
        <Tooltip {...props} at={shown()} leftPx={canvas.leftOf(shown())} />
      </Show>
    </div>
  );
}

function sentenceOf({ places, series, format }: LineChartProps, at: number): string {
  const parts = series.map((one) => {
    const day = one.labels?.[at];
    const value = one.values[at];
    return `${one.label}${day ? ` (${day})` : ""} ${value == null ? UNKNOWN : format(value)}`;
  });
  return `${places[at] ?? ""}: ${parts.join(", ")}`;
}

/** Where the chart library knows of no cursor. */
const OUTSIDE_PX = -10;

/** The drawing inside an element: made anew with what it shows and with the theme, and sized with it. */
function createCanvas(parts: () => Parameters<typeof plotData>[0]) {
  let box: HTMLDivElement | undefined;
  let plot: uPlot | null = null;
  let pointed: number | null = null;
  const point = (at: number | null) => {
    pointed = at;
    plot?.setCursor({ left: at === null ? OUTSIDE_PX : plot.valToPos(at, "x"), top: 0 });
  };
  const draw = () => {
    if (!box) return;
    plot?.destroy();
    plot = new uPlot(plotOptions(parts(), box.clientWidth), plotData(parts()), box);
    // The days before come later than those shown: where one was stays where it was.
    if (pointed !== null) point(pointed);
  };
  onMount(() => {
    if (!box) return;
    const target = box;
    createEffect(on(() => plotData(parts()), draw));
    const resize = new ResizeObserver(() =>
      plot?.setSize({ width: target.clientWidth, height: PLOT_HEIGHT_PX }),
    );
    resize.observe(target);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    onCleanup(() => {
      resize.disconnect();
      theme.disconnect();
      plot?.destroy();
    });
  });
  return {
    hold: (element: HTMLDivElement) => {
      box = element;
    },
    leftOf: (at: number) => (plot ? plot.over.offsetLeft + plot.valToPos(at, "x") : 0),
    /** Null takes the cursor away. */
    point,
  };
}

interface TooltipProps extends LineChartProps {
  readonly at: number;
  readonly leftPx: number;
}

/** To the eye only: the slider's text says the same. */
function Tooltip(props: TooltipProps): JSX.Element {
  const isRight = () => props.at > props.places.length / 2;
  return (
    <div
      aria-hidden="true"
      class={`pointer-events-none absolute top-2 z-10 w-max rounded-md border border-line bg-raised px-3 py-2 text-xs shadow-float ${isRight() ? "-translate-x-[calc(100%+0.75rem)]" : "translate-x-3"}`}
      style={{ left: `${props.leftPx}px` }}
    >
      <p class="font-semibold">{props.places[props.at]}</p>
      <For each={props.series}>
        {(one) => (
          <p class="mt-1 flex items-center gap-2 whitespace-nowrap">
            <span
              class={`w-3 border-t-2 ${one.isDashed ? "border-dashed" : ""}`}
              style={{ "border-color": `var(${one.color})` }}
            />
            <span class="text-muted">{one.labels?.[props.at] ?? one.label}</span>
            <span class="ml-auto font-semibold tabular-nums">
              {one.values[props.at] == null ? UNKNOWN : props.format(one.values[props.at] ?? 0)}
            </span>
          </p>
        )}
      </For>
    </div>
  );
}
