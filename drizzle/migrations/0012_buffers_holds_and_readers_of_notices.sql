-- An appointment's buffers are kept free of every other's time and buffers. One without them has its
-- own interval guarded by widget_appointments_no_overlap, as before.
ALTER TABLE widget_appointments ADD CONSTRAINT widget_appointments_keep_buffers
  EXCLUDE USING gist (
    widget_id WITH =,
    resource_id WITH =,
    tstzrange(coalesce(reserved_from, starts_at), coalesce(reserved_until, ends_at)) WITH &&
  ) WHERE (status IN ('pending', 'confirmed'));--> statement-breakpoint

ALTER TABLE appointment_holds ADD CONSTRAINT appointment_holds_no_overlap
  EXCLUDE USING gist (
    widget_id WITH =,
    resource_id WITH =,
    tstzrange(reserved_from, reserved_until) WITH &&
  );--> statement-breakpoint

-- Addresses for notices are in the snapshot now, so that mails leave also while this database is away.
CREATE OR REPLACE FUNCTION widget_configs_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- What the edge has no use for. A column that is not named here counts: better a needless
  -- publication than a stale widget.
  unseen CONSTANT text[] := ARRAY['created_by', 'created_at', 'updated_at', 'calendar_feed_token'];
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

CREATE FUNCTION owe_publications_of_clients(client_ids integer[]) RETURNS void LANGUAGE sql AS $$
  SELECT owe_publication(ARRAY(SELECT id FROM widget_configs WHERE client_id = ANY (client_ids)));
$$;--> statement-breakpoint

CREATE FUNCTION users_inserted_or_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publications_of_clients(ARRAY(
    SELECT DISTINCT client_id FROM changed_rows WHERE client_id IS NOT NULL
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION users_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publications_of_clients(ARRAY(
    SELECT DISTINCT unnest(ARRAY[o.client_id, n.client_id])
    FROM old_rows o JOIN new_rows n USING (id)
    WHERE (o.client_id, o.name, o.email, o.role, o.locale, o.is_active, o.notification_preferences)
      IS DISTINCT FROM
      (n.client_id, n.name, n.email, n.role, n.locale, n.is_active, n.notification_preferences)
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER users_inserted AFTER INSERT ON users
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION users_inserted_or_deleted();--> statement-breakpoint
CREATE TRIGGER users_updated AFTER UPDATE ON users
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION users_updated();--> statement-breakpoint
CREATE TRIGGER users_deleted AFTER DELETE ON users
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION users_inserted_or_deleted();--> statement-breakpoint

DROP TRIGGER clients_updated ON clients;--> statement-breakpoint
CREATE TRIGGER clients_updated AFTER UPDATE OF timezone, status, name, country ON clients
  FOR EACH ROW
  WHEN ((OLD.timezone, OLD.status, OLD.name, OLD.country)
    IS DISTINCT FROM (NEW.timezone, NEW.status, NEW.name, NEW.country))
  EXECUTE FUNCTION clients_updated();
