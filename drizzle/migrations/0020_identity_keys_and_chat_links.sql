CREATE TABLE "widget_identity_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "widget_identity_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"widget_id" integer NOT NULL,
	"key_id" text NOT NULL,
	"label" text NOT NULL,
	"algorithm" text NOT NULL,
	"purpose" text DEFAULT 'server' NOT NULL,
	"secret" text,
	"public_jwk" jsonb,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "widget_identity_keys_widget_key_id_unique" UNIQUE("widget_id","key_id"),
	CONSTRAINT "widget_identity_keys_algorithm_check" CHECK ("widget_identity_keys"."algorithm" in ('HS256', 'ES256')),
	CONSTRAINT "widget_identity_keys_purpose_check" CHECK ("widget_identity_keys"."purpose" in ('server', 'wordpress')),
	CONSTRAINT "widget_identity_keys_material_check" CHECK (case "widget_identity_keys"."algorithm" when 'HS256' then "widget_identity_keys"."secret" is not null and "widget_identity_keys"."public_jwk" is null else "widget_identity_keys"."secret" is null and "widget_identity_keys"."public_jwk" is not null end)
);
--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "enable_chat_link" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_configs" ADD COLUMN "identity_salt" text DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "visitor_external_id" text;--> statement-breakpoint
ALTER TABLE "widget_conversations" ADD COLUMN "known_visitor" jsonb;--> statement-breakpoint
ALTER TABLE "widget_identity_keys" ADD CONSTRAINT "widget_identity_keys_widget_id_widget_configs_id_fk" FOREIGN KEY ("widget_id") REFERENCES "public"."widget_configs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_identity_keys" ADD CONSTRAINT "widget_identity_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "widget_identity_keys_created_by_index" ON "widget_identity_keys" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "widget_conversations_external_id_index" ON "widget_conversations" USING btree ("widget_id","visitor_external_id") WHERE "widget_conversations"."visitor_external_id" is not null;