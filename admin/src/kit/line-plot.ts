import type uPlot from "uplot";

/** What a line's points are, and how they are written. */
export interface LineSeries {
  readonly label: string;
  /** A role of styles/tokens.css, such as `--accent`. */
  readonly color: string;
  readonly isDashed?: boolean;
  /** Null: nothing is known there, and the line has a gap. */
  readonly values: readonly (number | null)[];
  /** Where a point of this line is of another day than the others of its place. */
  readonly labels?: readonly string[];
}

export interface PlotParts {
  /** What each place on the line is called below it, in brief. */
  readonly ticks: readonly string[];
  readonly series: readonly LineSeries[];
  /** How a value is written beside the axis. */
  readonly formatAxis: (value: number) => string;
  /** Steps that the axis may count in, smallest first. */
  readonly axisSteps: readonly number[];
  readonly onPoint: (index: number | null) => void;
}

export const PLOT_HEIGHT_PX = 240;
const TICK_PX = 72;
const TICKS_HEIGHT_PX = 30;
const AXIS_CHAR_PX = 7.5;
const AXIS_PAD_PX = 14;
/** More points than these would make a string of beads of the line. */
const MARKED_POINTS_MAX = 45;
/** Above the highest value, so that its point is whole. */
const HEADROOM = 1.08;

export function plotOptions(parts: PlotParts, width: number): uPlot.Options {
  const [smallest = 1] = parts.axisSteps;
  return {
    width: Math.max(1, width),
    height: PLOT_HEIGHT_PX,
    legend: { show: false },
    scales: {
      x: { time: false },
      // From zero: a line that begins higher makes mountains of molehills.
      y: { range: (_plot, _min, max) => [0, Math.max(smallest * 4, (max ?? 0) * HEADROOM)] },
    },
    cursor: { y: false, points: { size: 8 }, drag: { x: false, y: false }, move: toNearestPlace },
    hooks: { setCursor: [(plot) => parts.onPoint(plot.cursor.idx ?? null)] },
    axes: [placesAxis(parts), valuesAxis(parts)],
    series: [{}, ...parts.series.map((one) => lineOf(one, parts.ticks.length))],
  };
}

/** Between two places there is nothing to point at. */
function toNearestPlace(plot: uPlot, left: number, top: number): [number, number] {
  return left < 0 ? [left, top] : [plot.valToPos(plot.posToIdx(left), "x"), top];
}

export function plotData({ ticks, series }: PlotParts): uPlot.AlignedData {
  return [ticks.map((_, index) => index), ...series.map((one) => [...one.values])];
}

// The canvas knows colours, not roles.
function colorOf(role: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(role).trim();
}

function plainAxis(): uPlot.Axis {
  return { stroke: colorOf("--muted"), ticks: { show: false }, font: "12px system-ui" };
}

function placesAxis({ ticks }: PlotParts): uPlot.Axis {
  return {
    ...plainAxis(),
    grid: { show: false },
    // This is the line of zero.
    border: { show: true, stroke: colorOf("--line-strong"), width: 1 },
    space: TICK_PX,
    size: TICKS_HEIGHT_PX,
    incrs: [1, 2, 7, 14, 28],
    values: (_plot, splits) => splits.map((at) => ticks[at] ?? ""),
  };
}

function valuesAxis({ axisSteps, formatAxis }: PlotParts): uPlot.Axis {
  return {
    ...plainAxis(),
    grid: { stroke: colorOf("--line"), width: 1 },
    incrs: [...axisSteps],
    values: (_plot, splits) => splits.map(formatAxis),
    size: (_plot, values) =>
      AXIS_PAD_PX + AXIS_CHAR_PX * Math.max(0, ...(values ?? []).map((value) => value.length)),
  };
}

function lineOf({ label, color, isDashed, values }: LineSeries, count: number): uPlot.Series {
  const stroke = colorOf(color);
  // A point between two gaps is on no line, and would not be seen at all.
  const isAlone = values.filter((value) => value !== null).length === 1;
  return {
    label,
    stroke,
    width: 2,
    points: {
      show: isAlone || (!isDashed && count <= MARKED_POINTS_MAX),
      size: 6,
      fill: stroke,
    },
    ...(isDashed ? { dash: [6, 5] } : {}),
  };
}
