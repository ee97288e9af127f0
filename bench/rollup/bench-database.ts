import path from "node:path";
import type pg from "pg";
import { ensureDatabase, withClient, withDatabase } from "../../tools/database/databases.ts";
import { migrateDatabase } from "../../tools/database/migrations.ts";
import { startNeonEndpoint } from "../../tools/database/neon-endpoint.ts";
import { startPostgres } from "../../tools/database/postgres.ts";
import { makePassableFolder, passableTemporaryFolder } from "../../tools/database/server-user.ts";
import { say } from "../../tools/local/problem.ts";
import { type Database, openDatabase } from "../../worker/src/store/database.ts";
import { fill, type Size } from "./fill.ts";

const FOLDER = path.join(passableTemporaryFolder(), "chat-widget-bench");
const DATABASE = "bench";

/** One whose data stays for the next command. */
export interface BenchDatabase {
  readonly size: Size;
  readonly client: pg.Client;
  /** As the Worker has it. */
  readonly db: Database;
}

/**
 * Runs `work` on a database of this size, made unless it is there; on whatever is there where no size
 * is given.
 */
export async function withBenchDatabase<Result>(
  wanted: Size | null,
  standard: Size,
  work: (bench: BenchDatabase) => Promise<Result>,
): Promise<Result> {
  makePassableFolder(FOLDER);
  const directory = path.join(FOLDER, "data");
  const server = await startPostgres({ directory, isKept: false });
  const endpoint = await startNeonEndpoint({ serverUrl: server.url("postgres") });
  try {
    const url = server.url(DATABASE);
    await ensureDatabase(url, DATABASE);
    const size = await makeSure(url, wanted, standard);
    const db = openDatabase({ DATABASE_URL: url, NEON_LOCAL_ENDPOINT: endpoint.url });
    return await withClient(url, (client) => work({ size, client, db }));
  } finally {
    await endpoint.stop();
    await server.stop();
  }
}

async function makeSure(url: string, wanted: Size | null, standard: Size): Promise<Size> {
  const there = await withClient(url, findSize);
  if (there && (!wanted || isSame(there, wanted))) {
    say(`Using ${describe(there)}, which are there already.`);
    return there;
  }
  const size = wanted ?? standard;
  say(`Making ${describe(size)} …`);
  await withClient(withDatabase(url, "postgres"), (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(DATABASE)} with (force)`),
  );
  await ensureDatabase(url, DATABASE);
  await migrateDatabase(url);
  await withClient(url, (client) => fill(client, size));
  return size;
}

/** Null while there is nothing whole. */
async function findSize(client: pg.Client): Promise<Size | null> {
  const found = await client.query("select to_regclass('bench_size') as it");
  if (found.rows[0]?.it === null) return null;
  const { rows } = await client.query<Size>("select conversations, messages, days from bench_size");
  return rows[0] ?? null;
}

function isSame(one: Size, other: Size): boolean {
  return (
    one.conversations === other.conversations &&
    one.messages === other.messages &&
    one.days === other.days
  );
}

function describe({ conversations, messages, days }: Size): string {
  return `${conversations.toLocaleString("en")} conversations with ${messages.toLocaleString("en")} messages over ${days} days`;
}
