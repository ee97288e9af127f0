import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { EXAMINED_MAX, HITS_MAX, readSoon } from "./bounded-search.ts";
import { type ConversationFilter, listConversations } from "./conversation-list.ts";
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

/** All pages, put together, and how many there were. */
async function readPages(scope: number | null, filter: ConversationFilter, limit = 6) {
  const found = [];
  let after: Keyset | null = null;
  for (let pages = 1; ; pages += 1) {
    const { rows, resumeAt } = await listConversations(database.db, scope, filter, {
      after,
      limit,
    });
    found.push(...rows);
    const last = rows.at(-1);
    after = rows.length === limit && last ? { at: last.page_at, id: last.id } : resumeAt;
    if (after === null) return { rows: found, pages };
  }
}

async function readAll(scope: number | null, filter: ConversationFilter) {
  return (await readPages(scope, filter)).rows;
}

describe("a list of conversations", () => {
  test.each([
    ["all clients'", () => readAll(null, {}), 45],
    ["one client's", () => readAll(home.clientId, {}), 36],
    ["one widget's", () => readAll(home.clientId, { widget_id: home.widgetId }), 36],
    ["spam", () => readAll(home.clientId, { is_spam: true }), 4],
    ["those with a lead", () => readAll(home.clientId, { has_lead: true }), 8],
    ["another client's widget", () => readAll(home.clientId, { widget_id: other.widgetId }), 0],
    [
      "of two that no index serves at once",
      () => readAll(null, { status: "completed", has_lead: false }),
      36 - 8 + 7,
    ],
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

test("a person is found by what was signed of them, whatever they typed", async () => {
  const { widgetId, clientId } = await makeHome(database);
  await fill(widgetId, 1, "now()");
  const signed = { verified: { name: "Ana Ruiz", email: "ana@shop.example" } };
  await database.query(
    `update widget_conversations set visitor_external_id = 'u-17', known_visitor = $2
     where widget_id = $1`,
    [widgetId, JSON.stringify(signed)],
  );
  for (const search of ["ana ruiz", "@shop.example", "u-17"])
    expect(await readAll(clientId, { search })).toHaveLength(1);
  expect(await readAll(clientId, { search: "verified" })).toEqual([]);
});

test("a letter's case is ignored beyond ASCII too", async () => {
  const { widgetId, clientId } = await makeHome(database);
  await fill(widgetId, 1, "now()");
  await database.query(
    "update widget_conversations set visitor_name = 'ÁNGELA ÑÁÑEZ' where widget_id = $1",
    [widgetId],
  );
  expect(await readAll(clientId, { search: "ángela ñáñez" })).toHaveLength(1);
});

describe("among more conversations than a page may look at", () => {
  let large: Home;

  beforeAll(async () => {
    large = await makeHome(database);
    const elsewhere = await makeHome(database);
    await fill(large.widgetId, EXAMINED_MAX * 2 + 500, "now() - n * interval '1 minute'");
    await fill(elsewhere.widgetId, HITS_MAX + 10, "now()");
    const say = (words: string, where: string, values: unknown[]) =>
      database.query(
        `insert into widget_messages (id, conversation_id, seq, message_type, message_text,
           was_helpful, confidence_score)
         select gen_random_uuid(), id, (select coalesce(max(seq), 0) + 1 from widget_messages m where m.conversation_id = c.id),
           'bot', '${words}', false, 0.1 from widget_conversations c where ${where}`,
        values,
      );
    await say("the word of others", "widget_id = $1", [elsewhere.widgetId]);
    await say("the word of others", "widget_id = $1 and session_id in ('s-3', 's-4001')", [
      large.widgetId,
    ]);
    await say("our own oddity", "widget_id = $1 and session_id in ('s-3', 's-4001')", [
      large.widgetId,
    ]);
    await database.query("analyze");
  });

  test("what few wrote is found at once, however old it is", async () => {
    const { rows, pages } = await readPages(large.clientId, { search: "oddity" });
    expect(rows).toHaveLength(2);
    expect(pages).toBe(1);
  });

  test("what is common elsewhere and rare here is found in pages that each say where the next begins", async () => {
    const { rows, pages } = await readPages(large.clientId, { search: "word of others" });
    expect(rows).toHaveLength(2);
    expect(pages).toBe(3);
  });

  test.each(["unhelpful", "unsure"] as const)(
    "%s answers are found, each once",
    async (answers) => {
      const { rows } = await readPages(large.clientId, { answers });
      expect(rows.map((row) => row.client_id)).toEqual([large.clientId, large.clientId]);
    },
  );
});

test("all that a visitor's browser wrote is found by one of its conversations, spam too", async () => {
  const mine = await makeHome(database);
  await fill(mine.widgetId, 12, "now() - n * interval '1 hour'");
  await database.query(
    "update widget_conversations set session_id = 'the-same' where widget_id = $1 and session_id in ('s-2', 's-10')",
    [mine.widgetId],
  );
  const [one] = await database.query<{ id: string }>(
    "select id from widget_conversations where widget_id = $1 and session_id = 'the-same' limit 1",
    [mine.widgetId],
  );
  expect(await readAll(mine.clientId, { same_visitor_as: one?.id })).toHaveLength(2);
  expect(await readAll(other.clientId, { same_visitor_as: one?.id })).toEqual([]);
});

test("an index that takes long is not waited for", async () => {
  expect(await readSoon(database.db, sql`select pg_sleep(5)`)).toBeNull();
});

describe("the inbox", () => {
  let shop: Home;
  let foreign: Home;
  let me: number;
  let colleague: number;

  beforeAll(async () => {
    [shop, foreign] = [await makeHome(database), await makeHome(database)];
    const makeUser = async (name: string) => {
      const [user] = await database.query<{ id: number }>(
        "insert into users (name, email, role, client_id) values ($1, $2, 'client_admin', $3) returning id",
        [name, `${crypto.randomUUID()}@example.com`, shop.clientId],
      );
      return user?.id ?? 0;
    };
    [me, colleague] = [await makeUser("Me"), await makeUser("Kim")];
    for (const { widgetId } of [shop, foreign])
      await fill(widgetId, 60, "now() - n * interval '1 minute'");
    const set = (change: string, sessions: string, ...values: unknown[]) =>
      database.query(
        `update widget_conversations set ${change} where widget_id in (${shop.widgetId}, ${foreign.widgetId})
           and session_id = any(string_to_array('${sessions}', ' '))`,
        values,
      );
    await set(
      "status = 'active', handover_phase = 'waiting', waiting_since = now()",
      "s-1 s-2 s-3",
    );
    await set("status = 'active', handover_phase = 'claimed', claimed_by = $1", "s-4 s-5", me);
    await set("status = 'active', handover_phase = 'claimed', claimed_by = $1", "s-6", colleague);
    // Ended while somebody waited: nobody does any more.
    await set("handover_phase = 'waiting'", "s-7");
    await set("assigned_to = $1", "s-5 s-8 s-9 s-11", me);
    await database.query("analyze widget_conversations");
  });

  const sessionsOf = async (filter: ConversationFilter, scope: number | null = shop.clientId) => {
    const rows = await readPages(scope, { userId: me, ...filter }, 2);
    const named = rows.rows.map(({ visitor_name }) => visitor_name?.replace("Visitor ", "s-"));
    return named.join(" ");
  };

  test.each([
    ["waiting", {}, "s-1 s-2 s-3"],
    ["claimed", {}, "s-4 s-5 s-6"],
    ["mine", {}, "s-4 s-5 s-8 s-9 s-11"],
    ["mine", { has_lead: true }, "s-4 s-8"],
    ["mine", { search: "visitor 8" }, "s-8"],
    ["waiting", { status: "completed" }, ""],
  ] as const)("%s %o: each once, newest first, over all pages", async (inbox, filter, expected) => {
    expect(await sessionsOf({ inbox, ...filter })).toBe(expected);
    const ofWidget = { inbox, ...filter, widget_id: shop.widgetId };
    expect(await sessionsOf(ofWidget)).toBe(expected);
    expect(await sessionsOf({ ...ofWidget, widget_id: foreign.widgetId })).toBe("");
  });

  test("of all clients holds everybody's", async () => {
    const twice = (names: string) => names.split(" ").flatMap((name) => [name, name]);
    expect((await sessionsOf({ inbox: "waiting" }, null)).split(" ")).toEqual(twice("s-1 s-2 s-3"));
  });

  test("names who answers and who is to look after each", async () => {
    const [row] = await readAll(shop.clientId, { inbox: "mine", userId: me, search: "visitor 5" });
    expect(row).toMatchObject({
      claimer_name: "Me",
      assignee_name: "Me",
      handover_phase: "claimed",
    });
  });
});
