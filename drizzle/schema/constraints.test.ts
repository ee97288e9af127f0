import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Home, makeHome } from "../../worker/test/stored-rows.ts";
import {
  createTestDatabase,
  type Row,
  type TestDatabase,
} from "../../worker/test/test-database.ts";

let database: TestDatabase;
let home: Home;
let keys: { conversation: string; lead: string };

beforeAll(async () => {
  database = await createTestDatabase();
});

async function insert(table: string, row: Row): Promise<Row> {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  const [stored] = await database.query(
    `insert into ${table} (${names.join(", ")}) values (${places.join(", ")}) returning *`,
    Object.values(row),
  );
  return stored ?? {};
}

async function count(table: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? -1;
}

/** One row in every table that can hang from a client, a widget, a lead or a conversation. */
async function fillEverything() {
  await database.query("truncate clients, users, audit_log cascade");
  home = await makeHome(database, 1);
  keys = { conversation: crypto.randomUUID(), lead: crypto.randomUUID() };
  const { clientId, widgetId, entryIds } = home;
  const widget = { widget_id: widgetId };
  const user = await insert("users", {
    name: "Dana",
    email: "Dana@example.com",
    role: "client_admin",
    client_id: clientId,
  });
  await insert("session", { user_id: user.id, token: "t", expires_at: "2030-01-01" });
  await insert("leads", { id: keys.lead, client_id: clientId, ...widget, assigned_to: user.id });
  await insert("lead_activities", {
    lead_id: keys.lead,
    user_id: user.id,
    activity_type: "captured",
  });
  await insert("widget_conversations", {
    id: keys.conversation,
    ...widget,
    session_id: "session-one",
    lead_id: keys.lead,
  });
  const about = { conversation_id: keys.conversation };
  await insert("widget_messages", {
    id: crypto.randomUUID(),
    ...about,
    seq: 1,
    message_type: "bot",
    message_text: "Hello",
    knowledge_base_id: entryIds[0],
  });
  await insert("widget_appointments", appointment("09:00", "09:30", about));
  await insert("widget_analytics", { ...widget, date: "2026-03-01" });
  await insert("widget_event_tallies", { id: crypto.randomUUID(), ...widget, hour: "2026-03-01" });
  await insert("widget_spam_rules", { ...widget, rule_type: "keyword", rule_value: "casino" });
  await insert("widget_installations", { ...widget, domain: "clinic.example" });
  await insert("widget_disclaimer_acceptances", {
    id: crypto.randomUUID(),
    ...widget,
    ...about,
    session_id: "session-one",
    version: "1",
    accepted_at: "2026-03-01",
  });
  await insert("widget_email_notifications", {
    ...widget,
    ...about,
    visitor: "session-one",
    notification_type: "lead",
  });
  const hook = await insert("webhook_endpoints", {
    client_id: clientId,
    url: "https://x.example",
    secret: "s",
    created_by: user.id,
  });
  await insert("webhook_deliveries", {
    id: crypto.randomUUID(),
    endpoint_id: hook.id,
    event_type: "lead.captured",
    payload: "{}",
  });
  await insert("audit_log", {
    user_id: user.id,
    client_id: clientId,
    action: "update",
    entity_type: "widget",
  });
}

function appointment(from: string, to: string, overrides: Row = {}): Row {
  return {
    id: crypto.randomUUID(),
    widget_id: home.widgetId,
    customer_name: "Jane",
    preferred_date: "2026-03-02",
    preferred_time: from,
    starts_at: `2026-03-02T${from}:00Z`,
    ends_at: `2026-03-02T${to}:00Z`,
    ...overrides,
  };
}

const BELOW_WIDGET = [
  "widget_knowledge_base",
  "widget_conversations",
  "widget_messages",
  "widget_appointments",
  "widget_analytics",
  "widget_event_tallies",
  "widget_spam_rules",
  "widget_installations",
  "widget_disclaimer_acceptances",
  "widget_email_notifications",
];
const BELOW_CLIENT = [
  ...BELOW_WIDGET,
  "widget_configs",
  "users",
  "session",
  "leads",
  "lead_activities",
  "webhook_endpoints",
  "webhook_deliveries",
];

describe("a delete", () => {
  beforeEach(fillEverything);

  test("of a client takes its widgets and all beneath them, and leaves the audit log", async () => {
    for (const table of BELOW_CLIENT) expect([table, await count(table)]).toEqual([table, 1]);
    await database.query("delete from clients");
    for (const table of BELOW_CLIENT) expect([table, await count(table)]).toEqual([table, 0]);
    const log = await database.query("select user_id, client_id from audit_log");
    expect(log).toEqual([{ user_id: null, client_id: null }]);
  });

  test("of a widget leaves its leads with their client", async () => {
    await database.query("delete from widget_configs");
    for (const table of BELOW_WIDGET) expect([table, await count(table)]).toEqual([table, 0]);
    const leads = await database.query("select client_id, widget_id from leads");
    expect(leads).toEqual([{ client_id: home.clientId, widget_id: null }]);
    expect(await count("lead_activities")).toBe(1);
  });

  test("of a conversation leaves its lead, and the proof that the disclaimer was accepted", async () => {
    await database.query("delete from widget_conversations");
    expect(await count("leads")).toBe(1);
    expect(await count("widget_messages")).toBe(0);
    expect(await count("widget_appointments")).toBe(0);
    for (const table of ["widget_disclaimer_acceptances", "widget_email_notifications"]) {
      const rows = await database.query(`select conversation_id from ${table}`);
      expect(rows).toEqual([{ conversation_id: null }]);
    }
  });

  test("of a lead leaves its conversation", async () => {
    const duplicate = { id: crypto.randomUUID(), client_id: home.clientId };
    await insert("leads", { ...duplicate, duplicate_of: keys.lead });
    await database.query("delete from leads where id = $1", [keys.lead]);
    const conversations = await database.query("select lead_id from widget_conversations");
    expect(conversations).toEqual([{ lead_id: null }]);
    expect(await database.query("select duplicate_of from leads")).toEqual([
      { duplicate_of: null },
    ]);
    expect(await count("lead_activities")).toBe(0);
  });

  test("of a knowledge entry leaves the answers that were given from it", async () => {
    await database.query("delete from widget_knowledge_base");
    const messages = await database.query(
      "select knowledge_base_id, message_text from widget_messages",
    );
    expect(messages).toEqual([{ knowledge_base_id: null, message_text: "Hello" }]);
  });

  test("of a user signs them out and leaves their work", async () => {
    await database.query("update widget_configs set created_by = (select id from users)");
    await database.query("delete from users");
    expect(await count("session")).toBe(0);
    expect(await database.query("select assigned_to from leads")).toEqual([{ assigned_to: null }]);
    expect(await database.query("select user_id from lead_activities")).toEqual([
      { user_id: null },
    ]);
    const created = { created_by: null };
    expect(await database.query("select created_by from widget_configs")).toEqual([created]);
    expect(await database.query("select created_by from webhook_endpoints")).toEqual([created]);
  });

  test("of the client that a lead became leaves the lead", async () => {
    const other = await insert("clients", { name: "Other", email: "o@example.com" });
    await database.query("update leads set converted_client_id = $1", [other.id]);
    await database.query("delete from clients where id = $1", [other.id]);
    const leads = await database.query("select converted_client_id from leads");
    expect(leads).toEqual([{ converted_client_id: null }]);
  });
});

/** SQLSTATEs: 23505 unique, 23514 check, 23P01 exclusion. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(() => null).catch((reason: unknown) => reason);
  return error !== null && typeof error === "object" && "code" in error ? error.code : error;
}

describe("what the database refuses", () => {
  // Nothing that is refused changes anything: filled once for all.
  beforeAll(fillEverything);

  test("a second row where there may be one", async () => {
    const widget = { widget_id: home.widgetId };
    const seconds: [string, Row][] = [
      [
        "users",
        { name: "D", email: "dana@EXAMPLE.com", role: "client_user", client_id: home.clientId },
      ],
      [
        "widget_configs",
        { client_id: home.clientId, widget_key: home.widgetKey, widget_name: "B" },
      ],
      ["widget_analytics", { ...widget, date: "2026-03-01" }],
      ["widget_installations", { ...widget, domain: "clinic.example" }],
      [
        "widget_email_notifications",
        { ...widget, visitor: "session-one", notification_type: "lead" },
      ],
      ["lead_activities", { lead_id: keys.lead, activity_type: "captured" }],
      [
        "session",
        {
          user_id: (await database.query("select id from users"))[0]?.id,
          token: "t",
          expires_at: "2030-01-01",
        },
      ],
      [
        "widget_messages",
        {
          id: crypto.randomUUID(),
          conversation_id: keys.conversation,
          seq: 1,
          message_type: "bot",
          message_text: "x",
        },
      ],
    ];
    for (const [table, row] of seconds) {
      expect([table, await refusalOf(insert(table, row))]).toEqual([table, "23505"]);
    }
  });

  test.each([
    ["clients", "status = 'gone'"],
    ["users", "role = 'owner'"],
    ["users", "client_id = null"],
    ["users", "role = 'super_admin'"],
    ["leads", "source = 'fax'"],
    ["leads", "status = 'cold'"],
    ["lead_activities", "activity_type = 'danced'"],
    ["widget_configs", "widget_key = 'wtfu_1'"],
    ["widget_configs", "position = 'middle'"],
    ["widget_configs", "industry = 'circus'"],
    ["widget_configs", "color_scheme = 'sepia'"],
    ["widget_configs", "rate_limit_messages = 0"],
    ["widget_configs", "rate_limit_window = 0"],
    ["widget_configs", "answer_threshold = 1.1"],
    ["widget_configs", "retention_days = 0"],
    ["widget_configs", "auto_open_delay_ms = -1"],
    ["widget_knowledge_base", "times_used = -1"],
    ["widget_knowledge_base", "helpful_count = -1"],
    ["widget_conversations", "status = 'open'"],
    ["widget_conversations", "handoff_type = 'pigeon'"],
    ["widget_conversations", "satisfaction_rating = 0"],
    ["widget_conversations", "satisfaction_rating = 6"],
    ["widget_conversations", "message_count = -1"],
    ["widget_conversations", "duration_seconds = -1"],
    ["widget_messages", "message_type = 'ghost'"],
    ["widget_messages", "confidence_score = 1.01"],
    ["widget_messages", "seq = 0"],
    ["widget_appointments", "status = 'maybe'"],
    ["widget_appointments", "ends_at = starts_at"],
    ["widget_appointments", "duration_minutes = 0"],
    ["widget_spam_rules", "rule_type = 'mood'"],
    ["widget_spam_rules", "rule_action = 'scold'"],
    ["widget_spam_rules", "severity = 'huge'"],
    ["widget_installations", "installation_type = 'gopher'"],
    ["widget_event_tallies", "views = -1"],
    ["webhook_deliveries", "status = 'lost'"],
  ])("%s: %s", async (table, change) => {
    expect(await refusalOf(database.query(`update ${table} set ${change}`))).toBe("23514");
  });
});
