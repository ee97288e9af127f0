CREATE TABLE "appointment_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"widget_id" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"resource_id" text NOT NULL,
	"service_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reserved_from" timestamp with time zone NOT NULL,
	"reserved_until" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appointment_holds_one_each" UNIQUE("widget_id","conversation_id"),
	CONSTRAINT "appointment_holds_interval_check" CHECK ("appointment_holds"."ends_at" > "appointment_holds"."starts_at" and "appointment_holds"."reserved_from" <= "appointment_holds"."starts_at" and "appointment_holds"."reserved_until" >= "appointment_holds"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "canned_replies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"client_id" integer NOT NULL,
	"shortcut" text NOT NULL,
	"reply_text" text NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "conversation_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"conversation_id" uuid NOT NULL,
	"user_id" integer,
	"note_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_merges" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kept_lead_id" uuid NOT NULL,
	"merged_lead_id" uuid NOT NULL,
	"user_id" integer,
	"filled_in" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"moved" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notification_log" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"notice_id" text NOT NULL,
	"client_id" integer NOT NULL,
	"widget_id" integer,
	"notice_type" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"conversation_id" uuid,
	"lead_id" uuid,
	"appointment_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "notification_log_once" UNIQUE("notice_id","recipient"),
	CONSTRAINT "notification_log_notice_type_check" CHECK ("notification_log"."notice_type" in ('new_conversation', 'lead_captured', 'lead_thanks', 'lead_reminder', 'lead_escalation', 'handover_waiting', 'visitor_reply', 'appointment_requested', 'appointment_confirmed', 'appointment_moved', 'appointment_cancelled', 'appointment_reminder', 'daily_summary')),
	CONSTRAINT "notification_log_status_check" CHECK ("notification_log"."status" in ('pending', 'sent', 'failed')),
	CONSTRAINT "notification_log_attempts_check" CHECK ("notification_log"."attempts" >= 0)
);
--> statement-breakpoint
ALTER TABLE "lead_activities" DROP CONSTRAINT "lead_activities_activity_type_check";--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "country" text DEFAULT 'US' NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "lead_assignment" text DEFAULT 'manual' NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "last_assigned_user_id" integer;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "lead_reminder_hours" integer DEFAULT 24;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "lead_escalation_hours" integer DEFAULT 72;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "is_possible_duplicate" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "lost_reason" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "lost_note" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "takes_leads" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notification_preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "reserved_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "reserved_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "service_id" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "customer_timezone" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "customer_locale" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "client_booking_id" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "calendar_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "agent_secret" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "enable_human_handoff" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "handoff_away_minutes" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "handoff_wait_minutes" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "send_lead_thanks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "lead_thanks_text" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "calendar_feed_token" text;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "handover_phase" text DEFAULT 'bot' NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "handover_reason" text;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "claimed_by" integer;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "assigned_to" integer;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "appointment_holds" ADD CONSTRAINT "appointment_holds_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_notes" ADD CONSTRAINT "conversation_notes_conversation_id_widget_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."widget_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_notes" ADD CONSTRAINT "conversation_notes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_merges" ADD CONSTRAINT "lead_merges_kept_lead_id_leads_id_fk" FOREIGN KEY ("kept_lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_merges" ADD CONSTRAINT "lead_merges_merged_lead_id_leads_id_fk" FOREIGN KEY ("merged_lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_merges" ADD CONSTRAINT "lead_merges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_log" ADD CONSTRAINT "notification_log_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_log" ADD CONSTRAINT "notification_log_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_holds_expires_at_index" ON "appointment_holds" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "canned_replies_shortcut_unique" ON "canned_replies" USING btree ("client_id",lower("shortcut"));--> statement-breakpoint
CREATE INDEX "canned_replies_created_by_index" ON "canned_replies" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "conversation_notes_conversation_index" ON "conversation_notes" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "conversation_notes_user_id_index" ON "conversation_notes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "lead_merges_kept_lead_index" ON "lead_merges" USING btree ("kept_lead_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "lead_merges_merged_lead_index" ON "lead_merges" USING btree ("merged_lead_id");--> statement-breakpoint
CREATE INDEX "lead_merges_user_id_index" ON "lead_merges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notification_log_client_page" ON "notification_log" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_log_page" ON "notification_log" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notification_log_widget_id_index" ON "notification_log" USING btree ("widget_id");--> statement-breakpoint
CREATE INDEX "notification_log_conversation_index" ON "notification_log" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "notification_log_lead_index" ON "notification_log" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "notification_log_recipient_search" ON "notification_log" USING gin ("recipient" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_merged_into_leads_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_claimed_by_users_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_merged_into_index" ON "leads" USING btree ("merged_into");--> statement-breakpoint
CREATE UNIQUE INDEX "widget_appointments_booked_once" ON "widget_appointments" USING btree ("conversation_id","client_booking_id") WHERE "widget_appointments"."client_booking_id" is not null;--> statement-breakpoint
CREATE INDEX "widget_conversations_handover_page" ON "widget_conversations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "widget_conversations"."handover_phase" in ('waiting', 'claimed') and "widget_conversations"."status" = 'active';--> statement-breakpoint
CREATE INDEX "widget_conversations_claimed_by_index" ON "widget_conversations" USING btree ("claimed_by");--> statement-breakpoint
CREATE INDEX "widget_conversations_assigned_page" ON "widget_conversations" USING btree ("assigned_to","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_calendar_feed_token_unique" UNIQUE("calendar_feed_token");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_lead_assignment_check" CHECK ("clients"."lead_assignment" in ('manual', 'round_robin'));--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_follow_up_check" CHECK ("clients"."lead_reminder_hours" > 0 and "clients"."lead_escalation_hours" > 0);--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_activity_type_check" CHECK ("lead_activities"."activity_type" in ('captured', 'created', 'imported', 'note', 'status_changed', 'assigned', 'changed', 'merged', 'unmerged', 'marked_duplicate', 'converted', 'notified', 'reminded', 'escalated', 'follow_up_ended', 'appointment'));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_lost_reason_check" CHECK ("leads"."lost_reason" in ('no_answer', 'not_interested', 'price', 'competitor', 'not_a_fit', 'spam', 'other'));--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD CONSTRAINT "widget_appointments_reserved_check" CHECK ("widget_appointments"."reserved_from" <= "widget_appointments"."starts_at" and "widget_appointments"."reserved_until" >= "widget_appointments"."ends_at");--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_handoff_minutes_check" CHECK ("widget_configs"."handoff_away_minutes" > 0 and "widget_configs"."handoff_wait_minutes" > 0);--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_handover_phase_check" CHECK ("widget_conversations"."handover_phase" in ('bot', 'waiting', 'agent', 'claimed'));--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_handover_reason_check" CHECK ("widget_conversations"."handover_reason" in ('asked', 'menu', 'low_confidence', 'agent_failed'));--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_outcome_check" CHECK ("widget_conversations"."outcome" in ('resolved', 'follow_up', 'not_resolved'));