import { rollUpRange } from "../../worker/src/store/rollup.ts";
import { countFrozenDays } from "../../worker/src/store/rollup-days.ts";
import { innermostMessage, Problem, runTool, say } from "../local/problem.ts";
import { requireDatabaseUrl, withClient, withoutPassword } from "./databases.ts";
import { openNodeDatabase } from "./node-database.ts";
import { readRollupOptions } from "./rollup-options.ts";

// npm run rollup -- --from 2026-01-01 --to 2026-01-31 [--widget 12]
// Makes the figures of these days anew from what is stored. It may run at any time, and again.
await runTool(async () => {
  const url = requireDatabaseUrl(process.env.DATABASE_URL);
  const { days, widgetId } = readRollupOptions(process.argv.slice(2));
  if (widgetId !== undefined) await requireWidget(url, widgetId);
  const database = await openNodeDatabase(url);
  const beganAtMs = performance.now();
  const sum = { days: 0, rows: 0, frozen: 0 };
  try {
    // A day at a time, so that no statement grows with the range.
    for (const day of days) {
      const range = { from: day, to: day, widgetId };
      // Before it: a day that has no figures yet is made, and has some from then on.
      sum.frozen += await countFrozenDays(database.db, range, Date.now());
      const done = await rollUpRange(database.db, range, Date.now());
      sum.days += done.days;
      sum.rows += done.rows;
    }
  } catch (error) {
    throw new Problem(
      `The rollup failed on ${withoutPassword(url)}: ${innermostMessage(error)}. What it did before is kept; run it again.`,
    );
  } finally {
    await database.close();
  }
  const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(1);
  say(`${sum.days} days of widgets in ${seconds} s; ${sum.rows} rows added, changed or removed.`);
  if (sum.frozen > 0) {
    say(
      `${sum.frozen} more keep their figures: their widgets no longer keep all that these were made of.`,
    );
  }
});
process.exit();

async function requireWidget(url: string, widgetId: number): Promise<void> {
  const found = await withClient(url, (client) =>
    client.query("select 1 from widget_configs where id = $1", [widgetId]),
  );
  if (!found.rowCount) throw new Problem(`There is no widget ${widgetId}.`);
}
