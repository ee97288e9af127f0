import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { BREAKDOWN } from "./rollup-breakdown.ts";
import { changedDays, daysOf, type RollupRange } from "./rollup-days.ts";
import { ENTRIES, FIGURE_COLUMNS, figures, SAID, TALKS } from "./rollup-figures.ts";

export interface RolledUp {
  /** Days of widgets. */
  readonly days: number;
  /** Rows that were added, changed or removed. */
  readonly rows: number;
  /** Changes that were seen to. */
  readonly changes: number;
}

/**
 * Brings the figures of the days up to date of which something changed, as many as fit into one
 * statement. Where `changes` is zero nothing is left to do.
 */
export async function rollUpChanges(db: Database, nowMs: number): Promise<RolledUp> {
  const now = instantOf(nowMs);
  return rollUpDays(db, changedDays(now), now);
}

/** The same for a range, whatever has changed in it. Running it again changes nothing. */
export async function rollUpRange(
  db: Database,
  range: RollupRange,
  nowMs: number,
): Promise<RolledUp> {
  const now = instantOf(nowMs);
  return rollUpDays(db, daysOf(range, now), now);
}

/** Any number will do that no other lock has. */
const LOCK = 7_016_001;

/**
 * One rollup at a time, and each in one statement, which has one snapshot of the database. A change is
 * written in the transaction of what it tells of: if this snapshot shows the one it shows the other,
 * and only changes that it shows are taken away; whatever is committed meanwhile waits for the next run.
 *
 * The lock is a statement before it, so that the snapshot is not older than the lock: of two runs the
 * one with the older snapshot would otherwise be able to write last. For the same reason the
 * transaction must be `read committed`, where a snapshot is a statement's and not the transaction's.
 */
async function rollUpDays(db: Database, days: SQL, now: SQL): Promise<RolledUp> {
  const results = await db.batch([
    db.execute(sql`set local jit = off`),
    db.execute(sql`set local work_mem = '64MB'`),
    db.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`),
    db.execute<RolledUp & Record<string, unknown>>(statementFor(days, now)),
  ]);
  const [done] = results[3].rows;
  if (!done) throw new Error("a count has one row");
  return done;
}

export function statementFor(days: SQL, now: SQL): SQL {
  return sql`
    with ${days}, ${TALKS}, ${SAID}, ${ENTRIES}, ${figures(now)}, ${BREAKDOWN},
      ${sql.join(KEPT.map(keep), sql`, `)}
    select (select count(*) from days)::int as days, (select count(*) from taken)::int as changes,
      (${sql.join(KEPT.map(countOf), sql` + `)})::int as rows`;
}

interface Kept {
  readonly table: string;
  /** Where its rows of these days stand, by the same names. */
  readonly made: string;
  /** Beside widget and date. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** Also when a row changes. */
  readonly touched?: string;
}

const KEPT: readonly Kept[] = [
  {
    table: "widget_analytics",
    made: "figures",
    keys: [],
    values: FIGURE_COLUMNS,
    touched: ", updated_at = now()",
  },
  {
    table: "widget_analytics_hours",
    made: "hours",
    keys: ["hour"],
    values: ["conversations"],
  },
  {
    table: "widget_analytics_entries",
    made: "entries",
    keys: ["knowledge_base_id"],
    values: ["answers", "helpful", "not_helpful"],
  },
  {
    table: "widget_analytics_places",
    made: "places",
    keys: ["kind", "place"],
    values: ["conversations", "leads"],
  },
];

/**
 * Makes a table's rows of these days be the made ones, and leaves alone those that are so already. They are
 * compared by `not in`, which looks rows up in a hash however few the planner expects; as a join of a
 * table that has just been filled it could take the square of the time. What a mean is made of is
 * compared, not the mean, which may be null.
 *
 * Not by `on conflict`, which takes a number from the sequence for each row that it meets: nobody else
 * writes these tables, and rollups wait for each other.
 */
function keep({ table, made, keys, values, touched }: Kept): SQL {
  const all = ["widget_id", "date", ...keys];
  const told = values.filter((column) => !column.startsWith("avg_"));
  const list = (columns: readonly string[], prefix = "") =>
    columns.map((column) => prefix + column).join(", ");
  const isSame = all.map((key) => `k.${key} = f.${key}`).join(" and ");
  return sql.raw(`${made}_kept as materialized (
    select k.* from days d cross join lateral (
      select * from ${table} where widget_id = d.widget_id and date = d.date offset 0) k
  ), ${made}_other as materialized (
    select f.*, (${list(all, "f.")}) in (select ${list(all)} from ${made}_kept) as is_there
    from ${made} f where (${list([...all, ...told], "f.")})
      not in (select ${list([...all, ...told])} from ${made}_kept)
  ), ${made}_changed as (
    update ${table} k set ${values.map((column) => `${column} = f.${column}`).join(", ")}${touched ?? ""}
    from ${made}_other f where f.is_there and ${isSame}
    returning 1
  ), ${made}_added as (
    insert into ${table} (${list([...all, ...values])})
    select ${list([...all, ...values], "f.")} from ${made}_other f where not f.is_there
    returning 1
  ), ${made}_removed as (
    delete from ${table} k using (
      select * from ${made}_kept where (${list(all)}) not in (select ${list(all)} from ${made})
    ) f where ${isSame}
    returning 1
  )`);
}

function countOf({ made }: Kept): SQL {
  const counts = ["changed", "added", "removed"].map(
    (part) => `(select count(*) from ${made}_${part})`,
  );
  return sql.raw(counts.join(" + "));
}

function instantOf(atMs: number): SQL {
  return sql`to_timestamp(${atMs}::float8 / 1000)`;
}
