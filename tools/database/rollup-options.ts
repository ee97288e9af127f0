import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { innermostMessage, Problem } from "../local/problem.ts";

export interface RollupOptions {
  /** From the first to the last, `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** Undefined: all widgets. */
  readonly widgetId: number | undefined;
}

const DAYS_MAX = 3_660;
const USAGE = "npm run rollup -- --from 2026-01-01 --to 2026-01-31 [--widget 12]";

export function readRollupOptions(args: readonly string[]): RollupOptions {
  const values = parse(args);
  const from = readDay("--from", values.from);
  const to = readDay("--to", values.to);
  const count = from.until(to, { largestUnit: "day" }).days + 1;
  if (count < 1) throw new Problem(`--to ${to} is before --from ${from}.`);
  if (count > DAYS_MAX) throw new Problem(`These are ${count} days; at most ${DAYS_MAX} at once.`);
  const days = Array.from({ length: count }, (_, index) => from.add({ days: index }).toString());
  return { days, widgetId: values.widget === undefined ? undefined : readId(values.widget) };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      from: { type: "string" },
      to: { type: "string" },
      widget: { type: "string" },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Problem(`${innermostMessage(error)}. Say which days: ${USAGE}`);
  }
}

function readDay(name: string, text: string | undefined): Temporal.PlainDate {
  if (text === undefined) throw new Problem(`${name} is missing. Say which days: ${USAGE}`);
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text);
  try {
    if (isWritten) return Temporal.PlainDate.from(text);
  } catch {
    // A thirtieth of February is told as any other slip.
  }
  throw new Problem(`${name} wants a day like 2026-01-31, not "${text}".`);
}

function readId(text: string): number {
  const id = Number(text);
  if (Number.isInteger(id) && id > 0 && id < 2 ** 31) return id;
  throw new Problem(`--widget wants a widget's number, not "${text}".`);
}
