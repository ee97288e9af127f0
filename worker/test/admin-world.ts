import { createWidget } from "../src/store/widgets.ts";
import { makePrograms } from "./admin-world-programs.ts";
import { insert } from "./insert-row.ts";
import type { TestDatabase } from "./test-database.ts";

/** Ids of one of everything that a client can own. */
export interface World {
  readonly clientId: number;
  readonly clientName: string;
  readonly timezone: string;
  readonly widgetId: number;
  readonly widgetName: string;
  readonly entryId: number;
  readonly otherEntryId: number;
  readonly number: number;
  readonly testId: number;
  readonly importId: number;
  readonly proposalId: number;
  readonly conversationId: string;
  readonly botMessageId: string;
  readonly leadId: string;
  readonly otherLeadId: string;
  /** Of a third lead into the first. */
  readonly mergeId: number;
  readonly appointmentId: string;
  readonly ruleId: number;
  readonly installationId: number;
  readonly identityKeyId: number;
  /** A colleague, who has not joined yet. */
  readonly userId: number;
  /** Another, who may answer visitors. */
  readonly adminId: number;
  readonly cannedReplyId: number;
  readonly webhookId: number;
  /** Of the webhook; it failed. */
  readonly deliveryId: string;
  readonly apiKeyId: number;
}

/** Each on the other side of the date line from the other: a zone that is told too much is seen. */
const ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"] as const;
const marks: string[] = [];

/** A client whose every text holds `mark`, so that it is known wherever it turns up. */
export async function makeWorld(database: TestDatabase, mark: string): Promise<World> {
  const clientName = `${mark} Ltd`;
  if (!marks.includes(mark)) marks.push(mark);
  const timezone = ZONES[marks.indexOf(mark) % 2 === 0 ? 0 : 1];
  const clientId = await insert(database, "clients", {
    name: clientName,
    timezone,
    email: `${mark}@x.example`,
  });
  const widgetName = `${mark} widget`;
  const plain = { alternativeQuestions: [], keywords: [mark], priority: 0, category: mark };
  const { id: widgetId } = await createWidget(database.db, {
    clientId,
    widgetName,
    entries: [
      {
        ...plain,
        question: `Where may I park near ${mark}?`,
        answer: `${mark}: behind the house.`,
      },
      { ...plain, question: `When does ${mark} open?`, answer: `${mark}: at eight.` },
    ],
  });
  const rows = await database.query<{ id: number }>(
    "select id from widget_knowledge_base where widget_id = $1 order by id",
    [widgetId],
  );
  const [entryId = 0, otherEntryId = 0] = rows.map((row) => row.id);
  const people = await makePeople(database, mark, { clientId, widgetId, entryId });
  const mergeId = await makeMerge(database, mark, { clientId, leadId: people.leadId });
  await makeLoggedMail(database, mark, { clientId, widgetId, leadId: people.leadId });
  const life = await makeKnowledgeLife(database, mark, { widgetId, entryId });
  const settings = await makeSettings(database, mark, { clientId, widgetId });
  const programs = await makePrograms(database, mark, clientId);
  const ids = {
    clientId,
    clientName,
    timezone,
    widgetId,
    widgetName,
    entryId,
    otherEntryId,
    number: 1,
  };
  return { ...ids, ...people, ...life, ...programs, ...settings, mergeId };
}

interface Home {
  readonly clientId: number;
  readonly widgetId: number;
  readonly entryId: number;
}

async function makeSettings(
  database: TestDatabase,
  mark: string,
  { clientId, widgetId }: Pick<World, "clientId" | "widgetId">,
) {
  const ruleId = await insert(database, "widget_spam_rules", {
    widget_id: widgetId,
    rule_type: "keyword",
    rule_value: mark,
  });
  const installationId = await insert(database, "widget_installations", {
    widget_id: widgetId,
    domain: `${mark}.example`.toLowerCase(),
  });
  const identityKeyId = await insert(database, "widget_identity_keys", {
    widget_id: widgetId,
    key_id: "wik_0123456789abcdef",
    label: mark,
    algorithm: "HS256",
    secret: `${mark}: a secret that no answer may hold`,
  });
  const cannedReplyId = await insert(database, "canned_replies", {
    client_id: clientId,
    shortcut: mark,
    reply_text: `${mark}: at eight.`,
  });
  return { ruleId, installationId, identityKeyId, cannedReplyId };
}

async function makePeople(database: TestDatabase, mark: string, home: Home) {
  const { clientId, widgetId, entryId } = home;
  const [conversationId, botMessageId, leadId, otherLeadId, appointmentId] = Array.from(
    { length: 5 },
    () => crypto.randomUUID(),
  ) as [string, string, string, string, string]; // Five, as the length says.
  const [userId, adminId] = await makeColleagues(database, mark, clientId);
  const lead = { client_id: clientId, widget_id: widgetId, name: mark, email: `${mark}@v.example` };
  await insert(database, "leads", { id: leadId, ...lead });
  await insert(database, "leads", { id: otherLeadId, ...lead });
  await insert(database, "lead_activities", { lead_id: leadId, activity_type: "captured" });
  await insert(database, "widget_conversations", {
    id: conversationId,
    widget_id: widgetId,
    session_id: `session-${conversationId}`,
    visitor_name: mark,
    lead_id: leadId,
    lead_captured: true,
    last_message: mark,
    message_count: 2,
  });
  const message = {
    conversation_id: conversationId,
    message_text: `Where may I park near ${mark}?`,
  };
  await insert(database, "widget_messages", {
    id: crypto.randomUUID(),
    ...message,
    seq: 1,
    message_type: "user",
  });
  await insert(database, "widget_messages", {
    id: botMessageId,
    ...message,
    seq: 2,
    message_type: "bot",
    knowledge_base_id: entryId,
    confidence_score: 0.9,
  });
  await insert(database, "conversation_notes", {
    conversation_id: conversationId,
    user_id: adminId,
    note_text: mark,
  });
  await insert(database, "widget_appointments", {
    id: appointmentId,
    widget_id: widgetId,
    conversation_id: conversationId,
    customer_name: mark,
    preferred_date: "2026-03-02",
    preferred_time: "09:00",
    starts_at: "2026-03-02T09:00:00Z",
    ends_at: "2026-03-02T09:30:00Z",
  });
  return { userId, adminId, leadId, otherLeadId, conversationId, botMessageId, appointmentId };
}

async function makeColleagues(database: TestDatabase, mark: string, clientId: number) {
  const colleague = (role: string) =>
    insert(database, "users", {
      name: `${mark} colleague`,
      email: `${mark}-${crypto.randomUUID()}@x.example`.toLowerCase(),
      role,
      client_id: clientId,
    });
  return [await colleague("client_user"), await colleague("client_admin")] as const;
}

async function makeMerge(
  database: TestDatabase,
  mark: string,
  { clientId, leadId }: { readonly clientId: number; readonly leadId: string },
): Promise<number> {
  const id = crypto.randomUUID();
  await insert(database, "leads", { id, client_id: clientId, name: mark, merged_into: leadId });
  return insert(database, "lead_merges", { kept_lead_id: leadId, merged_lead_id: id });
}

async function makeLoggedMail(
  database: TestDatabase,
  mark: string,
  { clientId, widgetId, leadId }: Pick<World, "clientId" | "widgetId" | "leadId">,
): Promise<void> {
  await insert(database, "notification_log", {
    notice_id: `lead_captured:${leadId}`,
    client_id: clientId,
    widget_id: widgetId,
    notice_type: "lead_captured",
    recipient: `${mark}@x.example`,
    subject: `New lead: ${mark}`,
    status: "sent",
    lead_id: leadId,
  });
}

async function makeKnowledgeLife(
  database: TestDatabase,
  mark: string,
  { widgetId, entryId }: Omit<Home, "clientId">,
) {
  const testId = await insert(database, "knowledge_tests", {
    widget_id: widgetId,
    question: `Parking at ${mark}?`,
    expected_entry_id: entryId,
    is_active: false,
  });
  const importId = await insert(database, "knowledge_imports", {
    widget_id: widgetId,
    kind: "url",
    source_url: `https://${mark}.example/faq`.toLowerCase(),
    status: "ready",
  });
  const proposalId = await insert(database, "knowledge_import_proposals", {
    import_id: importId,
    question: `Is ${mark} open on Sunday?`,
    answer: mark,
    change: "new",
  });
  return { testId, importId, proposalId };
}

const BENEATH_WIDGET = [
  "widget_knowledge_base",
  "widget_conversations",
  "widget_appointments",
  "widget_spam_rules",
  "widget_installations",
  "widget_identity_keys",
  "knowledge_versions",
  "knowledge_tests",
  "knowledge_imports",
] as const;

/** All rows of a client, as one text: the same as before, or somebody has touched them. */
export async function fingerprint(database: TestDatabase, clientId: number): Promise<string> {
  const own = "(select id from widget_configs where client_id = $1)";
  const talks = `(select id from widget_conversations where widget_id in ${own})`;
  const selects = [
    "select 'clients' as t, to_jsonb(x) as r from clients x where id = $1",
    "select 'widgets', to_jsonb(x) from widget_configs x where client_id = $1",
    "select 'leads', to_jsonb(x) from leads x where client_id = $1",
    "select 'webhooks', to_jsonb(x) from webhook_endpoints x where client_id = $1",
    `select 'deliveries', to_jsonb(x) from webhook_deliveries x
      where endpoint_id in (select id from webhook_endpoints where client_id = $1)`,
    "select 'keys', to_jsonb(x) from api_keys x where client_id = $1",
    "select 'canned replies', to_jsonb(x) from canned_replies x where client_id = $1",
    `select 'notes', to_jsonb(x) from conversation_notes x where conversation_id in ${talks}`,
    "select 'users', to_jsonb(x) from users x where client_id = $1",
    `select 'activities', to_jsonb(x) from lead_activities x
      where lead_id in (select id from leads where client_id = $1)`,
    `select 'merges', to_jsonb(x) from lead_merges x
      where kept_lead_id in (select id from leads where client_id = $1)`,
    `select 'messages', to_jsonb(x) from widget_messages x where conversation_id in ${talks}`,
    `select 'proposals', to_jsonb(x) from knowledge_import_proposals x
      where import_id in (select id from knowledge_imports where widget_id in ${own})`,
    ...BENEATH_WIDGET.map(
      (table) => `select '${table}', to_jsonb(x) from ${table} x where widget_id in ${own}`,
    ),
  ];
  const [row] = await database.query<{ all: string }>(
    `select string_agg(t || r::text, '|' order by t, r::text) as all from (${selects.join(" union all ")}) s`,
    [clientId],
  );
  return row?.all ?? "";
}
