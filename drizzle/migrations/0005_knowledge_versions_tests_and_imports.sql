CREATE TABLE "knowledge_encodings" (
	"model" text NOT NULL,
	"text_hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_encodings_pkey" PRIMARY KEY("model","text_hash"),
	CONSTRAINT "knowledge_encodings_text_hash_check" CHECK ("knowledge_encodings"."text_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "knowledge_import_proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "knowledge_import_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"source_url" text,
	"category" text,
	"question" text NOT NULL,
	"alternative_questions" text[] DEFAULT '{}' NOT NULL,
	"answer" text NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"change" text NOT NULL,
	"entry_id" integer,
	"decision" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_import_proposals_change_check" CHECK ("knowledge_import_proposals"."change" in ('new', 'changed', 'same', 'gone')),
	CONSTRAINT "knowledge_import_proposals_decision_check" CHECK ("knowledge_import_proposals"."decision" in ('pending', 'accepted', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "knowledge_import_pages" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "knowledge_import_pages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"url" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"error" text,
	"content" text,
	CONSTRAINT "knowledge_import_pages_import_url_unique" UNIQUE("import_id","url"),
	CONSTRAINT "knowledge_import_pages_status_check" CHECK ("knowledge_import_pages"."status" in ('pending', 'done', 'failed', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "knowledge_imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "knowledge_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"kind" text NOT NULL,
	"source_url" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"pages_done" integer DEFAULT 0 NOT NULL,
	"pages_total" integer DEFAULT 0 NOT NULL,
	"error" text,
	"previous_import_id" integer,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "knowledge_imports_kind_check" CHECK ("knowledge_imports"."kind" in ('csv', 'json', 'text', 'url', 'sitemap')),
	CONSTRAINT "knowledge_imports_status_check" CHECK ("knowledge_imports"."status" in ('queued', 'running', 'ready', 'failed', 'applied')),
	CONSTRAINT "knowledge_imports_pages_check" CHECK ("knowledge_imports"."pages_done" >= 0 and "knowledge_imports"."pages_total" >= 0)
);
--> statement-breakpoint
CREATE TABLE "knowledge_tests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "knowledge_tests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"question" text NOT NULL,
	"expected_entry_id" integer,
	"source" text DEFAULT 'manual' NOT NULL,
	"source_message_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_tests_source_check" CHECK ("knowledge_tests"."source" in ('manual', 'conversation', 'feedback', 'gap'))
);
--> statement-breakpoint
CREATE TABLE "knowledge_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "knowledge_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"number" integer NOT NULL,
	"entries" jsonb NOT NULL,
	"entry_count" integer NOT NULL,
	"note" text,
	"override_reason" text,
	"test_report" jsonb,
	"restored_from" integer,
	"is_live" boolean DEFAULT false NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_versions_widget_number_unique" UNIQUE("widget_id","number"),
	CONSTRAINT "knowledge_versions_number_check" CHECK ("knowledge_versions"."number" > 0),
	CONSTRAINT "knowledge_versions_entry_count_check" CHECK ("knowledge_versions"."entry_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "snapshot_publications" ADD COLUMN "feedback_mark" text;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "enable_generation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "generation_daily_ceiling_micros" integer DEFAULT 1000000 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_knowledge_base" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "knowledge_import_proposals" ADD CONSTRAINT "knowledge_import_proposals_import_id_knowledge_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."knowledge_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_import_proposals" ADD CONSTRAINT "knowledge_import_proposals_entry_id_widget_knowledge_base_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."widget_knowledge_base"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_import_pages" ADD CONSTRAINT "knowledge_import_pages_import_id_knowledge_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."knowledge_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_imports" ADD CONSTRAINT "knowledge_imports_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_imports" ADD CONSTRAINT "knowledge_imports_previous_import_id_knowledge_imports_id_fk" FOREIGN KEY ("previous_import_id") REFERENCES "public"."knowledge_imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_imports" ADD CONSTRAINT "knowledge_imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_tests" ADD CONSTRAINT "knowledge_tests_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_tests" ADD CONSTRAINT "knowledge_tests_expected_entry_id_widget_knowledge_base_id_fk" FOREIGN KEY ("expected_entry_id") REFERENCES "public"."widget_knowledge_base"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_tests" ADD CONSTRAINT "knowledge_tests_source_message_id_widget_messages_id_fk" FOREIGN KEY ("source_message_id") REFERENCES "public"."widget_messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_import_proposals_import_page" ON "knowledge_import_proposals" USING btree ("import_id","id");--> statement-breakpoint
CREATE INDEX "knowledge_import_proposals_entry_index" ON "knowledge_import_proposals" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "knowledge_imports_widget_page" ON "knowledge_imports" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "knowledge_imports_previous_index" ON "knowledge_imports" USING btree ("previous_import_id");--> statement-breakpoint
CREATE INDEX "knowledge_imports_created_by_index" ON "knowledge_imports" USING btree ("created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_tests_widget_question_unique" ON "knowledge_tests" USING btree ("widget_id",lower("question"));--> statement-breakpoint
CREATE INDEX "knowledge_tests_expected_entry_index" ON "knowledge_tests" USING btree ("expected_entry_id");--> statement-breakpoint
CREATE INDEX "knowledge_tests_source_message_index" ON "knowledge_tests" USING btree ("source_message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_versions_live_unique" ON "knowledge_versions" USING btree ("widget_id") WHERE "knowledge_versions"."is_live";--> statement-breakpoint
CREATE INDEX "knowledge_versions_created_by_index" ON "knowledge_versions" USING btree ("created_by");--> statement-breakpoint
ALTER TABLE "widget_configs" ADD CONSTRAINT "widget_configs_generation_ceiling_check" CHECK ("widget_configs"."generation_daily_ceiling_micros" >= 0);