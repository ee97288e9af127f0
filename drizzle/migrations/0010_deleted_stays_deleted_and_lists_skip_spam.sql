CREATE TABLE "deleted_conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "widget_conversations_widget_last_message_page";--> statement-breakpoint
DROP INDEX "widget_conversations_widget_page";--> statement-breakpoint
DROP INDEX "widget_conversations_widget_status_page";--> statement-breakpoint
DROP INDEX "widget_conversations_status_page";--> statement-breakpoint
DROP INDEX "widget_conversations_lead_page";--> statement-breakpoint
DROP INDEX "widget_conversations_spam_page";--> statement-breakpoint
DROP INDEX "widget_conversations_page";--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "widget_key" text;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "edge_status" text;--> statement-breakpoint
CREATE INDEX "widget_appointments_customer_email_search" ON "widget_appointments" USING gin ("customer_email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_lead_page" ON "widget_conversations" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "widget_conversations"."lead_captured" and not "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_spam_page" ON "widget_conversations" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_messages_unhelpful_index" ON "widget_messages" USING btree ("conversation_id") WHERE "widget_messages"."was_helpful" is false;--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_page" ON "widget_conversations" USING btree ("widget_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_widget_status_page" ON "widget_conversations" USING btree ("widget_id","status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_status_page" ON "widget_conversations" USING btree ("status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_lead_page" ON "widget_conversations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "widget_conversations"."lead_captured" and not "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_spam_page" ON "widget_conversations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "widget_conversations"."is_spam";--> statement-breakpoint
CREATE INDEX "widget_conversations_page" ON "widget_conversations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "widget_conversations"."is_spam";--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD CONSTRAINT "widget_conversations_edge_status_check" CHECK ("widget_conversations"."edge_status" in ('active', 'completed', 'abandoned', 'spam'));--> statement-breakpoint
-- The objects of these are there still, and are found by the key of today for as long as it is not changed.
UPDATE "widget_conversations" c SET "widget_key" = w."widget_key" FROM "widget_configs" w
WHERE w."id" = c."widget_id" AND c."created_at" > now() - interval '31 days';
