import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeConversation, makeFeedback, makeMessage } from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { deliverEvents } from "./delivery.ts";
import {
  findPendingPublications,
  findPublication,
  findSnapshotSource,
  markPublished,
  markPublishFailed,
  oweChangedFeedback,
} from "./snapshots.ts";
import { createWidget } from "./widgets.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients, snapshot_publications cascade");
  home = await makeHome(database, 3);
});

const source = () => findSnapshotSource(database.db, home.widgetKey);

async function publication(widgetKey = home.widgetKey) {
  const [row] = await database.query<{ version: number; is_deleted: boolean }>(
    "select version::int, is_deleted from snapshot_publications where widget_key = $1",
    [widgetKey],
  );
  return row;
}

async function bumpsBy(statement: string, params: unknown[] = []): Promise<number> {
  const before = (await publication())?.version ?? 0;
  await database.query(statement, params);
  return ((await publication())?.version ?? 0) - before;
}

describe("what a snapshot is made of", () => {
  test("is read in one round trip, with the entries of the live version", async () => {
    await database.query("update widget_knowledge_base set is_active = false where id = $1", [
      home.entryIds[1],
    ]);
    await database.query("update widget_knowledge_base set answer = 'not yet published'");
    const before = await database.roundTrips();
    const found = await source();
    expect((await database.roundTrips()) - before).toBe(1);
    expect(found).toMatchObject({
      widgetId: home.widgetId,
      clientId: home.clientId,
      version: (await publication())?.version,
      knowledgeVersion: 1,
      config: {
        widget_key: home.widgetKey,
        is_active: true,
        quick_actions: [],
        version: found?.version,
      },
      rules: {
        rateLimitMessages: 10,
        rateLimitWindowS: 60,
        domainWhitelist: [],
        enableGeneration: false,
        generationDailyCeilingMicros: 1_000_000,
      },
    });
    expect(found?.entries.map((entry) => entry.id)).toEqual(home.entryIds);
    expect(found?.entries.map((entry) => entry.answer)).toEqual(Array(3).fill("an answer"));
  });

  test("has the words as they were published and the feedback as it is now", async () => {
    await database.query(
      "update widget_knowledge_base set helpful_count = 4, not_helpful_count = 1 where id = $1",
      [home.entryIds[1]],
    );
    const counts = (await source())?.entries.map(({ helpfulCount, notHelpfulCount }) => [
      helpfulCount,
      notHelpfulCount,
    ]);
    expect(counts).toEqual([
      [0, 0],
      [4, 1],
      [0, 0],
    ]);
  });

  test("has no entries, and version 0 of the knowledge, while none was published", async () => {
    const bare = await makeHome(database, 0);
    expect(await findSnapshotSource(database.db, bare.widgetKey)).toMatchObject({
      knowledgeVersion: 0,
      entries: [],
    });
  });

  test.each([
    ["the widget is not active", "update widget_configs set is_active = false"],
    ["the client is not active", "update clients set status = 'inactive'"],
    ["the widget is gone", "delete from widget_configs"],
  ])("is nothing when %s", async (_, statement) => {
    expect(await source()).not.toBeNull();
    await database.query(statement);
    expect(await source()).toBeNull();
  });

  test("bad JSON in one column costs that column, not the widget", async () => {
    const good = { type: "ask", label: "Hours", message: "When are you open?" };
    await database.query("update widget_configs set business_hours = $1, quick_actions = $2", [
      JSON.stringify({ days: "always" }),
      JSON.stringify([{ type: "dance" }, good, 7]),
    ]);
    expect((await source())?.config).toMatchObject({ business_hours: null, quick_actions: [good] });
    await database.query("update widget_configs set quick_actions = '{}'");
    expect((await source())?.config.quick_actions).toEqual([]);
  });

  test("opening hours without a zone are in the client's", async () => {
    const days = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    await database.query("update clients set timezone = 'America/Denver'");
    await database.query("update widget_configs set business_hours = $1", [
      JSON.stringify({ days }),
    ]);
    expect((await source())?.config.business_hours).toEqual({
      timezone: "America/Denver",
      days,
      holidays: [],
    });
  });
});

describe("a widget's version moves", () => {
  test.each([
    ["update widget_configs set primary_color = '#123456'"],
    ["update widget_configs set blocked_keywords = '{casino}'"],
    ["update widget_configs set is_active = false"],
    ["update widget_configs set domain_whitelist = '{clinic.example}'"],
    ["update widget_configs set enable_chat_link = false"],
    ["update clients set timezone = 'Asia/Kolkata'"],
    ["update clients set status = 'inactive'"],
    ["update clients set name = 'Another'"],
    ["update clients set country = 'ES'"],
    ["update widget_configs set notification_email = 'x@example.com'"],
    ["update widget_configs set enable_generation = true"],
    ["update knowledge_versions set is_live = false"],
    ["update knowledge_versions set entries = '[]'"],
    ["delete from knowledge_versions"],
  ])("once: %s", async (statement) => {
    expect(await bumpsBy(statement)).toBe(1);
  });

  test.each([
    ["update widget_configs set primary_color = primary_color"],
    ["update widget_configs set calendar_feed_token = 'x', updated_at = now()"],
    ["update widget_knowledge_base set answer = 'another', helpful_count = 1"],
    ["update widget_knowledge_base set is_active = false"],
    ["delete from widget_knowledge_base"],
    [
      "insert into widget_knowledge_base (widget_id, question, answer) select id, 'q', 'a' from widget_configs",
    ],
    ["update knowledge_versions set note = 'well done'"],
    [
      "insert into knowledge_versions (widget_id, number, entries, entry_count) select id, 7, '[]', 0 from widget_configs",
    ],
    ["update clients set phone = '1', updated_at = now()"],
    ["update clients set timezone = timezone"],
  ])("not at all: %s", async (statement) => {
    expect(await bumpsBy(statement)).toBe(0);
  });

  test("once for whoever is told of notices, and not for what the edge has no use for", async () => {
    const made = `insert into users (name, email, role, client_id)
      values ('Dana', 'dana@example.com', 'client_admin', $1)`;
    expect(await bumpsBy(made, [home.clientId])).toBe(1);
    const chosen = `update users set notification_preferences = '{"lead_captured": false}'`;
    expect(await bumpsBy(chosen)).toBe(1);
    expect((await source())?.rules.notices).toMatchObject({
      readers: [{ email: "dana@example.com", preferences: { lead_captured: false } }],
    });
    expect(await bumpsBy("update users set takes_leads = false, image = 'x'")).toBe(0);
    expect(await bumpsBy("delete from users")).toBe(1);
  });

  test("once for an identity key that is made, retired or gone, and the edge has the live ones", async () => {
    const made = `insert into widget_identity_keys (widget_id, key_id, label, algorithm, secret)
      values ($1, 'wik_1', 'Website', 'HS256', 's')`;
    const keys = async () => (await source())?.rules.identity.keys;
    expect(await bumpsBy(made, [home.widgetId])).toBe(1);
    expect(await keys()).toEqual([{ keyId: "wik_1", algorithm: "HS256", secret: "s" }]);
    expect(await bumpsBy("update widget_identity_keys set retired_at = now()")).toBe(1);
    expect(await keys()).toEqual([]);
    expect(await bumpsBy("delete from widget_identity_keys")).toBe(1);
  });

  test("not at all when visitors ask and give feedback", async () => {
    const before = await publication();
    const conversation = makeConversation({ widgetId: home.widgetId });
    const knowledgeEntryId = home.entryIds[0] ?? null;
    const answer = makeMessage({ conversationId: conversation.id, knowledgeEntryId });
    await deliverEvents(database.db, [
      conversation,
      answer,
      makeFeedback({ messageId: answer.id }),
    ]);
    expect(await publication()).toEqual(before);
  });

  test("for no other widget than the one that changed", async () => {
    const other = await makeHome(database, 1);
    const before = await publication(other.widgetKey);
    await database.query("update knowledge_versions set is_live = false where widget_id = $1", [
      home.widgetId,
    ]);
    expect(await publication(other.widgetKey)).toEqual(before);
  });

  test("for both when a live version moves from one to the other", async () => {
    const other = await makeHome(database, 0);
    const before = (await publication(other.widgetKey))?.version ?? 0;
    expect(await bumpsBy("update knowledge_versions set widget_id = $1", [other.widgetId])).toBe(1);
    expect((await publication(other.widgetKey))?.version).toBe(before + 1);
  });

  test("and says so when the widget, or its client, is deleted", async () => {
    expect(await bumpsBy("delete from clients")).toBe(1);
    expect(await publication()).toMatchObject({ is_deleted: true });
  });

  test("under both keys when the key is changed", async () => {
    const next = `wtfu_${"b2".repeat(16)}`;
    expect(await bumpsBy("update widget_configs set widget_key = $1", [next])).toBe(1);
    expect(await publication()).toMatchObject({ is_deleted: true });
    expect(await publication(next)).toMatchObject({ is_deleted: false });
  });

  test("on from where it was when a deleted key comes back", async () => {
    await database.query("delete from widget_configs");
    const gone = (await publication())?.version ?? 0;
    const { clientId, widgetKey } = home;
    await createWidget(database.db, { clientId, widgetName: "Again", widgetKey, entries: [] });
    expect(await publication()).toEqual({ version: gone + 1, is_deleted: false });
  });
});

describe("publications", () => {
  const pending = () => findPendingPublications(database.db, 10);

  test("are pending until the newest version is out, in whatever order publishers finish", async () => {
    const [first] = await pending();
    expect(first).toMatchObject({ widgetKey: home.widgetKey, isDeleted: false });
    const version = first?.version ?? 0;
    await database.query("update widget_configs set bot_name = 'Ada'");
    await markPublished(database.db, home.widgetKey, version);
    expect(await pending()).toEqual([{ ...first, version: version + 1 }]);
    await markPublished(database.db, home.widgetKey, version + 1);
    await markPublished(database.db, home.widgetKey, version);
    expect(await pending()).toEqual([]);
  });

  test("that failed stay pending, behind the others, until they succeed", async () => {
    const other = await makeHome(database, 0);
    await markPublishFailed(database.db, home.widgetKey, "KV is away");
    expect((await pending()).map((row) => row.widgetKey)).toEqual([
      other.widgetKey,
      home.widgetKey,
    ]);
    expect(await findPendingPublications(database.db, 1)).toHaveLength(1);
    const version = (await publication())?.version ?? 0;
    await markPublished(database.db, home.widgetKey, version);
    const [row] = await database.query(
      "select failed_at, last_error from snapshot_publications where widget_key = $1",
      [home.widgetKey],
    );
    expect(row).toEqual({ failed_at: null, last_error: null });
  });

  test("of a deleted widget are pending too, so that it leaves the edge", async () => {
    const version = (await publication())?.version ?? 0;
    await markPublished(database.db, home.widgetKey, version);
    await database.query("delete from widget_configs");
    expect(await pending()).toEqual([
      { widgetKey: home.widgetKey, version: version + 1, isDeleted: true },
    ]);
  });
});

describe("what one widget owes the edge", () => {
  test("is nothing once it was published", async () => {
    const version = (await publication())?.version ?? 0;
    expect(await findPublication(database.db, home.widgetKey)).toEqual({
      widgetKey: home.widgetKey,
      version,
      isDeleted: false,
    });
    await markPublished(database.db, home.widgetKey, version);
    expect(await findPublication(database.db, home.widgetKey)).toBeNull();
  });
});

describe("the daily look at feedback", () => {
  const judge = (helpful: number, notHelpful: number) =>
    database.query(
      "update widget_knowledge_base set helpful_count = $1, not_helpful_count = $2 where id = $3",
      [helpful, notHelpful, home.entryIds[0]],
    );

  test("lets a widget owe a publication once for whatever came in", async () => {
    await judge(3, 1);
    const before = (await publication())?.version ?? 0;
    expect(await oweChangedFeedback(database.db)).toBe(1);
    expect(await oweChangedFeedback(database.db)).toBe(0);
    expect((await publication())?.version).toBe(before + 1);
    await judge(2, 2);
    expect(await oweChangedFeedback(database.db)).toBe(1);
  });

  test("leaves widgets alone that nobody judged, and those that are gone", async () => {
    expect(await oweChangedFeedback(database.db)).toBe(0);
    await judge(1, 0);
    await database.query("delete from widget_configs");
    expect(await oweChangedFeedback(database.db)).toBe(0);
  });
});
