import type { BusinessHours } from "../../../../../contracts/widget-config.ts";

type Span = BusinessHours["days"]["mon"][number];

const MIN_PER_DAY = 24 * 60;
const PAUSE_MIN = 60;
const SPAN_MIN = 4 * 60;
const FIRST: Span = { open: "09:00", close: "17:00" };

/** Whether two spans of one day have a minute in common. */
export function isOverlapping(spans: readonly Span[]): boolean {
  const inOrder = spans.map(minutesOf).sort((one, other) => one.open - other.open);
  return inOrder.some((span, at) => {
    const next = inOrder[at + 1];
    return next !== undefined && next.open < span.close;
  });
}

/** What is likely to come after the spans that are there: a pause, and half a day. */
export function nextSpan(spans: readonly Span[]): Span {
  if (spans.length === 0) return FIRST;
  const open = Math.max(...spans.map((span) => minutesOf(span).close)) + PAUSE_MIN;
  if (open >= MIN_PER_DAY) return FIRST;
  return { open: clockOf(open), close: clockOf(Math.min(open + SPAN_MIN, MIN_PER_DAY)) };
}

/** A span that closes no later than it opens runs past midnight. */
function minutesOf(span: Span): { readonly open: number; readonly close: number } {
  const [open, close] = [minuteOf(span.open), minuteOf(span.close)];
  return { open, close: close <= open ? close + MIN_PER_DAY : close };
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
