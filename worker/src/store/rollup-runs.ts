import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

export interface RollupRun {
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Of widgets. */
  readonly days: number;
  readonly rows: number;
}

/** Also forgets runs of more than a month ago: nobody asks about those. */
export async function noteRollup(db: Database, run: RollupRun): Promise<void> {
  const startedAt = sql`to_timestamp(${run.startedAtMs}::float8 / 1000)`;
  await db.execute(sql`
    with forgotten as (
      delete from rollup_runs where started_at < ${startedAt} - interval '30 days'
    )
    insert into rollup_runs (started_at, duration_ms, days_count, rows_written)
    values (${startedAt}, ${run.durationMs}::int, ${run.days}::int, ${run.rows}::int)`);
}
