import { readFileSync } from "node:fs";
import { PgDialect } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { withBenchDatabase } from "./rollup/bench-database.ts";
import { STANDARD, dayAt } from "./rollup/fill.ts";
import { SCANS, BARE_SCAN } from "./rollup/scan.ts";
import { statementFor } from "../worker/src/store/rollup.ts";
import { daysOf } from "../worker/src/store/rollup-days.ts";
await withBenchDatabase(null, STANDARD, async (bench) => {
  const c = bench.client;
  await c.query("set max_parallel_workers_per_gather=0; set jit=off; set work_mem='64MB'");
  for (const s of process.env.PRE?.split(";;") ?? []) await c.query(s);
  const pid = (await c.query("select pg_backend_pid() as p")).rows[0].p;
  const day = Math.floor(bench.size.days / 2);
  const b = [dayAt(day), dayAt(day + 1)];
  const cpu = () => { const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" "); return (Number(f[11]) + Number(f[12])) * 10; };
  const t = async (f: () => Promise<unknown>, n = 3) => { const a = cpu(); for (let i = 0; i < n; i++) await f(); return (cpu() - a) / n; };
  const forget = async () => { for (const p of ["", "_hours", "_entries", "_places"]) await c.query(`delete from widget_analytics${p} where date between '${dayAt(day - 1).slice(0, 10)}' and '${dayAt(day + 1).slice(0, 10)}'`); };
  const d = dayAt(day).slice(0, 10);
  const now = sql`to_timestamp(${Date.parse(dayAt(bench.size.days + 30)) / 1000}::float8)`;
  const q = new PgDialect().sqlToQuery(statementFor(daysOf({ from: d, to: d }, now), now));
  if (process.env.EXPLAIN) {
    await forget();
    await c.query("begin");
    await c.query(q.sql, q.params);
    await c.query("rollback");
    await c.query("begin");
    console.log((await c.query(`explain (analyze, buffers off, costs off, summary) ${q.sql}`, q.params)).rows.map((r) => r["QUERY PLAN"]).join("\n"));
    await c.query("rollback");
  }
  for (let i = 0; i < 4; i++) {
    const r = await t(async () => { await c.query("begin"); await c.query(q.sql, q.params); await c.query("rollback"); });
    const m = await t(() => c.query(SCANS.messages, b));
    const v = await t(() => c.query(SCANS.conversations, b));
    const bare = await t(() => c.query(BARE_SCAN, b));
    console.log([r, m, v, bare].map((x) => x.toFixed(0)).join("\t"));
  }
});
process.exit();
