import { beforeAll, describe, expect, test } from "vitest";
import {
  createTestDatabase,
  type Row,
  type TestDatabase,
} from "../../worker/test/test-database.ts";
import { type Everything, insertRow, storeOneOfEverything } from "../test/one-of-everything.ts";
import { refusalOf } from "../test/refusal.ts";

let database: TestDatabase;
let stored: Everything;

// Nothing that is refused changes anything: filled once for all.
beforeAll(async () => {
  database = await createTestDatabase();
  stored = await storeOneOfEverything(database);
});

describe("what the database refuses", () => {
  test("a second row where there may be one", async () => {
    const widget = { widget_id: stored.widgetId };
    const seconds: [string, Row][] = [
      [
        "users",
        { name: "D", email: "dana@EXAMPLE.com", role: "client_user", client_id: stored.clientId },
      ],
      [
        "widget_configs",
        { client_id: stored.clientId, widget_key: stored.widgetKey, widget_name: "B" },
      ],
      ["widget_analytics", { ...widget, date: "2026-03-01" }],
      ["widget_installations", { ...widget, domain: "clinic.example" }],
      [
        "widget_identity_keys",
        { ...widget, key_id: "wik_1", label: "B", algorithm: "HS256", secret: "t" },
      ],
      [
        "widget_email_notifications",
        { ...widget, visitor: "session-one", notification_type: "lead" },
      ],
      ["knowledge_versions", { ...widget, number: 1, entries: "[]", entry_count: 0 }],
      [
        "knowledge_versions",
        { ...widget, number: 2, entries: "[]", entry_count: 0, is_live: true },
      ],
      ["knowledge_tests", { ...widget, question: "WHEN ARE YOU OPEN?" }],
      ["knowledge_import_pages", { import_id: stored.importId, url: "https://clinic.example/faq" }],
      ["lead_activities", { lead_id: stored.leadId, activity_type: "captured" }],
      ["session", { user_id: stored.userId, token: "t", expires_at: "2030-01-01" }],
      [
        "widget_messages",
        {
          id: crypto.randomUUID(),
          conversation_id: stored.conversationId,
          seq: 1,
          message_type: "bot",
          message_text: "x",
        },
      ],
    ];
    for (const [table, row] of seconds) {
      expect([table, await refusalOf(insertRow(database, table, row))]).toEqual([table, "23505"]);
    }
  });

  test.each([
    ["clients", "status = 'gone'"],
    ["users", "role = 'owner'"],
    ["users", "client_id = null"],
    ["users", "role = 'super_admin'"],
    ["leads", "source = 'fax'"],
    ["leads", "status = 'cold'"],
    ["leads", "revision = -1"],
    ["lead_activities", "activity_type = 'danced'"],
    ["widget_configs", "widget_key = 'wtfu_1'"],
    ["widget_configs", "position = 'middle'"],
    ["widget_configs", "industry = 'circus'"],
    ["widget_configs", "color_scheme = 'sepia'"],
    ["widget_configs", "require_disclaimer = true"],
    ["widget_configs", "rate_limit_messages = 0"],
    ["widget_configs", "rate_limit_window = 0"],
    ["widget_configs", "answer_threshold = 1.1"],
    ["widget_configs", "retention_days = 0"],
    ["widget_configs", "auto_open_delay_ms = -1"],
    ["widget_configs", "generation_daily_ceiling_micros = -1"],
    ["knowledge_versions", "number = 0"],
    ["knowledge_versions", "entry_count = -1"],
    ["knowledge_tests", "source = 'dream'"],
    ["knowledge_imports", "kind = 'fax'"],
    ["knowledge_imports", "status = 'lost'"],
    ["knowledge_imports", "pages_done = -1"],
    ["knowledge_imports", "pages_total = -1"],
    ["knowledge_import_pages", "status = 'lost'"],
    ["knowledge_import_proposals", "change = 'odd'"],
    ["knowledge_import_proposals", "decision = 'maybe'"],
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
    ["widget_messages", "response_time_ms = -1"],
    ["widget_messages", "seq = 0"],
    ["widget_appointments", "status = 'maybe'"],
    ["widget_appointments", "ends_at = starts_at"],
    ["widget_appointments", "duration_minutes = 0"],
    ["widget_spam_rules", "rule_type = 'mood'"],
    ["widget_spam_rules", "rule_action = 'scold'"],
    ["widget_spam_rules", "severity = 'huge'"],
    ["widget_spam_rules", "times_triggered = -1"],
    ["widget_installations", "installation_type = 'gopher'"],
    ["widget_identity_keys", "algorithm = 'none', secret = null, public_jwk = '{}'"],
    ["widget_identity_keys", "algorithm = 'ES256'"],
    ["widget_identity_keys", "secret = null"],
    ["widget_identity_keys", "public_jwk = '{}'"],
    ["widget_identity_keys", "algorithm = 'ES256', secret = null"],
    ["widget_identity_keys", "purpose = 'fun'"],
    ["widget_event_tallies", "views = -1"],
    ["webhook_deliveries", "status = 'lost'"],
    ["webhook_deliveries", "attempts = -1"],
  ])("%s: %s", async (table, change) => {
    expect(await refusalOf(database.query(`update ${table} set ${change}`))).toBe("23514");
  });
});
