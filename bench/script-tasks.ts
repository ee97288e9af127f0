/** What a browser's trace tells of one stretch of work (the Trace Event Format, times in µs). */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

interface Span {
  readonly name: string;
  readonly fromUs: number;
  readonly untilUs: number;
}

export const TRACE_CATEGORIES = ["toplevel", "devtools.timeline", "v8.execute"];

/** Ways in which a page's own script gets to run; a bare page with one script has no other. */
const SCRIPT_WORK = ["EvaluateScript", "RunMicrotasks", "FunctionCall", "TimerFire"];

/**
 * How long each task of a page's main thread took in which a script ran, from the first evaluation
 * of a script whose address matches; with all that the browser did in the same task.
 */
export function scriptTasksMs(trace: Buffer, address: RegExp): number[] {
  // Chromium's own output; what is missing from an event is looked after below.
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { traceEvents: TraceEvent[] };
  const first = traceEvents.find(
    ({ name, args }) => name === "EvaluateScript" && address.test(args?.data?.url ?? ""),
  );
  if (!first) return [];
  const spans = traceEvents
    .filter(({ ph, pid, tid }) => ph === "X" && pid === first.pid && tid === first.tid)
    .map(({ name, ts, dur = 0 }): Span => ({ name, fromUs: ts, untilUs: ts + dur }))
    .filter(({ untilUs }) => untilUs >= first.ts);
  const work = spans.filter(({ name }) => SCRIPT_WORK.includes(name));
  const tasks = spans.filter(
    (task) => task.name.endsWith("RunTask") && work.some((one) => isWithin(one, task)),
  );
  // Tasks are traced at several depths; the outermost is what keeps the page waiting.
  return tasks
    .filter((task) => !tasks.some((other) => other !== task && isWithin(task, other)))
    .map(({ fromUs, untilUs }) => (untilUs - fromUs) / 1000);
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.fromUs >= outer.fromUs && inner.untilUs <= outer.untilUs;
}
