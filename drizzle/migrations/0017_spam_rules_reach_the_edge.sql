-- A change of the spam rules reaches the edge as every other does.
-- For inserts and deletes alike. When a whole widget goes, its row is gone already and nothing is owed here.
CREATE FUNCTION widget_spam_rules_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT DISTINCT widget_id FROM changed_rows));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_spam_rules_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Delivery counts with every message that a rule caught; no visitor sees that, nor what it is called.
  unseen CONSTANT text[] := ARRAY['created_at', 'updated_at', 'times_triggered', 'description'];
BEGIN
  PERFORM owe_publication(ARRAY(
    SELECT unnest(ARRAY[o.widget_id, n.widget_id]) FROM old_rows o JOIN new_rows n USING (id)
    WHERE to_jsonb(o) - unseen IS DISTINCT FROM to_jsonb(n) - unseen
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_spam_rules_inserted AFTER INSERT ON widget_spam_rules
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_spam_rules_changed();--> statement-breakpoint
CREATE TRIGGER widget_spam_rules_updated AFTER UPDATE ON widget_spam_rules
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_spam_rules_updated();--> statement-breakpoint
CREATE TRIGGER widget_spam_rules_deleted AFTER DELETE ON widget_spam_rules
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_spam_rules_changed();--> statement-breakpoint

-- So that rules which were there before reach the edge as well.
SELECT owe_publication(ARRAY(SELECT DISTINCT widget_id FROM widget_spam_rules));
