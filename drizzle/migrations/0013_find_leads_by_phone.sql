CREATE INDEX "leads_client_phone_index" ON "leads" USING btree ("client_id","phone");--> statement-breakpoint

-- Marks of duplicates were told as merges, before leads could be merged.
UPDATE lead_activities SET activity_type = 'marked_duplicate'
WHERE activity_type = 'merged' AND details ? 'duplicate_of';
