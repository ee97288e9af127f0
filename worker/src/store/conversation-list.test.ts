import { beforeAll, describe, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type ConversationFilter, listConversations } from "./conversations.ts";
import type { Keyset } from "./keyset.ts";

let database: TestDatabase;
let home: Home;
let other: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  [home, other] = [await makeHome(database), await makeHome(database)];
  // Seven at the very same instant: only the id tells them apart.
  await fill(home.widgetId, 40, "now() - (n / 7) * interval '1 day'");
  await fill(other.widgetId, 10, "now()");
  await database.query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text)
     select gen_random_uuid(), id, 1, 'user', 'My 100%_sure "zeppelin" question' from widget_conversations
     where session_id in ('s-5', 's-6')`,
  );
});

function fill(widgetId: number, count: number, at: string): Promise<unknown> {
  return database.query(
    `insert into widget_conversations (id, widget_id, session_id, visitor_name, visitor_email, status,
       is_spam, lead_captured, created_at, started_at)
     select gen_random_uuid(), $1, 's-' || n, 'Visitor ' || n, 'v' || n || '@example.com',
       case when n % 10 = 0 then 'spam' else 'completed' end, n % 10 = 0, n % 4 = 0, ${at}, ${at}
     from generate_series(1, $2::int) n`,
    [widgetId, count],
  );
}

/** All pages, put together. */
async function readAll(scope: number | null, filter: ConversationFilter, rows = 6) {
  const found = [];
  let after: Keyset | null = null;
  for (;;) {
    const page = await listConversations(database.db, scope, filter, { after, limit: rows });
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < rows) return found;
    after = { at: last.page_at, id: last.id };
  }
}

describe("a list of conversations", () => {
  test.each([
    ["all clients'", () => readAll(null, {}), 45],
    ["one client's", () => readAll(home.clientId, {}), 36],
    ["one widget's", () => readAll(home.clientId, { widget_id: home.widgetId }), 36],
    ["spam", () => readAll(home.clientId, { is_spam: true }), 4],
    ["those with a lead", () => readAll(home.clientId, { has_lead: true }), 8],
    ["another client's widget", () => readAll(home.clientId, { widget_id: other.widgetId }), 0],
    ["those of a status", () => readAll(home.clientId, { status: "completed" }), 36],
  ])("%s: each once, newest first, over all pages", async (_, read, count) => {
    const rows = await read();
    expect(new Set(rows.map((row) => row.id)).size).toBe(count);
    expect(rows).toHaveLength(count);
    const places = rows.map((row) => `${row.page_at}|${row.id}`);
    expect(places).toEqual([...places].sort().reverse());
  });

  test("counts a day by the client's own midnight", async () => {
    await database.query("update clients set timezone = 'Pacific/Kiritimati' where id = $1", [
      home.clientId,
    ]);
    const [today] = await database.query<{ day: string }>(
      "select (now() at time zone 'Pacific/Kiritimati')::date::text as day",
    );
    const rows = await readAll(home.clientId, { from: today?.day, to: today?.day });
    const [expected] = await database.query<{ n: number }>(
      `select count(*)::int as n from widget_conversations where widget_id = $1 and not is_spam
         and (created_at at time zone 'Pacific/Kiritimati')::date = $2::date`,
      [home.widgetId, today?.day],
    );
    expect(rows).toHaveLength(expected?.n ?? -1);
  });
});

describe("a search", () => {
  test.each([
    ["a name", "visitor 17", 1],
    ["an address", "V17@EXAMPLE", 1],
    ["a message's words", "zeppelin", 2],
    ["signs that mean something to SQL", "100%_sure", 2],
    ["a sign alone", "_sure%", 0],
    ["a quote", '"zeppelin"', 2],
    ["nothing that is there", "dirigible", 0],
  ])("finds %s, within the client only", async (_, search, count) => {
    expect(await readAll(home.clientId, { search })).toHaveLength(count);
    const foreign = await readAll(other.clientId, { search, widget_id: home.widgetId });
    expect(foreign).toEqual([]);
  });
});
