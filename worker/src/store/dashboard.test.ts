import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { readDaySums } from "./analytics.ts";
import { readAttention, readTodayAndUsual } from "./dashboard.ts";
import { listWidgets } from "./widget-settings.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  home = await makeHome(database);
});

/** A conversation with the lead and the appointment that came of it. */
async function talk({ isSpam = false, at = "now()", page = "https://Shop.example/a" } = {}) {
  const [id, leadId] = [crypto.randomUUID(), crypto.randomUUID()];
  const { clientId, widgetId } = home;
  await database.query("insert into leads (id, client_id, widget_id) values ($1, $2, $3)", [
    leadId,
    clientId,
    widgetId,
  ]);
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, is_spam, status, lead_id,
       lead_captured, page_url, created_at, started_at)
     values ($1, $2, 's', $3, $4, $5, true, $6, ${at}, ${at})`,
    [id, widgetId, isSpam, isSpam ? "spam" : "completed", leadId, page],
  );
  await database.query(
    `insert into widget_appointments (id, widget_id, conversation_id, resource_id, customer_name,
       preferred_date, preferred_time, starts_at, ends_at)
     values (gen_random_uuid(), $1, $2, $3, 'Ana', '2031-01-01', '09:00', now() + interval '1 day',
       now() + interval '25 hours')`,
    [widgetId, id, id],
  );
}

test("what spam left behind is in no figure but that of spam", async () => {
  await talk();
  await talk({ isSpam: true });
  const day = new Date().toISOString().slice(0, 10);
  const { clientId: scope } = home;
  const [figures] = await readDaySums(database.db, {
    scope,
    widgetId: undefined,
    from: day,
    to: day,
  });
  expect(figures).toMatchObject({ conversations: 1, leads: 1, appointments: 1, spam: 1 });
  const today = await readTodayAndUsual(database.db, scope);
  expect(today.map(({ what, today: count }) => [what, count]).sort()).toEqual([
    ["appointments", 1],
    ["conversations", 1],
    ["leads", 1],
    ["messages", 0],
  ]);
});

async function kinds(): Promise<string[]> {
  return (await readAttention(database.db, home.clientId)).map(({ kind }) => kind);
}

test("a widget that nobody ever saw is told of, but not on its first day", async () => {
  expect(await kinds()).not.toContain("widgets_never_seen");
  await database.query(
    "update widget_configs set created_at = now() - interval '2 days' where id = $1",
    [home.widgetId],
  );
  expect(await kinds()).toContain("widgets_never_seen");
  await talk();
  expect(await kinds()).not.toContain("widgets_never_seen");
});

test("a widget is silent when it neither pings nor is chatted in", async () => {
  await talk({ at: "now() - interval '9 days'" });
  expect(await kinds()).toContain("widgets_silent");
  await talk();
  expect(await kinds()).not.toContain("widgets_silent");
});

test("a widget was last seen where it last pinged from or was chatted in, whichever is later", async () => {
  const seen = async () => {
    const [row] = await listWidgets(database.db, home.clientId, {}, { after: null, limit: 1 });
    return row?.last_domain;
  };
  expect(await seen()).toBeNull();
  await talk({ at: "now() - interval '1 hour'" });
  expect(await seen()).toBe("shop.example");
  await database.query(
    "insert into widget_installations (widget_id, domain, last_ping) values ($1, 'blog.example', now())",
    [home.widgetId],
  );
  expect(await seen()).toBe("blog.example");
});
