-- Every change that a visitor could notice moves the widget's version, in the same transaction,
-- whoever makes it and by whatever way. Statement-level: an import of a thousand entries moves it once.
CREATE FUNCTION owe_publication(widget_ids integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO snapshot_publications (widget_key, widget_id)
  SELECT widget_key, id FROM widget_configs WHERE id = ANY (widget_ids)
  -- In one order for everybody, so that two imports cannot lock each other out.
  ORDER BY widget_key
  ON CONFLICT (widget_key) DO UPDATE SET
    widget_id = excluded.widget_id,
    version = snapshot_publications.version + 1,
    is_deleted = false,
    changed_at = now();
$$;--> statement-breakpoint

CREATE FUNCTION owe_removal(widget_keys text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE snapshot_publications
  SET version = version + 1, is_deleted = true, changed_at = now()
  WHERE widget_key = ANY (widget_keys);
$$;--> statement-breakpoint

CREATE FUNCTION widget_configs_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT id FROM new_rows));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_configs_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- What no visitor can notice. A column that is not named here counts: better a needless
  -- publication than a stale widget.
  unseen CONSTANT text[] := ARRAY['created_by', 'created_at', 'updated_at',
    'enable_email_notifications', 'notification_email'];
BEGIN
  PERFORM owe_removal(ARRAY(
    SELECT o.widget_key FROM old_rows o JOIN new_rows n USING (id)
    WHERE o.widget_key <> n.widget_key
  ));
  PERFORM owe_publication(ARRAY(
    SELECT n.id FROM old_rows o JOIN new_rows n USING (id)
    WHERE to_jsonb(o) - unseen IS DISTINCT FROM to_jsonb(n) - unseen
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_configs_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_removal(ARRAY(SELECT widget_key FROM old_rows));
  RETURN NULL;
END $$;--> statement-breakpoint

-- For inserts and deletes alike. When a whole widget goes, its row is gone already and nothing is owed here.
CREATE FUNCTION widget_knowledge_base_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT DISTINCT widget_id FROM changed_rows));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_knowledge_base_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Delivery moves the counters with every answer; no visitor sees them.
  unseen CONSTANT text[] := ARRAY['created_at', 'updated_at', 'times_used', 'helpful_count',
    'not_helpful_count'];
BEGIN
  PERFORM owe_publication(ARRAY(
    SELECT unnest(ARRAY[o.widget_id, n.widget_id]) FROM old_rows o JOIN new_rows n USING (id)
    WHERE to_jsonb(o) - unseen IS DISTINCT FROM to_jsonb(n) - unseen
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION clients_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT id FROM widget_configs WHERE client_id = NEW.id));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_configs_inserted AFTER INSERT ON widget_configs
  REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_configs_inserted();--> statement-breakpoint
CREATE TRIGGER widget_configs_updated AFTER UPDATE ON widget_configs
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_configs_updated();--> statement-breakpoint
CREATE TRIGGER widget_configs_deleted AFTER DELETE ON widget_configs
  REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_configs_deleted();--> statement-breakpoint
CREATE TRIGGER widget_knowledge_base_inserted AFTER INSERT ON widget_knowledge_base
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_knowledge_base_changed();--> statement-breakpoint
CREATE TRIGGER widget_knowledge_base_updated AFTER UPDATE ON widget_knowledge_base
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_knowledge_base_updated();--> statement-breakpoint
CREATE TRIGGER widget_knowledge_base_deleted AFTER DELETE ON widget_knowledge_base
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_knowledge_base_changed();--> statement-breakpoint
CREATE TRIGGER clients_updated AFTER UPDATE OF timezone, status ON clients
  FOR EACH ROW WHEN (OLD.timezone <> NEW.timezone OR OLD.status <> NEW.status)
  EXECUTE FUNCTION clients_updated();
