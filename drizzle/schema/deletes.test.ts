import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";
import { type Everything, insertRow, storeOneOfEverything } from "../test/one-of-everything.ts";

let database: TestDatabase;
let stored: Everything;

beforeAll(async () => {
  database = await createTestDatabase();
});

async function count(table: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? -1;
}

const BELOW_WIDGET = [
  "widget_knowledge_base",
  "widget_conversations",
  "widget_messages",
  "widget_appointments",
  "widget_analytics",
  "widget_analytics_hours",
  "widget_analytics_entries",
  "widget_analytics_places",
  "widget_event_tallies",
  "widget_spam_rules",
  "widget_installations",
  "widget_identity_keys",
  "widget_disclaimer_acceptances",
  "widget_email_notifications",
  "appointment_holds",
  "conversation_notes",
  "knowledge_versions",
  "knowledge_tests",
  "knowledge_imports",
  "knowledge_import_pages",
  "knowledge_import_proposals",
];
const BELOW_CLIENT = [
  ...BELOW_WIDGET,
  "widget_configs",
  "users",
  "session",
  "leads",
  "lead_activities",
  "canned_replies",
  "notification_log",
  "webhook_endpoints",
  "webhook_deliveries",
];

describe("a delete", () => {
  beforeEach(async () => {
    stored = await storeOneOfEverything(database);
  });

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
    expect(leads).toEqual([{ client_id: stored.clientId, widget_id: null }]);
    expect(await count("lead_activities")).toBe(1);
    expect(await database.query("select widget_id from notification_log")).toEqual([
      { widget_id: null },
    ]);
  });

  test("of a conversation leaves its lead, and the proof that the disclaimer was accepted", async () => {
    await database.query("delete from widget_conversations");
    expect(await count("leads")).toBe(1);
    expect(await count("widget_messages")).toBe(0);
    expect(await count("widget_appointments")).toBe(0);
    const tests = await database.query("select source_message_id from knowledge_tests");
    expect(tests).toEqual([{ source_message_id: null }]);
    for (const table of ["widget_disclaimer_acceptances", "widget_email_notifications"]) {
      const rows = await database.query(`select conversation_id from ${table}`);
      expect(rows).toEqual([{ conversation_id: null }]);
    }
  });

  test("of a lead leaves its conversation", async () => {
    const duplicate = { id: crypto.randomUUID(), client_id: stored.clientId };
    await insertRow(database, "leads", { ...duplicate, duplicate_of: stored.leadId });
    await database.query("delete from leads where id = $1", [stored.leadId]);
    const conversations = await database.query("select lead_id from widget_conversations");
    expect(conversations).toEqual([{ lead_id: null }]);
    expect(await database.query("select duplicate_of from leads")).toEqual([
      { duplicate_of: null },
    ]);
    expect(await count("lead_activities")).toBe(0);
  });

  test("of a lead takes those that were merged into it: they are the same person", async () => {
    const merged = { id: crypto.randomUUID(), client_id: stored.clientId };
    await insertRow(database, "leads", { ...merged, merged_into: stored.leadId });
    const merge = { kept_lead_id: stored.leadId, merged_lead_id: merged.id };
    await insertRow(database, "lead_merges", { ...merge, user_id: stored.userId });
    await database.query("delete from leads where id = $1", [stored.leadId]);
    expect(await count("leads")).toBe(0);
    expect(await count("lead_merges")).toBe(0);
  });

  test("of a knowledge entry leaves the answers that were given from it", async () => {
    await database.query("delete from widget_knowledge_base");
    const messages = await database.query(
      "select knowledge_base_id, message_text from widget_messages",
    );
    expect(messages).toEqual([{ knowledge_base_id: null, message_text: "Hello" }]);
  });

  test("of a knowledge entry takes its tests, and leaves versions and imports", async () => {
    await database.query("delete from widget_knowledge_base");
    expect(await count("knowledge_tests")).toBe(0);
    const versions = await database.query(
      "select is_live, entries->0->>'question' as question from knowledge_versions",
    );
    expect(versions).toEqual([{ is_live: true, question: "question 0" }]);
    const proposals = await database.query("select entry_id from knowledge_import_proposals");
    expect(proposals).toEqual([{ entry_id: null }]);
  });

  test("of an import takes its pages and proposals, and leaves the import that follows it", async () => {
    const [first] = await database.query("select id from knowledge_imports");
    const later = { widget_id: stored.widgetId, kind: "url", previous_import_id: first?.id };
    await insertRow(database, "knowledge_imports", later);
    await database.query("delete from knowledge_imports where id = $1", [first?.id]);
    expect(await database.query("select previous_import_id from knowledge_imports")).toEqual([
      { previous_import_id: null },
    ]);
    expect(await count("knowledge_import_pages")).toBe(0);
    expect(await count("knowledge_import_proposals")).toBe(0);
  });

  test("of a user signs them out and leaves their work", async () => {
    await database.query("update widget_configs set created_by = (select id from users)");
    await database.query("delete from users");
    expect(await count("session")).toBe(0);
    expect(await database.query("select assigned_to from leads")).toEqual([{ assigned_to: null }]);
    expect(await database.query("select user_id from lead_activities")).toEqual([
      { user_id: null },
    ]);
    expect(await database.query("select user_id from conversation_notes")).toEqual([
      { user_id: null },
    ]);
    expect(
      await database.query("select claimed_by, assigned_to from widget_conversations"),
    ).toEqual([{ claimed_by: null, assigned_to: null }]);
    const created = { created_by: null };
    expect(await database.query("select created_by from widget_configs")).toEqual([created]);
    for (const table of [
      "webhook_endpoints",
      "knowledge_versions",
      "knowledge_imports",
      "canned_replies",
      "widget_identity_keys",
    ]) {
      expect(await database.query(`select created_by from ${table}`)).toEqual([created]);
    }
  });

  test("of the client that a lead became leaves the lead", async () => {
    const other = await insertRow(database, "clients", { name: "Other", email: "o@example.com" });
    await database.query("update leads set converted_client_id = $1", [other.id]);
    await database.query("delete from clients where id = $1", [other.id]);
    const leads = await database.query("select converted_client_id from leads");
    expect(leads).toEqual([{ converted_client_id: null }]);
  });
});
