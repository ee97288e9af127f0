CREATE TABLE "audit_log" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer,
	"client_id" integer,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ip_address" "inet",
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "clients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"website" text,
	"industry" text,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clients_status_check" CHECK ("clients"."status" in ('active', 'inactive'))
);
--> statement-breakpoint
CREATE TABLE "lead_activities" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_activities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"lead_id" uuid NOT NULL,
	"user_id" integer,
	"activity_type" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lead_activities_activity_type_check" CHECK ("lead_activities"."activity_type" in ('captured', 'created', 'imported', 'note', 'status_changed', 'assigned', 'merged', 'converted', 'notified'))
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" integer NOT NULL,
	"widget_id" integer,
	"name" text,
	"email" text,
	"phone" text,
	"company" text,
	"source" text DEFAULT 'chat_widget' NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"assigned_to" integer,
	"converted_client_id" integer,
	"duplicate_of" uuid,
	"notes" text,
	"page_url" text,
	"referrer_url" text,
	"utm" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_source_check" CHECK ("leads"."source" in ('chat_widget', 'manual', 'import', 'api')),
	CONSTRAINT "leads_status_check" CHECK ("leads"."status" in ('new', 'contacted', 'qualified', 'converted', 'lost')),
	CONSTRAINT "leads_revision_check" CHECK ("leads"."revision" >= 0)
);
--> statement-breakpoint
CREATE TABLE "snapshot_publications" (
	"widget_key" text PRIMARY KEY NOT NULL,
	"widget_id" integer NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"published_version" bigint DEFAULT 0 NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'client_user' NOT NULL,
	"client_id" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_check" CHECK ("users"."role" in ('super_admin', 'client_admin', 'client_user')),
	CONSTRAINT "users_client_check" CHECK (("users"."role" = 'super_admin') = ("users"."client_id" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" integer NOT NULL,
	"event_type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"response_status" integer,
	"last_error" text,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_status_check" CHECK ("webhook_deliveries"."status" in ('pending', 'delivered', 'failed')),
	CONSTRAINT "webhook_deliveries_attempts_check" CHECK ("webhook_deliveries"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_endpoints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"client_id" integer NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" text[] DEFAULT '{}' NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_analytics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_analytics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"date" date NOT NULL,
	"total_conversations" integer DEFAULT 0 NOT NULL,
	"completed_conversations" integer DEFAULT 0 NOT NULL,
	"abandoned_conversations" integer DEFAULT 0 NOT NULL,
	"spam_conversations" integer DEFAULT 0 NOT NULL,
	"total_messages" integer DEFAULT 0 NOT NULL,
	"avg_messages_per_conversation" double precision,
	"avg_response_time_ms" double precision,
	"avg_conversation_duration_seconds" double precision,
	"leads_captured" integer DEFAULT 0 NOT NULL,
	"email_handoffs" integer DEFAULT 0 NOT NULL,
	"phone_handoffs" integer DEFAULT 0 NOT NULL,
	"ai_agent_handoffs" integer DEFAULT 0 NOT NULL,
	"human_handoffs" integer DEFAULT 0 NOT NULL,
	"appointments_booked" integer DEFAULT 0 NOT NULL,
	"avg_satisfaction_rating" double precision,
	"helpful_responses" integer DEFAULT 0 NOT NULL,
	"not_helpful_responses" integer DEFAULT 0 NOT NULL,
	"avg_confidence_score" double precision,
	"knowledge_base_matches" integer DEFAULT 0 NOT NULL,
	"fallback_responses" integer DEFAULT 0 NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"opens" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_analytics_widget_date_unique" UNIQUE("widget_id","date")
);
--> statement-breakpoint
CREATE TABLE "widget_event_tallies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"widget_id" integer NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"opens" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "widget_event_tallies_counts_check" CHECK ("widget_event_tallies"."views" >= 0 and "widget_event_tallies"."opens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "widget_appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid,
	"widget_id" integer NOT NULL,
	"resource_id" text DEFAULT 'default' NOT NULL,
	"customer_name" text NOT NULL,
	"customer_email" text,
	"customer_phone" text,
	"service_type" text,
	"preferred_date" date NOT NULL,
	"preferred_time" time NOT NULL,
	"duration_minutes" integer DEFAULT 30 NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"customer_notes" text,
	"internal_notes" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"confirmation_sent" boolean DEFAULT false NOT NULL,
	"reminder_sent" boolean DEFAULT false NOT NULL,
	"calendar_event_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_appointments_status_check" CHECK ("widget_appointments"."status" in ('pending', 'confirmed', 'cancelled', 'completed', 'no_show')),
	CONSTRAINT "widget_appointments_interval_check" CHECK ("widget_appointments"."ends_at" > "widget_appointments"."starts_at"),
	CONSTRAINT "widget_appointments_duration_check" CHECK ("widget_appointments"."duration_minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "widget_configs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_configs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"client_id" integer NOT NULL,
	"widget_key" text NOT NULL,
	"widget_name" text NOT NULL,
	"primary_color" text DEFAULT '#0f766e' NOT NULL,
	"secondary_color" text DEFAULT '#134e4a' NOT NULL,
	"position" text DEFAULT 'bottom-right' NOT NULL,
	"welcome_message" text DEFAULT 'Hello! How can we help you today?' NOT NULL,
	"bot_name" text DEFAULT 'Assistant' NOT NULL,
	"bot_avatar_url" text,
	"enable_appointment_booking" boolean DEFAULT false NOT NULL,
	"enable_email_capture" boolean DEFAULT true NOT NULL,
	"enable_phone_capture" boolean DEFAULT true NOT NULL,
	"enable_ai_handoff" boolean DEFAULT false NOT NULL,
	"ai_handoff_url" text,
	"business_hours" jsonb,
	"offline_message" text DEFAULT 'We are closed right now. Leave your details and we will get back to you.' NOT NULL,
	"rate_limit_messages" integer DEFAULT 10 NOT NULL,
	"rate_limit_window" integer DEFAULT 60 NOT NULL,
	"require_captcha" boolean DEFAULT false NOT NULL,
	"blocked_ips" text[] DEFAULT '{}' NOT NULL,
	"blocked_keywords" text[] DEFAULT '{}' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"domain_whitelist" text[] DEFAULT '{}' NOT NULL,
	"created_by" integer,
	"industry" text DEFAULT 'general' NOT NULL,
	"require_disclaimer" boolean DEFAULT false NOT NULL,
	"disclaimer_text" text,
	"disclaimer_version" text,
	"enable_email_notifications" boolean DEFAULT false NOT NULL,
	"notification_email" text,
	"intro_messages" text[] DEFAULT '{}' NOT NULL,
	"quick_actions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"auto_open_delay_ms" integer,
	"locale" text DEFAULT 'en' NOT NULL,
	"color_scheme" text DEFAULT 'auto' NOT NULL,
	"answer_threshold" double precision DEFAULT 0.45 NOT NULL,
	"retention_days" integer DEFAULT 365 NOT NULL,
	"appointment_settings" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_configs_widget_key_unique" UNIQUE("widget_key"),
	CONSTRAINT "widget_configs_widget_key_check" CHECK ("widget_configs"."widget_key" ~ '^wtfu_[0-9a-f]{32}$'),
	CONSTRAINT "widget_configs_position_check" CHECK ("widget_configs"."position" in ('bottom-right', 'bottom-left', 'top-right', 'top-left')),
	CONSTRAINT "widget_configs_industry_check" CHECK ("widget_configs"."industry" in ('general', 'healthcare', 'legal', 'financial')),
	CONSTRAINT "widget_configs_color_scheme_check" CHECK ("widget_configs"."color_scheme" in ('auto', 'light', 'dark')),
	CONSTRAINT "widget_configs_rate_limit_check" CHECK ("widget_configs"."rate_limit_messages" > 0 and "widget_configs"."rate_limit_window" > 0),
	CONSTRAINT "widget_configs_threshold_check" CHECK ("widget_configs"."answer_threshold" between 0 and 1),
	CONSTRAINT "widget_configs_retention_check" CHECK ("widget_configs"."retention_days" > 0),
	CONSTRAINT "widget_configs_auto_open_check" CHECK ("widget_configs"."auto_open_delay_ms" >= 0)
);
--> statement-breakpoint
CREATE TABLE "widget_conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"widget_id" integer NOT NULL,
	"session_id" text NOT NULL,
	"visitor_name" text,
	"visitor_email" text,
	"visitor_phone" text,
	"ip_address" "inet",
	"user_agent" text,
	"referrer_url" text,
	"page_url" text,
	"spam_score" real DEFAULT 0 NOT NULL,
	"is_spam" boolean DEFAULT false NOT NULL,
	"spam_reason" text,
	"lead_captured" boolean DEFAULT false NOT NULL,
	"lead_id" uuid,
	"handoff_type" text,
	"handoff_details" jsonb,
	"status" text DEFAULT 'active' NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"duration_seconds" integer,
	"message_count" integer DEFAULT 0 NOT NULL,
	"bot_response_count" integer DEFAULT 0 NOT NULL,
	"human_response_count" integer DEFAULT 0 NOT NULL,
	"satisfaction_rating" integer,
	"last_message" text,
	"last_message_at" timestamp with time zone,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_conversations_status_check" CHECK ("widget_conversations"."status" in ('active', 'completed', 'abandoned', 'spam')),
	CONSTRAINT "widget_conversations_handoff_type_check" CHECK ("widget_conversations"."handoff_type" in ('email', 'phone', 'ai_agent', 'human')),
	CONSTRAINT "widget_conversations_rating_check" CHECK ("widget_conversations"."satisfaction_rating" between 1 and 5),
	CONSTRAINT "widget_conversations_counts_check" CHECK ("widget_conversations"."message_count" >= 0 and "widget_conversations"."bot_response_count" >= 0 and "widget_conversations"."human_response_count" >= 0 and "widget_conversations"."revision" >= 0),
	CONSTRAINT "widget_conversations_duration_check" CHECK ("widget_conversations"."duration_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "widget_disclaimer_acceptances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"widget_id" integer NOT NULL,
	"conversation_id" uuid,
	"session_id" text NOT NULL,
	"version" text NOT NULL,
	"ip_address" "inet",
	"user_agent" text,
	"accepted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_email_notifications" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_email_notifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"visitor" text NOT NULL,
	"notification_type" text NOT NULL,
	"conversation_id" uuid,
	"recipient" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_email_notifications_once" UNIQUE("widget_id","visitor","notification_type")
);
--> statement-breakpoint
CREATE TABLE "widget_installations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_installations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"domain" text NOT NULL,
	"installation_type" text DEFAULT 'html' NOT NULL,
	"installation_date" timestamp with time zone DEFAULT now() NOT NULL,
	"widget_version" text,
	"last_ping" timestamp with time zone,
	"is_active" boolean DEFAULT true NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_installations_widget_domain_unique" UNIQUE("widget_id","domain"),
	CONSTRAINT "widget_installations_type_check" CHECK ("widget_installations"."installation_type" in ('wordpress', 'html', 'shopify', 'wix', 'squarespace', 'webflow', 'other'))
);
--> statement-breakpoint
CREATE TABLE "widget_knowledge_base" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_knowledge_base_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"category" text,
	"question" text NOT NULL,
	"alternative_questions" text[] DEFAULT '{}' NOT NULL,
	"answer" text NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"context" text,
	"source_url" text,
	"times_used" integer DEFAULT 0 NOT NULL,
	"helpful_count" integer DEFAULT 0 NOT NULL,
	"not_helpful_count" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_knowledge_base_counts_check" CHECK ("widget_knowledge_base"."times_used" >= 0 and "widget_knowledge_base"."helpful_count" >= 0 and "widget_knowledge_base"."not_helpful_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "widget_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"message_type" text NOT NULL,
	"message_text" text NOT NULL,
	"sender_name" text,
	"knowledge_base_id" integer,
	"confidence_score" double precision,
	"response_time_ms" integer,
	"was_helpful" boolean,
	"feedback_text" text,
	"feedback_revision" integer DEFAULT 0 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_messages_conversation_seq_unique" UNIQUE("conversation_id","seq"),
	CONSTRAINT "widget_messages_message_type_check" CHECK ("widget_messages"."message_type" in ('user', 'bot', 'human', 'system')),
	CONSTRAINT "widget_messages_seq_check" CHECK ("widget_messages"."seq" > 0),
	CONSTRAINT "widget_messages_confidence_check" CHECK ("widget_messages"."confidence_score" between 0 and 1),
	CONSTRAINT "widget_messages_response_time_check" CHECK ("widget_messages"."response_time_ms" >= 0)
);
--> statement-breakpoint
CREATE TABLE "widget_spam_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_spam_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"rule_type" text NOT NULL,
	"rule_value" text NOT NULL,
	"rule_action" text DEFAULT 'flag' NOT NULL,
	"severity" text DEFAULT 'medium' NOT NULL,
	"description" text,
	"times_triggered" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "widget_spam_rules_rule_type_check" CHECK ("widget_spam_rules"."rule_type" in ('keyword', 'pattern', 'rate_limit', 'ip_block')),
	CONSTRAINT "widget_spam_rules_rule_action_check" CHECK ("widget_spam_rules"."rule_action" in ('block', 'flag', 'challenge')),
	CONSTRAINT "widget_spam_rules_severity_check" CHECK ("widget_spam_rules"."severity" in ('low', 'medium', 'high')),
	CONSTRAINT "widget_spam_rules_counts_check" CHECK ("widget_spam_rules"."times_triggered" >= 0)
);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_activities" ADD CONSTRAINT "lead_activities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_converted_client_id_clients_id_fk" FOREIGN KEY ("converted_client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_duplicate_of_leads_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_analytics" ADD CONSTRAINT "widget_analytics_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_event_tallies" ADD CONSTRAINT "widget_event_tallies_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD CONSTRAINT "widget_appointments_conversation_id_widget_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."widget_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD CONSTRAINT "widget_appointments_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD CONSTRAINT "widget_disclaimer_acceptances_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_disclaimer_acceptances" ADD CONSTRAINT "widget_disclaimer_acceptances_conversation_id_widget_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."widget_conversations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_email_notifications" ADD CONSTRAINT "widget_email_notifications_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_email_notifications" ADD CONSTRAINT "widget_email_notifications_conversation_id_widget_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."widget_conversations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_installations" ADD CONSTRAINT "widget_installations_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_knowledge_base" ADD CONSTRAINT "widget_knowledge_base_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_messages" ADD CONSTRAINT "widget_messages_conversation_id_widget_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."widget_conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_messages" ADD CONSTRAINT "widget_messages_knowledge_base_id_widget_knowledge_base_id_fk" FOREIGN KEY ("knowledge_base_id") REFERENCES "public"."widget_knowledge_base"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_spam_rules" ADD CONSTRAINT "widget_spam_rules_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_page" ON "audit_log" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_client_page" ON "audit_log" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_user_id_index" ON "audit_log" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_log_entity_index" ON "audit_log" USING btree ("entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "clients_name_search" ON "clients" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "lead_activities_captured_once" ON "lead_activities" USING btree ("lead_id") WHERE "lead_activities"."activity_type" = 'captured';--> statement-breakpoint
CREATE INDEX "lead_activities_lead_page" ON "lead_activities" USING btree ("lead_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "lead_activities_user_id_index" ON "lead_activities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "leads_client_page" ON "leads" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_client_status_page" ON "leads" USING btree ("client_id","status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_page" ON "leads" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_client_email_index" ON "leads" USING btree ("client_id",lower("email"));--> statement-breakpoint
CREATE INDEX "leads_widget_id_index" ON "leads" USING btree ("widget_id");--> statement-breakpoint
CREATE INDEX "leads_assigned_to_index" ON "leads" USING btree ("assigned_to");--> statement-breakpoint
CREATE INDEX "leads_converted_client_id_index" ON "leads" USING btree ("converted_client_id");--> statement-breakpoint
CREATE INDEX "leads_duplicate_of_index" ON "leads" USING btree ("duplicate_of");--> statement-breakpoint
CREATE INDEX "leads_name_search" ON "leads" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "leads_email_search" ON "leads" USING gin ("email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "leads_phone_search" ON "leads" USING gin ("phone" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "leads_company_search" ON "leads" USING gin ("company" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "snapshot_publications_pending_index" ON "snapshot_publications" USING btree ("changed_at") WHERE "snapshot_publications"."version" > "snapshot_publications"."published_version";--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "users_client_id_index" ON "users" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due_index" ON "webhook_deliveries" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint_page" ON "webhook_deliveries" USING btree ("endpoint_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_endpoints_client_page" ON "webhook_endpoints" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_endpoints_created_by_index" ON "webhook_endpoints" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "widget_event_tallies_widget_hour_index" ON "widget_event_tallies" USING btree ("widget_id","hour");--> statement-breakpoint
CREATE INDEX "widget_appointments_widget_page" ON "widget_appointments" USING btree ("widget_id","starts_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_appointments_status_index" ON "widget_appointments" USING btree ("status","starts_at");--> statement-breakpoint
CREATE INDEX "widget_appointments_preferred_date_index" ON "widget_appointments" USING btree ("preferred_date");--> statement-breakpoint
CREATE INDEX "widget_appointments_conversation_id_index" ON "widget_appointments" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "widget_appointments_customer_name_search" ON "widget_appointments" USING gin ("customer_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_configs_client_page" ON "widget_configs" USING btree ("client_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_configs_created_by_index" ON "widget_configs" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_page" ON "widget_conversations" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_status_page" ON "widget_conversations" USING btree ("widget_id","status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_last_message_page" ON "widget_conversations" USING btree ("widget_id","last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_started_at_index" ON "widget_conversations" USING btree ("widget_id","started_at");--> statement-breakpoint
CREATE INDEX "widget_conversations_session_id_index" ON "widget_conversations" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "widget_conversations_visitor_email_index" ON "widget_conversations" USING btree ("visitor_email");--> statement-breakpoint
CREATE INDEX "widget_conversations_status_index" ON "widget_conversations" USING btree ("status","last_message_at");--> statement-breakpoint
CREATE INDEX "widget_conversations_page" ON "widget_conversations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_conversations_lead_id_index" ON "widget_conversations" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "widget_conversations_visitor_name_search" ON "widget_conversations" USING gin ("visitor_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_conversations_visitor_email_search" ON "widget_conversations" USING gin ("visitor_email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_disclaimer_acceptances_widget_page" ON "widget_disclaimer_acceptances" USING btree ("widget_id","accepted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_disclaimer_acceptances_session_index" ON "widget_disclaimer_acceptances" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "widget_disclaimer_acceptances_conversation_index" ON "widget_disclaimer_acceptances" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "widget_email_notifications_conversation_index" ON "widget_email_notifications" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "widget_knowledge_base_widget_page" ON "widget_knowledge_base" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "widget_knowledge_base_keywords_index" ON "widget_knowledge_base" USING gin ("keywords");--> statement-breakpoint
CREATE INDEX "widget_knowledge_base_question_search" ON "widget_knowledge_base" USING gin ("question" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_knowledge_base_answer_search" ON "widget_knowledge_base" USING gin ("answer" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_messages_message_type_index" ON "widget_messages" USING btree ("message_type","created_at");--> statement-breakpoint
CREATE INDEX "widget_messages_created_at_index" ON "widget_messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "widget_messages_knowledge_base_id_index" ON "widget_messages" USING btree ("knowledge_base_id") WHERE "widget_messages"."knowledge_base_id" is not null;--> statement-breakpoint
CREATE INDEX "widget_messages_text_search" ON "widget_messages" USING gin ("message_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_spam_rules_widget_page" ON "widget_spam_rules" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);