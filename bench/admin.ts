import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { ensureDatabase, withClient } from "../tools/database/databases.ts";
import { migrateDatabase } from "../tools/database/migrations.ts";
import { startNeonEndpoint } from "../tools/database/neon-endpoint.ts";
import { startThrowAwayPostgres } from "../tools/database/postgres.ts";
import { runTool, say } from "../tools/local/problem.ts";
import { type Database, openDatabase } from "../worker/src/store/database.ts";
import type { PageWish } from "../worker/src/store/keyset.ts";
import { fill } from "./admin/fill.ts";
import { farPage, firstPage, LISTS, type List } from "./admin/lists.ts";

// npm run bench:admin [-- --rows 100000]: the dashboard's lists on two databases, side by side.

const SMALL_ROWS = 10_000;
const LARGE_ROWS = 1_000_000;
const ROUNDS = 21;
const WARM_UPS = 4;
const RATIO_MAX = 1.5;

await runTool(async () => {
  const { values } = parseArgs({ options: { rows: { type: "string" } } });
  const largeRows = Number(values.rows ?? LARGE_ROWS);
  const server = await startThrowAwayPostgres();
  const endpoint = await startNeonEndpoint({ serverUrl: server.url("postgres") });
  try {
    const open = async (name: string, rows: number): Promise<Database> => {
      const url = server.url(name);
      await ensureDatabase(server.url("postgres"), name);
      await migrateDatabase(url);
      const beganMs = performance.now();
      await withClient(url, (client) => fill(client, rows));
      say(`${rows} conversations made in ${Math.round((performance.now() - beganMs) / 1_000)} s`);
      return openDatabase({ DATABASE_URL: url, NEON_LOCAL_ENDPOINT: endpoint.url });
    };
    const small = await open("small", SMALL_ROWS);
    const large = await open("large", largeRows);
    await compareAll(small, large, largeRows);
  } finally {
    await endpoint.stop();
    await server.stop();
  }
});
process.exit();

async function compareAll(small: Database, large: Database, largeRows: number): Promise<void> {
  say("");
  say(`Medians of ${ROUNDS} rounds, both databases in turn; pages of ten rows.`);
  row("list", "page", `ms at ${SMALL_ROWS}`, `ms at ${largeRows}`, "ratio");
  for (const list of LISTS) {
    await compare(list, "first", small, large, firstPage, firstPage);
    const [far, farther] = [await farPage(small, list), await farPage(large, list)];
    if (farther.page.after === null) continue;
    const number =
      far.number === farther.number ? `${far.number}th` : `${far.number}th / ${farther.number}th`;
    await compare(list, number, small, large, far.page, farther.page);
  }
}

async function compare(
  list: List,
  page: string,
  small: Database,
  large: Database,
  smallPage: PageWish,
  largePage: PageWish,
): Promise<void> {
  const [fewMs, manyMs]: [number[], number[]] = [[], []];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const [few, many] = [await time(list, small, smallPage), await time(list, large, largePage)];
    if (round < 0) continue;
    fewMs.push(few);
    manyMs.push(many);
  }
  const [few, many] = [median(fewMs), median(manyMs)];
  const ratio = many / few;
  const verdict = ratio > RATIO_MAX ? `over ${RATIO_MAX}` : "";
  row(list.name, page, few.toFixed(2), many.toFixed(2), `${ratio.toFixed(2)} ${verdict}`);
}

async function time(list: List, db: Database, page: PageWish): Promise<number> {
  const beganMs = performance.now();
  await list.read(db, page);
  return performance.now() - beganMs;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function row(list: string, page: string, few: string, many: string, ratio: string): void {
  say(`${list.padEnd(30)} ${page.padStart(16)} ${few.padStart(12)} ${many.padStart(14)}  ${ratio}`);
}
