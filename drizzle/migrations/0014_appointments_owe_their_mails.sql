ALTER TABLE "widget_appointments" ADD COLUMN "owed_notice" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "owed_by" text;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "told_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "widget_appointments" ADD COLUMN "told_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint

-- The links in mails that were sent go on working, and nobody who was just told is reminded.
UPDATE widget_appointments SET told_sequence = calendar_sequence, told_at = updated_at;--> statement-breakpoint

-- What was booked a moment ago, and could be told to nobody yet.
UPDATE widget_appointments SET owed_notice = 'appointment_requested', owed_by = 'customer'
WHERE NOT confirmation_sent AND service_id IS NOT NULL AND calendar_sequence = 0
  AND status IN ('pending', 'confirmed');
