import { beforeAll, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { Keyset } from "./keyset.ts";
import { listLeads } from "./leads.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database);
  // More than are looked up by the words alone; seven at each instant.
  await database.query(
    `insert into leads (id, client_id, source, name, email, created_at)
     select gen_random_uuid(), $1, 'manual', 'Lead ' || n,
       case when n % 500 = 0 then 'rare' else 'often' end || n || '@example.com',
       now() - (n / 7) * interval '1 hour'
     from generate_series(1, 3000) n`,
    [home.clientId],
  );
});

async function readAll(search: string, limit: number) {
  const found = [];
  let after: Keyset | null = null;
  for (;;) {
    const page = await listLeads(database.db, home.clientId, { search }, { after, limit });
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < limit) return found;
    after = { at: last.page_at, id: last.id };
  }
}

test.each([
  ["rare", 6, 4],
  ["often", 2994, 400],
  ["Lead 2999", 1, 10],
  ["zeppelin", 0, 10],
])("the words %s find each of their %i leads once, in order", async (words, count, limit) => {
  const found = await readAll(words, limit);
  expect(new Set(found.map(({ id }) => id)).size).toBe(count);
  expect(found).toHaveLength(count);
  const places = found.map(({ page_at, id }) => `${page_at} ${id}`);
  expect(places).toEqual(places.toSorted().toReversed());
});
