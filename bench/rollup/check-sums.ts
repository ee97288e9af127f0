import { isDeepStrictEqual } from "node:util";
import { say } from "../../tools/local/problem.ts";
import { rollUpRange } from "../../worker/src/store/rollup.ts";
import { figuresByHand } from "../../worker/test/rollup-reference.ts";
import { readRolledUp, readStored } from "../../worker/test/rollup-stored.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { dayAt } from "./fill.ts";

/** All of them decided. */
const DECIDED_DAYS = 30;
/** Those with few visitors: by hand each of their rows is read. */
const SAMPLED_WIDGETS = [20, 37, 40];

export interface Sums {
  readonly rollupMs: number;
  readonly widgetDays: number;
  readonly conversations: number;
  readonly spam: number;
  readonly messages: number;
  readonly leads: number;
  /** In words; none where all is well. */
  readonly differences: readonly string[];
}

/** Rolls up every day, and compares. */
export async function checkSums(bench: BenchDatabase): Promise<Sums> {
  const { client, size } = bench;
  const beganAtMs = performance.now();
  // A day more at either end: in some zones these days began the day before or end the day after.
  for (let day = -1; day <= size.days; day += 1) await rollUpDay(bench, day);
  const rollupMs = performance.now() - beganAtMs;
  const [rolledUp] = (
    await client.query<Record<string, number>>(
      `select count(*)::int as "widgetDays", sum(total_conversations)::int as conversations,
        sum(spam_conversations)::int as spam, sum(total_messages)::int as messages,
        sum(leads_captured)::int as leads from widget_analytics`,
    )
  ).rows;
  const [counted] = (
    await client.query<Record<string, number>>(
      `select
        (select count(*) from widget_conversations where not is_spam)::int as conversations,
        (select count(*) from widget_conversations where is_spam)::int as spam,
        (select count(*) from widget_messages m join widget_conversations c
          on c.id = m.conversation_id where not c.is_spam)::int as messages,
        (select count(*) from leads l join widget_conversations c on c.lead_id = l.id
          where not c.is_spam)::int as leads`,
    )
  ).rows;
  const ofSums = (["conversations", "spam", "messages", "leads"] as const)
    .filter((name) => rolledUp?.[name] !== counted?.[name])
    .map((name) => `${name}: ${rolledUp?.[name]} rolled up, ${counted?.[name]} counted`);
  const ofWidgets = await compareWidgets(bench);
  return {
    rollupMs,
    widgetDays: rolledUp?.widgetDays ?? 0,
    conversations: rolledUp?.conversations ?? 0,
    spam: rolledUp?.spam ?? 0,
    messages: rolledUp?.messages ?? 0,
    leads: rolledUp?.leads ?? 0,
    differences: [...ofSums, ...ofWidgets],
  };
}

/** Every row of some widgets against a count of its stored rows in TypeScript. */
async function compareWidgets({ client, size }: BenchDatabase): Promise<string[]> {
  const query = async (text: string, params: unknown[]) =>
    (await client.query<Record<string, unknown>>(text, params)).rows;
  const differences: string[] = [];
  for (const widgetId of SAMPLED_WIDGETS) {
    const byHand = figuresByHand(await readStored(query, widgetId), decidedAtMs(size.days));
    const rows = await readRolledUp(query, widgetId);
    say(`  widget ${widgetId}: ${rows.days.length} days by hand`);
    for (const part of ["days", "hours", "entries", "places"] as const) {
      if (!isDeepStrictEqual(rows[part], byHand[part])) {
        differences.push(`widget ${widgetId}: its ${part} are not as counted by hand`);
      }
    }
  }
  return differences;
}

/** Of all widgets, so many days after the first. */
export function rollUpDay({ db, size }: BenchDatabase, day: number, days = 1) {
  const date = (offset: number) => dayAt(offset).slice(0, 10);
  return rollUpRange(db, { from: date(day), to: date(day + days - 1) }, decidedAtMs(size.days));
}

function decidedAtMs(days: number): number {
  return Date.parse(dayAt(days + DECIDED_DAYS));
}

export function printSums(sums: Sums): void {
  say(`Rolled up in ${(sums.rollupMs / 1000).toFixed(1)} s: ${sums.widgetDays} days of widgets.`);
  for (const name of ["conversations", "spam", "messages", "leads"] as const) {
    say(`  ${name.padEnd(14)} ${sums[name].toLocaleString("en").padStart(12)}`);
  }
  for (const difference of sums.differences) say(`  ✗ ${difference}`);
}
