CREATE TABLE "api_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"client_id" integer NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" integer,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"last_used_ip" "inet",
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "erasure_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" integer NOT NULL,
	"requested_by" text NOT NULL,
	"user_id" integer,
	"subject_hash" text NOT NULL,
	"counts" jsonb NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasure_receipts_requester_check" CHECK ("erasure_receipts"."requested_by" in ('visitor', 'user', 'retention'))
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"client_id" integer NOT NULL,
	"widget_id" integer,
	"event_type" text NOT NULL,
	"conversation_id" uuid,
	"lead_id" uuid,
	"row" jsonb NOT NULL,
	"before" jsonb,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"spread_at" timestamp with time zone,
	CONSTRAINT "webhook_events_type_check" CHECK ("webhook_events"."event_type" in ('conversation.created', 'conversation.handoff_requested', 'conversation.closed', 'message.created', 'lead.created', 'lead.updated', 'appointment.booked', 'appointment.rescheduled', 'appointment.cancelled', 'answer.unanswered', 'rating.received', 'test'))
);
--> statement-breakpoint
CREATE TABLE "rollup_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rollup_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"started_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"days_count" integer NOT NULL,
	"rows_written" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_analytics_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_analytics_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_analytics_entries" (
	"widget_id" integer NOT NULL,
	"date" date NOT NULL,
	"knowledge_base_id" integer NOT NULL,
	"answers" integer DEFAULT 0 NOT NULL,
	"helpful" integer DEFAULT 0 NOT NULL,
	"not_helpful" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "widget_analytics_entries_widget_id_date_knowledge_base_id_pk" PRIMARY KEY("widget_id","date","knowledge_base_id")
);
--> statement-breakpoint
CREATE TABLE "widget_analytics_hours" (
	"widget_id" integer NOT NULL,
	"date" date NOT NULL,
	"hour" smallint NOT NULL,
	"conversations" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "widget_analytics_hours_widget_id_date_hour_pk" PRIMARY KEY("widget_id","date","hour")
);
--> statement-breakpoint
CREATE TABLE "widget_analytics_places" (
	"widget_id" integer NOT NULL,
	"date" date NOT NULL,
	"kind" text NOT NULL,
	"place" text NOT NULL,
	"conversations" integer DEFAULT 0 NOT NULL,
	"leads" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "widget_analytics_places_widget_id_date_kind_place_pk" PRIMARY KEY("widget_id","date","kind","place"),
	CONSTRAINT "widget_analytics_places_kind_check" CHECK ("widget_analytics_places"."kind" in ('page', 'referrer'))
);
--> statement-breakpoint
CREATE TABLE "widget_notice_texts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_notice_texts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"notice_text" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_notice_texts_once" UNIQUE("widget_id","kind","version","sha256"),
	CONSTRAINT "widget_notice_texts_kind_check" CHECK ("widget_notice_texts"."kind" in ('disclaimer', 'consent'))
);
--> statement-breakpoint
ALTER TABLE "notification_log" DROP CONSTRAINT "notification_log_notice_type_check";--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "event_sequence" bigint;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "response_text" text;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "duration_ms" integer;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "previous_secret" text;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "previous_secret_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "last_error" text;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "last_delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "response_time_ms_sum" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "response_time_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "duration_seconds_sum" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "duration_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "rating_sum" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "rating_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "confidence_sum" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "confidence_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "conversations_with_lead" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "conversations_with_appointment" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "conversions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "durable_resolutions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "answered_decided" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD COLUMN "answered_undecided" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "captcha_site_key" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "captcha_secret_key" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "daily_conversations_max" integer;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "require_consent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "consent_text" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "anonymize_addresses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "masking" text[] DEFAULT '{"card_number","ssn"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "contact_phone" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "contact_url" text;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "spam_decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "chain_head" text;--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD COLUMN "kind" text DEFAULT 'disclaimer' NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD COLUMN "text_id" integer;--> statement-breakpoint
ALTER TABLE "widget_installations" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "widget_installations" ADD COLUMN "verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_messages" ADD COLUMN "chain_hash" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_receipts" ADD CONSTRAINT "erasure_receipts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_receipts" ADD CONSTRAINT "erasure_receipts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_notice_texts" ADD CONSTRAINT "widget_notice_texts_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_client_page" ON "api_keys" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "api_keys_created_by_index" ON "api_keys" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "erasure_receipts_client_page" ON "erasure_receipts" USING btree ("client_id","erased_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "erasure_receipts_user_id_index" ON "erasure_receipts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "webhook_events_to_spread_index" ON "webhook_events" USING btree ("sequence") WHERE "webhook_events"."spread_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_events_client_index" ON "webhook_events" USING btree ("client_id","sequence");--> statement-breakpoint
CREATE INDEX "webhook_events_widget_index" ON "webhook_events" USING btree ("widget_id");--> statement-breakpoint
CREATE INDEX "webhook_events_conversation_index" ON "webhook_events" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "webhook_events_lead_index" ON "webhook_events" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "webhook_events_occurred_at_index" ON "webhook_events" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "rollup_runs_started_at_index" ON "rollup_runs" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_sequence_webhook_events_sequence_fk" FOREIGN KEY ("event_sequence") REFERENCES "public"."webhook_events"("sequence") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD CONSTRAINT "widget_disclaimer_acceptances_text_id_widget_notice_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."widget_notice_texts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once" ON "webhook_deliveries" USING btree ("endpoint_id","event_sequence");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_event_index" ON "webhook_deliveries" USING btree ("event_sequence");--> statement-breakpoint
CREATE INDEX "widget_disclaimer_acceptances_text_index" ON "widget_disclaimer_acceptances" USING btree ("text_id");--> statement-breakpoint
ALTER TABLE "notification_log" ADD CONSTRAINT "notification_log_notice_type_check" CHECK ("notification_log"."notice_type" in ('new_conversation', 'lead_captured', 'lead_thanks', 'lead_reminder', 'lead_escalation', 'handover_waiting', 'visitor_reply', 'appointment_requested', 'appointment_confirmed', 'appointment_moved', 'appointment_cancelled', 'appointment_reminder', 'daily_summary', 'monthly_report', 'webhook_paused'));--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_consent_check" CHECK (not "widget_configs"."require_consent" or "widget_configs"."consent_text" is not null);--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_captcha_keys_check" CHECK (("widget_configs"."captcha_site_key" is null) = ("widget_configs"."captcha_secret_key" is null));--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_daily_conversations_check" CHECK ("widget_configs"."daily_conversations_max" > 0);--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD CONSTRAINT "widget_disclaimer_acceptances_kind_check" CHECK ("widget_disclaimer_acceptances"."kind" in ('disclaimer', 'consent'));--> statement-breakpoint
ALTER TABLE "widget_installations" ADD CONSTRAINT "widget_installations_verified_by_check" CHECK ("widget_installations"."verified_by" in ('meta', 'dns', 'plugin'));