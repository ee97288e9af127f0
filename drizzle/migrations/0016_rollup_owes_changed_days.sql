-- The rollup is told by rows which days of which widgets have changed: a row is written in the
-- transaction of the change itself, so whoever can see the one can see the other. Rows are only ever
-- added here, and name no widget by reference: nobody waits for anybody.

CREATE INDEX "widget_analytics_undecided_index" ON "widget_analytics" USING btree ("date") WHERE "widget_analytics"."answered_undecided" > 0;--> statement-breakpoint
CREATE INDEX "widget_appointments_widget_created_at_index" ON "widget_appointments" USING btree ("widget_id","created_at");--> statement-breakpoint

-- Whether a visitor was back is asked of their session's later conversations.
DROP INDEX "widget_conversations_session_id_index";--> statement-breakpoint
CREATE INDEX "widget_conversations_session_id_index" ON "widget_conversations" USING btree ("session_id","started_at");--> statement-breakpoint

-- What a day is made of is thousands of small rows. A reference would look its widget up for each of
-- them; instead they go when the widget does.
CREATE FUNCTION widget_analytics_parts_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM widget_analytics_hours WHERE widget_id IN (SELECT id FROM old_rows);
  DELETE FROM widget_analytics_entries WHERE widget_id IN (SELECT id FROM old_rows);
  DELETE FROM widget_analytics_places WHERE widget_id IN (SELECT id FROM old_rows);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER widget_analytics_parts_deleted AFTER DELETE ON widget_configs
  REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_analytics_parts_deleted();--> statement-breakpoint
CREATE FUNCTION widget_analytics_parts_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE widget_analytics_hours, widget_analytics_entries, widget_analytics_places;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER widget_analytics_parts_emptied AFTER TRUNCATE ON widget_configs
  FOR EACH STATEMENT EXECUTE FUNCTION widget_analytics_parts_emptied();--> statement-breakpoint

-- A zone that the database does not know is UTC: it would fail the figures of all.
CREATE FUNCTION known_zone(zone text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  PERFORM now() AT TIME ZONE zone;
  RETURN zone;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN 'UTC';
END $$;--> statement-breakpoint

-- When a calendar day begins. Where clocks go back over midnight it begins twice, and the first time
-- counts; where they skip midnight it begins with the first moment after it.
CREATE FUNCTION day_start(day date, zone text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN ((begin_at - interval '1 hour') AT TIME ZONE zone)::date = day
    THEN begin_at - interval '1 hour' ELSE begin_at END
  FROM (SELECT day::timestamp AT TIME ZONE zone AS begin_at) AS begun;
$$;--> statement-breakpoint

-- Days begin at a quarter of an hour in every zone, so that all changes of one quarter are one row.
CREATE FUNCTION quarter_of(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_bin('15 minutes', at, '2000-01-01 00:00:00+00');
$$;--> statement-breakpoint

-- The days that a conversation has a part in besides its own: of the visitor's conversations in the
-- seven days before it, which it may have kept from being durable, and of the lead and the
-- appointments that count for nothing if it is spam.
CREATE FUNCTION widget_conversations_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT c.widget_id, quarter_of(c.started_at) FROM changed_rows c
  UNION
  SELECT e.widget_id, quarter_of(e.started_at)
  FROM changed_rows c JOIN widget_conversations e
    ON e.session_id = c.session_id AND e.widget_id = c.widget_id AND e.started_at < c.started_at
    AND coalesce(e.ended_at, e.started_at) > c.started_at - interval '7 days'
  UNION
  SELECT l.widget_id, quarter_of(l.created_at)
  FROM changed_rows c JOIN leads l ON l.id = c.lead_id WHERE c.is_spam AND l.widget_id IS NOT NULL
  UNION
  SELECT a.widget_id, quarter_of(a.created_at)
  FROM changed_rows c JOIN widget_appointments a ON a.conversation_id = c.id WHERE c.is_spam;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_conversations_updated_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  WITH sides AS (
    SELECT o.id, side.*,
      -- Whatever is seen from other rows: whose visit it is and when, and whether it is one at all.
      (o.widget_id, o.started_at, o.session_id, o.is_spam, o.lead_id)
        IS DISTINCT FROM
        (n.widget_id, n.started_at, n.session_id, n.is_spam, n.lead_id) AS is_moved
    FROM old_rows o JOIN new_rows n USING (id)
    CROSS JOIN LATERAL (VALUES
      (o.widget_id, o.started_at, o.session_id, o.is_spam, o.lead_id),
      (n.widget_id, n.started_at, n.session_id, n.is_spam, n.lead_id)
    ) AS side (widget_id, started_at, session_id, is_spam, lead_id)
    WHERE (o.widget_id, o.started_at, o.session_id, o.is_spam, o.lead_id, o.status,
        o.message_count, o.human_response_count, o.duration_seconds, o.ended_at,
        o.satisfaction_rating, o.handoff_type, o.lead_captured, o.page_url, o.referrer_url)
      IS DISTINCT FROM
        (n.widget_id, n.started_at, n.session_id, n.is_spam, n.lead_id, n.status,
        n.message_count, n.human_response_count, n.duration_seconds, n.ended_at,
        n.satisfaction_rating, n.handoff_type, n.lead_captured, n.page_url, n.referrer_url)
  )
  SELECT widget_id, quarter_of(started_at) FROM sides
  UNION
  SELECT e.widget_id, quarter_of(e.started_at)
  FROM sides m JOIN widget_conversations e
    ON e.session_id = m.session_id AND e.widget_id = m.widget_id AND e.started_at < m.started_at
    AND coalesce(e.ended_at, e.started_at) > m.started_at - interval '7 days'
  WHERE m.is_moved
  UNION
  SELECT l.widget_id, quarter_of(l.created_at)
  FROM sides m JOIN leads l ON l.id = m.lead_id
  WHERE m.is_moved AND m.is_spam AND l.widget_id IS NOT NULL
  UNION
  SELECT a.widget_id, quarter_of(a.created_at)
  FROM sides m JOIN widget_appointments a ON a.conversation_id = m.id
  WHERE m.is_moved AND m.is_spam;
  RETURN NULL;
END $$;--> statement-breakpoint

-- Messages are added by a statement that moves their conversation's counter as well, so an insert
-- needs no trigger of its own. When a conversation goes, its messages find it gone and owe nothing.
CREATE FUNCTION widget_messages_updated_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT c.widget_id, quarter_of(c.started_at)
  FROM old_rows o JOIN new_rows n USING (id)
  JOIN widget_conversations c ON c.id IN (o.conversation_id, n.conversation_id)
  WHERE (o.conversation_id, o.message_type, o.knowledge_base_id, o.confidence_score,
      o.response_time_ms, o.was_helpful, o.metadata ->> 'answered_by')
    IS DISTINCT FROM
      (n.conversation_id, n.message_type, n.knowledge_base_id, n.confidence_score,
      n.response_time_ms, n.was_helpful, n.metadata ->> 'answered_by');
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_messages_deleted_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT c.widget_id, quarter_of(c.started_at)
  FROM old_rows o JOIN widget_conversations c ON c.id = o.conversation_id;
  RETURN NULL;
END $$;--> statement-breakpoint

-- For inserts and deletes alike.
CREATE FUNCTION leads_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT widget_id, quarter_of(created_at) FROM changed_rows WHERE widget_id IS NOT NULL;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION leads_updated_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT side.widget_id, quarter_of(side.created_at)
  FROM old_rows o JOIN new_rows n USING (id)
  CROSS JOIN LATERAL (VALUES (o.widget_id, o.created_at), (n.widget_id, n.created_at))
    AS side (widget_id, created_at)
  WHERE side.widget_id IS NOT NULL
    AND (o.widget_id, o.created_at, o.status) IS DISTINCT FROM (n.widget_id, n.created_at, n.status);
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_appointments_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT widget_id, quarter_of(created_at) FROM changed_rows
  UNION
  SELECT c.widget_id, quarter_of(c.started_at)
  FROM changed_rows a JOIN widget_conversations c ON c.id = a.conversation_id;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_appointments_updated_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  WITH moved AS (
    SELECT side.* FROM old_rows o JOIN new_rows n USING (id)
    CROSS JOIN LATERAL (VALUES (o.widget_id, o.created_at, o.conversation_id),
      (n.widget_id, n.created_at, n.conversation_id)) AS side (widget_id, created_at, conversation_id)
    WHERE (o.widget_id, o.created_at, o.conversation_id)
      IS DISTINCT FROM (n.widget_id, n.created_at, n.conversation_id)
  )
  SELECT widget_id, quarter_of(created_at) FROM moved
  UNION
  SELECT c.widget_id, quarter_of(c.started_at)
  FROM moved a JOIN widget_conversations c ON c.id = a.conversation_id;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION widget_event_tallies_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT widget_id, hour FROM changed_rows;
  RETURN NULL;
END $$;--> statement-breakpoint

-- In another zone each day begins elsewhere: what a row counted now belongs to its day or to one of
-- the two beside it.
CREATE FUNCTION clients_moved_owe_rollup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_analytics_changes (widget_id, at)
  SELECT DISTINCT a.widget_id,
    (a.date + beside + time '12:00') AT TIME ZONE known_zone(NEW.timezone)
  FROM widget_configs w JOIN widget_analytics a ON a.widget_id = w.id
  CROSS JOIN generate_series(-1, 1) AS beside
  WHERE w.client_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_conversations_inserted_owe_rollup AFTER INSERT ON widget_conversations
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_conversations_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_conversations_updated_owe_rollup AFTER UPDATE ON widget_conversations
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_conversations_updated_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_conversations_deleted_owe_rollup AFTER DELETE ON widget_conversations
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_conversations_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_messages_updated_owe_rollup AFTER UPDATE ON widget_messages
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_messages_updated_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_messages_deleted_owe_rollup AFTER DELETE ON widget_messages
  REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_messages_deleted_owe_rollup();--> statement-breakpoint
CREATE TRIGGER leads_inserted_owe_rollup AFTER INSERT ON leads
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION leads_owe_rollup();--> statement-breakpoint
CREATE TRIGGER leads_updated_owe_rollup AFTER UPDATE ON leads
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION leads_updated_owe_rollup();--> statement-breakpoint
CREATE TRIGGER leads_deleted_owe_rollup AFTER DELETE ON leads
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION leads_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_appointments_inserted_owe_rollup AFTER INSERT ON widget_appointments
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_appointments_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_appointments_updated_owe_rollup AFTER UPDATE ON widget_appointments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_appointments_updated_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_appointments_deleted_owe_rollup AFTER DELETE ON widget_appointments
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_appointments_owe_rollup();--> statement-breakpoint
CREATE TRIGGER widget_event_tallies_inserted_owe_rollup AFTER INSERT ON widget_event_tallies
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_event_tallies_owe_rollup();--> statement-breakpoint
CREATE TRIGGER clients_moved_owe_rollup AFTER UPDATE OF timezone ON clients
  FOR EACH ROW WHEN (OLD.timezone <> NEW.timezone)
  EXECUTE FUNCTION clients_moved_owe_rollup();--> statement-breakpoint

-- What is there already is rolled up by the first runs.
INSERT INTO widget_analytics_changes (widget_id, at)
SELECT widget_id, quarter_of(started_at) FROM widget_conversations
UNION SELECT widget_id, quarter_of(created_at) FROM leads WHERE widget_id IS NOT NULL
UNION SELECT widget_id, quarter_of(created_at) FROM widget_appointments
UNION SELECT widget_id, hour FROM widget_event_tallies;
