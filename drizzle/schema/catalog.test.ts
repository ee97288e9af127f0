import { beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";

// What the database itself says of its tables, after all migrations.

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

/** `table.column → table`, and what a delete over there does here. */
const FOREIGN_KEYS: Readonly<Record<string, "cascade" | "set null">> = {
  "users.client_id → clients": "cascade",
  "session.user_id → users": "cascade",
  "account.user_id → users": "cascade",
  "two_factor.user_id → users": "cascade",
  "idempotency_keys.user_id → users": "cascade",
  "leads.client_id → clients": "cascade",
  "leads.widget_id → widget_configs": "set null",
  "leads.assigned_to → users": "set null",
  "leads.converted_client_id → clients": "set null",
  "leads.duplicate_of → leads": "set null",
  "leads.merged_into → leads": "cascade",
  "lead_merges.kept_lead_id → leads": "cascade",
  "lead_merges.merged_lead_id → leads": "cascade",
  "lead_merges.user_id → users": "set null",
  "lead_activities.lead_id → leads": "cascade",
  "lead_activities.user_id → users": "set null",
  "widget_configs.client_id → clients": "cascade",
  "widget_configs.created_by → users": "set null",
  "widget_knowledge_base.widget_id → widget_configs": "cascade",
  "widget_conversations.widget_id → widget_configs": "cascade",
  "widget_conversations.lead_id → leads": "set null",
  "widget_conversations.claimed_by → users": "set null",
  "widget_conversations.assigned_to → users": "set null",
  "conversation_notes.conversation_id → widget_conversations": "cascade",
  "conversation_notes.user_id → users": "set null",
  "canned_replies.client_id → clients": "cascade",
  "canned_replies.created_by → users": "set null",
  "widget_messages.conversation_id → widget_conversations": "cascade",
  "widget_messages.knowledge_base_id → widget_knowledge_base": "set null",
  "widget_analytics.widget_id → widget_configs": "cascade",
  "widget_event_tallies.widget_id → widget_configs": "cascade",
  "widget_appointments.conversation_id → widget_conversations": "cascade",
  "widget_appointments.widget_id → widget_configs": "cascade",
  "appointment_holds.widget_id → widget_configs": "cascade",
  "notification_log.client_id → clients": "cascade",
  "notification_log.widget_id → widget_configs": "set null",
  "widget_spam_rules.widget_id → widget_configs": "cascade",
  "widget_installations.widget_id → widget_configs": "cascade",
  "widget_identity_keys.widget_id → widget_configs": "cascade",
  "widget_identity_keys.created_by → users": "set null",
  "widget_disclaimer_acceptances.widget_id → widget_configs": "cascade",
  "widget_disclaimer_acceptances.conversation_id → widget_conversations": "set null",
  "widget_disclaimer_acceptances.text_id → widget_notice_texts": "set null",
  "widget_notice_texts.widget_id → widget_configs": "cascade",
  "erasure_receipts.client_id → clients": "cascade",
  "erasure_receipts.user_id → users": "set null",
  "widget_email_notifications.widget_id → widget_configs": "cascade",
  "widget_email_notifications.conversation_id → widget_conversations": "set null",
  "audit_log.user_id → users": "set null",
  "audit_log.client_id → clients": "set null",
  "webhook_endpoints.client_id → clients": "cascade",
  "webhook_endpoints.created_by → users": "set null",
  "webhook_events.client_id → clients": "cascade",
  "webhook_events.widget_id → widget_configs": "cascade",
  "webhook_deliveries.endpoint_id → webhook_endpoints": "cascade",
  "webhook_deliveries.event_sequence → webhook_events": "cascade",
  "api_keys.client_id → clients": "cascade",
  "api_keys.created_by → users": "cascade",
  "knowledge_versions.widget_id → widget_configs": "cascade",
  "knowledge_versions.created_by → users": "set null",
  "knowledge_tests.widget_id → widget_configs": "cascade",
  "knowledge_tests.expected_entry_id → widget_knowledge_base": "cascade",
  "knowledge_tests.source_message_id → widget_messages": "set null",
  "knowledge_imports.widget_id → widget_configs": "cascade",
  "knowledge_imports.previous_import_id → knowledge_imports": "set null",
  "knowledge_imports.created_by → users": "set null",
  "knowledge_import_pages.import_id → knowledge_imports": "cascade",
  "knowledge_import_proposals.import_id → knowledge_imports": "cascade",
  "knowledge_import_proposals.entry_id → widget_knowledge_base": "set null",
};

const UNIQUES: readonly string[] = [
  "widget_configs (widget_key)",
  "widget_messages (conversation_id, seq)",
  "widget_analytics (widget_id, date)",
  "widget_analytics_hours (widget_id, date, hour)",
  "widget_analytics_entries (widget_id, date, knowledge_base_id)",
  "widget_analytics_places (widget_id, date, kind, place)",
  "widget_installations (widget_id, domain)",
  "widget_identity_keys (widget_id, key_id)",
  "widget_email_notifications (widget_id, visitor, notification_type)",
  "session (token)",
  "account (provider_id, account_id)",
  "two_factor (user_id)",
  "rate_limit (key)",
  "idempotency_keys (user_id, key)",
  "users (lower(email))",
  "lead_activities (lead_id)",
  "knowledge_versions (widget_id, number)",
  "knowledge_versions (widget_id)",
  "knowledge_tests (widget_id, lower(question))",
  "knowledge_import_pages (import_id, url)",
  "knowledge_encodings (model, text_hash)",
  "canned_replies (client_id, lower(shortcut))",
  "appointment_holds (widget_id, conversation_id)",
  "notification_log (notice_id, recipient)",
  "widget_configs (calendar_feed_token)",
  "widget_notice_texts (widget_id, kind, version, sha256)",
  "widget_appointments (conversation_id, client_booking_id)",
  "webhook_deliveries (endpoint_id, event_sequence)",
  "api_keys (key_hash)",
];

/** Each is the leading column, or columns, of at least one index. */
const INDEXES: readonly string[] = [
  "widget_knowledge_base USING btree (widget_id",
  "widget_knowledge_base USING gin (keywords",
  "widget_conversations USING btree (widget_id, created_at DESC NULLS LAST, id DESC",
  "widget_conversations USING btree (widget_id, status, created_at DESC NULLS LAST, id DESC",
  "widget_conversations USING btree (session_id",
  "widget_conversations USING btree (visitor_email",
  "widget_conversations USING btree (widget_id, visitor_external_id) WHERE (visitor_external_id IS NOT NULL",
  "widget_conversations USING btree (status",
  "widget_conversations USING btree (created_at",
  "widget_messages USING btree (conversation_id",
  "widget_messages USING btree (message_type",
  "widget_messages USING btree (created_at",
  "widget_appointments USING btree (widget_id",
  "widget_appointments USING btree (widget_id, created_at",
  "widget_analytics USING btree (date) WHERE (answered_undecided > 0",
  "rollup_runs USING btree (started_at DESC",
  "widget_appointments USING btree (status",
  "widget_appointments USING btree (preferred_date",
  "widget_conversations USING btree (status, created_at DESC NULLS LAST, id DESC",
  "widget_conversations USING gin (visitor_phone gin_trgm_ops",
  "leads USING btree (status, created_at DESC NULLS LAST, id DESC",
  "widget_appointments USING btree (starts_at DESC NULLS LAST, id DESC",
  "verification USING btree (identifier",
  "leads USING btree (client_id, created_at DESC NULLS LAST, id DESC",
  "widget_messages USING gin (message_text gin_trgm_ops",
  "widget_conversations USING gin (((known_visitor #>> '{verified,name}'::text[])) gin_trgm_ops",
  "widget_conversations USING gin (((known_visitor #>> '{verified,email}'::text[])) gin_trgm_ops",
  "widget_conversations USING gin (visitor_name gin_trgm_ops",
  "widget_conversations USING gin (visitor_email gin_trgm_ops",
  "leads USING gin (name gin_trgm_ops",
  "leads USING gin (email gin_trgm_ops",
  "knowledge_imports USING btree (widget_id, created_at DESC NULLS LAST, id DESC",
  "knowledge_import_proposals USING btree (import_id, id",
  "widget_conversations USING btree (assigned_to, created_at DESC NULLS LAST, id DESC",
  "conversation_notes USING btree (conversation_id, id",
  "lead_merges USING btree (kept_lead_id",
  "notification_log USING btree (client_id, created_at DESC NULLS LAST, id DESC",
  "notification_log USING gin (recipient gin_trgm_ops",
  "appointment_holds USING btree (expires_at",
  "webhook_endpoints USING btree (client_id, created_at DESC NULLS LAST, id DESC",
  "webhook_events USING btree (sequence) WHERE (spread_at IS NULL",
  "webhook_deliveries USING btree (status, next_attempt_at",
  "webhook_deliveries USING btree (endpoint_id, created_at DESC NULLS LAST, id DESC",
  "api_keys USING btree (client_id, created_at DESC NULLS LAST, id DESC",
  "erasure_receipts USING btree (client_id, erased_at DESC NULLS LAST, id DESC",
  "widget_disclaimer_acceptances USING btree (widget_id, accepted_at DESC NULLS LAST, id DESC",
];

const TABLES: Readonly<Record<string, string>> = {
  clients:
    "id name email phone website industry timezone country lead_assignment last_assigned_user_id lead_reminder_hours lead_escalation_hours status created_at updated_at",
  users:
    "id name email role client_id is_active two_factor_enabled locale takes_leads notification_preferences",
  account: "id account_id provider_id user_id password",
  verification: "id identifier value expires_at",
  two_factor: "id user_id secret backup_codes verified failed_verification_count locked_until",
  rate_limit: "id key count last_request",
  sign_in_attempts: "email_hash count window_started_at",
  idempotency_keys: "user_id key request_hash status answer created_at",
  session: "id user_id token expires_at",
  leads:
    "id client_id widget_id name email phone company source status assigned_to converted_client_id duplicate_of is_possible_duplicate merged_into lost_reason lost_note notes page_url referrer_url utm revision created_at updated_at",
  lead_activities: "id lead_id user_id activity_type details created_at",
  widget_configs:
    "id client_id widget_key widget_name primary_color secondary_color position welcome_message bot_name bot_avatar_url enable_appointment_booking enable_email_capture enable_phone_capture enable_ai_handoff ai_handoff_url business_hours offline_message rate_limit_messages rate_limit_window require_captcha blocked_ips blocked_keywords is_active domain_whitelist created_by created_at updated_at industry require_disclaimer disclaimer_text disclaimer_version enable_email_notifications notification_email intro_messages quick_actions auto_open_delay_ms locale color_scheme answer_threshold retention_days appointment_settings enable_generation generation_daily_ceiling_micros agent_secret enable_human_handoff handoff_away_minutes handoff_wait_minutes send_lead_thanks lead_thanks_text calendar_feed_token enable_chat_link identity_salt",
  widget_knowledge_base:
    "id widget_id category question answer keywords priority context times_used helpful_count not_helpful_count is_active created_at updated_at alternative_questions source_url deleted_at",
  widget_conversations:
    "id widget_id session_id visitor_name visitor_email visitor_phone ip_address user_agent referrer_url page_url spam_score is_spam spam_reason lead_captured lead_id handoff_type handoff_details status started_at ended_at duration_seconds message_count bot_response_count human_response_count satisfaction_rating last_message last_message_at created_at updated_at revision widget_key edge_status handover_phase handover_reason waiting_since claimed_by claimed_at assigned_to outcome visitor_external_id known_visitor",
  deleted_conversations: "id deleted_at",
  conversation_notes: "id conversation_id user_id note_text created_at",
  canned_replies: "id client_id shortcut reply_text created_by created_at updated_at",
  lead_merges: "id kept_lead_id merged_lead_id user_id filled_in moved created_at undone_at",
  appointment_holds:
    "id widget_id conversation_id resource_id service_id starts_at ends_at reserved_from reserved_until expires_at created_at",
  notification_log:
    "id notice_id client_id widget_id notice_type recipient subject status attempts last_error conversation_id lead_id appointment_id created_at sent_at",
  widget_messages:
    "id conversation_id seq message_type message_text sender_name knowledge_base_id confidence_score response_time_ms was_helpful feedback_text feedback_revision metadata created_at",
  widget_analytics:
    "id widget_id date total_conversations completed_conversations abandoned_conversations spam_conversations total_messages avg_messages_per_conversation avg_response_time_ms avg_conversation_duration_seconds leads_captured email_handoffs phone_handoffs ai_agent_handoffs human_handoffs appointments_booked avg_satisfaction_rating helpful_responses not_helpful_responses avg_confidence_score knowledge_base_matches fallback_responses views opens created_at updated_at",
  widget_appointments:
    "id conversation_id widget_id resource_id customer_name customer_email customer_phone service_type preferred_date preferred_time duration_minutes starts_at ends_at customer_notes internal_notes status confirmation_sent reminder_sent reserved_from reserved_until service_id customer_timezone customer_locale client_booking_id calendar_sequence owed_notice owed_by told_sequence told_at calendar_event_id created_at updated_at",
  widget_spam_rules:
    "id widget_id rule_type rule_value rule_action severity description times_triggered is_active created_at updated_at",
  widget_installations:
    "id widget_id domain installation_type installation_date widget_version last_ping is_active verified created_at updated_at",
  widget_identity_keys:
    "id widget_id key_id label algorithm purpose secret public_jwk created_by created_at retired_at",
  widget_disclaimer_acceptances:
    "id widget_id conversation_id kind text_id session_id version ip_address user_agent accepted_at",
  widget_notice_texts: "id widget_id kind version notice_text sha256 created_at",
  erasure_receipts: "id client_id requested_by user_id subject_hash counts erased_at",
  widget_email_notifications: "id widget_id visitor notification_type",
  widget_event_tallies: "id widget_id hour views opens",
  widget_analytics_hours: "widget_id date hour conversations",
  widget_analytics_entries: "widget_id date knowledge_base_id answers helpful not_helpful",
  widget_analytics_places: "widget_id date kind place conversations leads",
  widget_analytics_changes: "id widget_id at",
  rollup_runs: "id started_at duration_ms days_count rows_written",
  audit_log: "id user_id client_id action details created_at",
  webhook_endpoints:
    "id client_id url secret previous_secret previous_secret_until events description is_active paused_at failing_since last_error last_delivered_at created_by created_at updated_at",
  webhook_events:
    "sequence client_id widget_id event_type conversation_id lead_id row before occurred_at spread_at",
  webhook_deliveries:
    "id endpoint_id event_sequence event_type payload status attempts next_attempt_at give_up_at response_status response_text duration_ms last_error delivered_at created_at updated_at",
  api_keys:
    "id client_id name prefix key_hash scopes created_by expires_at last_used_at last_used_ip revoked_at created_at",
  snapshot_publications:
    "widget_key widget_id version published_version feedback_mark is_deleted failed_at last_error",
  knowledge_versions:
    "id widget_id number entries entry_count note override_reason test_report restored_from is_live created_by created_at",
  knowledge_tests:
    "id widget_id question expected_entry_id source source_message_id is_active created_at updated_at",
  knowledge_imports:
    "id widget_id kind source_url status pages_done pages_total error previous_import_id created_by created_at updated_at finished_at",
  knowledge_import_pages: "id import_id url status error content",
  knowledge_import_proposals:
    "id import_id source_url category question alternative_questions answer keywords change entry_id decision created_at",
  knowledge_encodings: "model text_hash vector created_at",
};

describe("the catalog", () => {
  test.each(Object.entries(TABLES))(
    "%s has every column that the product needs",
    async (table, names) => {
      const rows = await database.query<{ column_name: string }>(
        "select column_name from information_schema.columns where table_name = $1",
        [table],
      );
      expect(rows.map((row) => row.column_name)).toEqual(expect.arrayContaining(names.split(" ")));
    },
  );

  test("every reference is a foreign key, and a delete does what is written here", async () => {
    const rows = await database.query<{ key: string; action: string }>(`
      select format('%s.%s → %s', c.conrelid::regclass, a.attname, c.confrelid::regclass) as key,
        case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'none' end as action
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
    expect(Object.fromEntries(rows.map((row) => [row.key, row.action]))).toEqual(FOREIGN_KEYS);
  });

  test("a delete never has to read a whole table to find what refers to the row", async () => {
    const unindexed = await database.query(`
      select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
      )`);
    expect(unindexed).toEqual([]);
  });

  test.each(UNIQUES)("%s is unique", async (unique) => {
    const rows = await database.query<{ unique: string }>(`
      select indrelid::regclass || ' (' || (
        select string_agg(pg_get_indexdef(indexrelid, n, true), ', ' order by n)
        from generate_series(1, indnkeyatts) n) || ')' as unique
      from pg_index where indisunique`);
    expect(rows.map((row) => row.unique)).toContain(unique);
  });

  test.each(INDEXES)("there is an index: %s …)", async (start) => {
    const rows = await database.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where schemaname = 'public'",
    );
    const found = rows.filter((row) => row.indexdef.includes(` ON public.${start}`));
    expect(found).not.toEqual([]);
  });

  test("rows born at the edge have no key of the database's making, all others have", async () => {
    const rows = await database.query<{ table: string; type: string; made: boolean }>(`
      select table_name as table, data_type as type,
        is_identity = 'YES' or column_default is not null as made
      from information_schema.columns where table_schema = 'public' and column_name = 'id'`);
    for (const { table, type, made } of rows) {
      expect({ table, made }).toEqual({ table, made: type !== "uuid" });
    }
  });
});
