-- A key that is made or retired reaches the edge as every other change does. All its columns matter there
-- but who made it, and those never change by themselves.
CREATE FUNCTION widget_identity_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT DISTINCT widget_id FROM changed_rows));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_identity_keys_inserted AFTER INSERT ON widget_identity_keys
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_identity_keys_changed();--> statement-breakpoint
CREATE TRIGGER widget_identity_keys_updated AFTER UPDATE ON widget_identity_keys
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_identity_keys_changed();--> statement-breakpoint
CREATE TRIGGER widget_identity_keys_deleted AFTER DELETE ON widget_identity_keys
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_identity_keys_changed();--> statement-breakpoint

-- Whoever said where a widget may stand did not say that it may stand with us.
UPDATE widget_configs SET enable_chat_link = false WHERE cardinality(domain_whitelist) > 0;
