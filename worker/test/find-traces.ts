import { runInDurableObject } from "cloudflare:test";
import { openBoundDatabase } from "./bound-database.ts";
import { testEnv } from "./thread-client.ts";

// Looks for a word everywhere that the product keeps anything.

const database = openBoundDatabase();

/** Tables with a word of the visitor in any of their rows. */
export async function tablesWith(word: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.query(
        `select 1 from "${name}" t where t::text ilike '%' || $1 || '%' limit 1`,
        [word],
      );
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}

/** All that an object has stored, in its tables and under its names. */
export async function held(stub: DurableObjectStub): Promise<string> {
  return runInDurableObject(stub, async (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray();
    const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM ${name}`).toArray());
    return JSON.stringify([rows, [...(await storage.list())]]);
  });
}

export async function noticesWith(word: string, ids: readonly string[]): Promise<string[]> {
  const { NOTICES } = testEnv;
  const texts = await Promise.all(ids.map((id) => held(NOTICES.get(NOTICES.idFromName(id)))));
  return ids.filter((_, at) => texts[at]?.includes(word));
}

export async function snapshotsWith(word: string): Promise<string[]> {
  const { keys } = await testEnv.SNAPSHOTS.list();
  const texts = await Promise.all(keys.map(({ name }) => testEnv.SNAPSHOTS.get(name)));
  return keys.flatMap(({ name }, at) => (texts[at]?.includes(word) ? [name] : []));
}
