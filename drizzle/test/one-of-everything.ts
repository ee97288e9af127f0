import { type Home, makeHome } from "../../worker/test/stored-rows.ts";
import type { Row, TestDatabase } from "../../worker/test/test-database.ts";

/** The rows that tests name. */
export interface Everything extends Home {
  readonly userId: number;
  readonly leadId: string;
  readonly conversationId: string;
  readonly importId: number;
}

/** Empties the database and puts one row into every table that can hang from another. */
export async function storeOneOfEverything(database: TestDatabase): Promise<Everything> {
  await database.query("truncate clients, users, audit_log cascade");
  const home = await makeHome(database, 1);
  const userId = await storeUser(database, home.clientId);
  const minted = { leadId: crypto.randomUUID(), conversationId: crypto.randomUUID() };
  const importId = await storeImport(database, home, userId);
  const ids = { ...home, ...minted, userId, importId };
  await storeLead(database, ids);
  await storeConversation(database, ids);
  await storeHandover(database, ids);
  await storeBesideWidget(database, ids);
  await storeKnowledgeLife(database, ids);
  await storeWebhook(database, ids);
  return ids;
}

export async function insertRow(database: TestDatabase, table: string, row: Row): Promise<Row> {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  const [stored] = await database.query(
    `insert into ${table} (${names.join(", ")}) values (${places.join(", ")}) returning *`,
    Object.values(row),
  );
  return stored ?? {};
}

async function storeUser(database: TestDatabase, clientId: number): Promise<number> {
  const [user] = await database.query<{ id: number }>(
    `insert into users (name, email, role, client_id)
     values ('Dana', 'Dana@example.com', 'client_admin', $1) returning id`,
    [clientId],
  );
  const userId = user?.id ?? 0;
  const session = { user_id: userId, token: "t", expires_at: "2030-01-01" };
  await insertRow(database, "session", session);
  await insertRow(database, "audit_log", {
    user_id: userId,
    client_id: clientId,
    action: "update",
    entity_type: "widget",
  });
  return userId;
}

async function storeLead(database: TestDatabase, ids: Everything): Promise<void> {
  await insertRow(database, "leads", {
    id: ids.leadId,
    client_id: ids.clientId,
    widget_id: ids.widgetId,
    assigned_to: ids.userId,
  });
  await insertRow(database, "lead_activities", {
    lead_id: ids.leadId,
    user_id: ids.userId,
    activity_type: "captured",
  });
}

async function storeConversation(database: TestDatabase, ids: Everything): Promise<void> {
  await insertRow(database, "widget_conversations", {
    id: ids.conversationId,
    widget_id: ids.widgetId,
    session_id: "session-one",
    lead_id: ids.leadId,
  });
  await insertRow(database, "widget_messages", {
    id: crypto.randomUUID(),
    conversation_id: ids.conversationId,
    seq: 1,
    message_type: "bot",
    message_text: "Hello",
    knowledge_base_id: ids.entryIds[0],
  });
  const both = { widget_id: ids.widgetId, conversation_id: ids.conversationId };
  await insertRow(database, "widget_appointments", {
    id: crypto.randomUUID(),
    ...both,
    customer_name: "Jane",
    preferred_date: "2026-03-02",
    preferred_time: "09:00",
    starts_at: "2026-03-02T09:00:00Z",
    ends_at: "2026-03-02T09:30:00Z",
  });
  await insertRow(database, "widget_disclaimer_acceptances", {
    id: crypto.randomUUID(),
    ...both,
    session_id: "session-one",
    version: "1",
    accepted_at: "2026-03-01",
  });
  const mail = { visitor: "session-one", notification_type: "lead" };
  await insertRow(database, "widget_email_notifications", { ...both, ...mail });
}

async function storeHandover(database: TestDatabase, ids: Everything): Promise<void> {
  const { clientId, conversationId, userId, widgetId } = ids;
  await database.query(
    "update widget_conversations set claimed_by = $1, assigned_to = $1, handover_phase = 'claimed'",
    [userId],
  );
  const note = { conversation_id: conversationId, user_id: userId, note_text: "Ask for the size." };
  await insertRow(database, "conversation_notes", note);
  const reply = { client_id: clientId, shortcut: "hours", reply_text: "At eight." };
  await insertRow(database, "canned_replies", { ...reply, created_by: userId });
  await insertRow(database, "notification_log", {
    notice_id: `lead_captured:${ids.leadId}`,
    client_id: clientId,
    widget_id: widgetId,
    notice_type: "lead_captured",
    recipient: "owner@example.com",
    subject: "New lead",
    status: "sent",
  });
  await insertRow(database, "appointment_holds", {
    id: crypto.randomUUID(),
    widget_id: widgetId,
    conversation_id: conversationId,
    resource_id: "lane-1",
    service_id: "checkup",
    starts_at: "2026-03-02T09:00:00Z",
    ends_at: "2026-03-02T09:30:00Z",
    reserved_from: "2026-03-02T09:00:00Z",
    reserved_until: "2026-03-02T09:40:00Z",
    expires_at: "2026-03-01T09:00:00Z",
  });
}

async function storeBesideWidget(database: TestDatabase, ids: Everything): Promise<void> {
  const rows: Readonly<Record<string, Row>> = {
    widget_analytics: { date: "2026-03-01" },
    widget_analytics_hours: { date: "2026-03-01", hour: 9 },
    widget_analytics_entries: { date: "2026-03-01", knowledge_base_id: 1 },
    widget_analytics_places: { date: "2026-03-01", kind: "page", place: "clinic.example/" },
    widget_event_tallies: { id: crypto.randomUUID(), hour: "2026-03-01" },
    widget_spam_rules: { rule_type: "keyword", rule_value: "casino" },
    widget_installations: { domain: "clinic.example" },
    widget_identity_keys: {
      key_id: "wik_1",
      label: "Website",
      algorithm: "HS256",
      secret: "s",
      created_by: ids.userId,
    },
  };
  for (const [table, row] of Object.entries(rows)) {
    await insertRow(database, table, { widget_id: ids.widgetId, ...row });
  }
}

/** The version was made with the widget. */
async function storeKnowledgeLife(database: TestDatabase, ids: Everything): Promise<void> {
  await database.query("update knowledge_versions set created_by = $1", [ids.userId]);
  await database.query(`
    insert into knowledge_tests (widget_id, question, expected_entry_id, source_message_id)
    select k.widget_id, 'When are you open?', k.id, m.id
    from widget_knowledge_base k join widget_messages m on m.knowledge_base_id = k.id`);
}

/** Its id. */
async function storeImport(database: TestDatabase, home: Home, userId: number): Promise<number> {
  const [imported] = await database.query<{ id: number }>(
    `insert into knowledge_imports (widget_id, kind, created_by) values ($1, 'url', $2)
     returning id`,
    [home.widgetId, userId],
  );
  const importId = imported?.id ?? 0;
  const url = "https://clinic.example/faq";
  await insertRow(database, "knowledge_import_pages", { import_id: importId, url });
  await insertRow(database, "knowledge_import_proposals", {
    import_id: importId,
    question: "When are you open?",
    answer: "At eight.",
    change: "changed",
    entry_id: home.entryIds[0],
  });
  return importId;
}

async function storeWebhook(database: TestDatabase, ids: Everything): Promise<void> {
  const endpoint = await insertRow(database, "webhook_endpoints", {
    client_id: ids.clientId,
    url: "https://x.example",
    secret: "s",
    created_by: ids.userId,
  });
  await insertRow(database, "webhook_deliveries", {
    id: crypto.randomUUID(),
    endpoint_id: endpoint.id,
    event_type: "lead.captured",
    payload: "{}",
  });
}
