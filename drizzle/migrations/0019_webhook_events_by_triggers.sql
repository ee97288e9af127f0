-- What happens becomes events for webhooks, in the transaction of the change, and only where somebody
-- has asked for them. Spam is nobody's event.

-- Until when a delivery is tried; a replay begins anew.
ALTER TABLE webhook_deliveries
  ADD COLUMN "give_up_at" timestamp with time zone DEFAULT now() + interval '72 hours' NOT NULL;--> statement-breakpoint

-- Endpoints that we paused are told what they missed once they are there again; one that its owner
-- turned off is told nothing.
CREATE FUNCTION webhook_wanted(wanting_client integer, event text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM webhook_endpoints e
    WHERE e.client_id = wanting_client AND (e.is_active OR e.paused_at IS NOT NULL)
      AND event = ANY (e.events)
  );
$$;--> statement-breakpoint

-- A conversation as it may leave the house: who holds its session's id writes as the visitor.
CREATE FUNCTION webhook_conversation(c widget_conversations) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(c) - ARRAY['session_id', 'widget_key', 'ip_address', 'user_agent', 'chain_head'];
$$;--> statement-breakpoint

CREATE FUNCTION tell_webhooks(
  client integer, widget integer, event text, conversation uuid, lead uuid, content jsonb,
  was jsonb, happened_at timestamptz
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_events
    (client_id, widget_id, event_type, conversation_id, lead_id, "row", before, occurred_at)
  SELECT client, widget, event, conversation, lead, content, was, happened_at
  WHERE webhook_wanted(client, event);
$$;--> statement-breakpoint

-- Statement-level: a burst of messages costs one look. A message that is repeated is no new row, and
-- so no event; a conversation that was opened in silence is none before its visitor has written.
CREATE FUNCTION widget_messages_tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM webhook_endpoints WHERE is_active OR paused_at IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  INSERT INTO webhook_events
    (client_id, widget_id, event_type, conversation_id, lead_id, "row", occurred_at)
  SELECT w.client_id, w.id, e.event_type, c.id, c.lead_id, e.content, n.created_at
  FROM new_rows n
  JOIN widget_conversations c ON c.id = n.conversation_id AND NOT c.is_spam
  JOIN widget_configs w ON w.id = c.widget_id
  CROSS JOIN LATERAL (
    SELECT (to_jsonb(n) - ARRAY['metadata', 'chain_hash', 'feedback_revision']) || jsonb_build_object(
      'answered_by', n.metadata ->> 'answered_by', 'lead_id', c.lead_id) AS content
  ) m
  CROSS JOIN LATERAL (
    SELECT 1 AS place, 'conversation.created' AS event_type, webhook_conversation(c) AS content
    WHERE n.message_type = 'user' AND NOT EXISTS (
      SELECT FROM widget_messages f
      WHERE f.conversation_id = n.conversation_id AND f.seq < n.seq AND f.message_type = 'user')
    UNION ALL
    SELECT 2, 'message.created', m.content WHERE n.message_type IN ('user', 'bot', 'human')
    UNION ALL
    SELECT 3, 'answer.unanswered', m.content || jsonb_build_object('question', (
      SELECT jsonb_build_object('id', q.id, 'text', q.message_text) FROM widget_messages q
      WHERE q.conversation_id = n.conversation_id AND q.seq < n.seq AND q.message_type = 'user'
      ORDER BY q.seq DESC LIMIT 1))
    WHERE n.message_type = 'bot' AND n.metadata ->> 'answered_by' = 'fallback'
  ) e
  WHERE webhook_wanted(w.client_id, e.event_type)
  ORDER BY n.conversation_id, n.seq, e.place;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_messages_tell_webhooks AFTER INSERT ON widget_messages
  REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION widget_messages_tell_webhooks();--> statement-breakpoint

-- The others wait for the end of the transaction: a conversation is delivered ahead of its messages,
-- and a lead ahead of its conversation, which alone tells whether it is spam. Their conditions are
-- looked at with the row, so that what concerns nobody is not even put down.
CREATE FUNCTION widget_conversations_tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  client integer;
  stored widget_conversations;
  content jsonb;
BEGIN
  SELECT client_id INTO client FROM widget_configs WHERE id = NEW.widget_id;
  IF NOT EXISTS (SELECT FROM webhook_endpoints WHERE client_id = client) THEN RETURN NULL; END IF;
  SELECT * INTO stored FROM widget_conversations WHERE id = NEW.id AND NOT is_spam;
  IF NOT FOUND THEN RETURN NULL; END IF;
  content := webhook_conversation(stored);
  -- What was held for spam and is none begins with that, unless it was told of before.
  IF OLD.is_spam AND EXISTS (SELECT FROM widget_messages m
      WHERE m.conversation_id = NEW.id AND m.message_type = 'user')
    AND NOT EXISTS (SELECT FROM webhook_events e
      WHERE e.conversation_id = NEW.id AND e.event_type = 'conversation.created')
  THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'conversation.created', NEW.id, NEW.lead_id, content,
      NULL, now());
  END IF;
  IF (NEW.handover_phase = 'waiting' AND OLD.handover_phase IS DISTINCT FROM 'waiting')
    OR (NEW.handover_reason IS NOT NULL AND OLD.handover_reason IS NULL)
    OR (NEW.handoff_type IN ('email', 'phone', 'ai_agent') AND OLD.handoff_type IS NULL)
  THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'conversation.handoff_requested', NEW.id,
      NEW.lead_id, content, NULL, coalesce(NEW.waiting_since, now()));
  END IF;
  IF NEW.satisfaction_rating IS DISTINCT FROM OLD.satisfaction_rating
    AND NEW.satisfaction_rating IS NOT NULL
  THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'rating.received', NEW.id, NEW.lead_id, content,
      NULL, now());
  END IF;
  IF NEW.status IN ('completed', 'abandoned') AND coalesce(OLD.status, 'active') = 'active'
    AND EXISTS (SELECT FROM widget_messages m
      WHERE m.conversation_id = NEW.id AND m.message_type = 'user')
  THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'conversation.closed', NEW.id, NEW.lead_id,
      content, NULL, coalesce(NEW.ended_at, now()));
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE CONSTRAINT TRIGGER widget_conversations_tell_webhooks_of_new
  AFTER INSERT ON widget_conversations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NOT NEW.is_spam AND (NEW.handover_phase = 'waiting' OR NEW.handover_reason IS NOT NULL
    OR NEW.handoff_type IS NOT NULL OR NEW.satisfaction_rating IS NOT NULL
    OR NEW.status IN ('completed', 'abandoned')))
  EXECUTE FUNCTION widget_conversations_tell_webhooks();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER widget_conversations_tell_webhooks_of_change
  AFTER UPDATE ON widget_conversations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NOT NEW.is_spam AND (OLD.is_spam
    OR (OLD.handover_phase, OLD.handover_reason, OLD.handoff_type, OLD.satisfaction_rating,
      OLD.status)
    IS DISTINCT FROM (NEW.handover_phase, NEW.handover_reason, NEW.handoff_type,
      NEW.satisfaction_rating, NEW.status)))
  EXECUTE FUNCTION widget_conversations_tell_webhooks();--> statement-breakpoint

CREATE FUNCTION leads_tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown CONSTANT text[] := ARRAY['name', 'email', 'phone', 'company', 'status', 'assigned_to',
    'lost_reason', 'lost_note', 'notes'];
  -- Made once: it is looked into for each field.
  content jsonb;
  conversation uuid;
  was jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM webhook_endpoints WHERE client_id = NEW.client_id)
    OR EXISTS (SELECT FROM widget_conversations c WHERE c.lead_id = NEW.id AND c.is_spam)
  THEN
    RETURN NULL;
  END IF;
  SELECT id INTO conversation FROM widget_conversations WHERE lead_id = NEW.id
    ORDER BY id DESC LIMIT 1;
  content := to_jsonb(NEW) || jsonb_build_object('conversation_id', conversation);
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks(NEW.client_id, NEW.widget_id, 'lead.created', conversation, NEW.id,
      content, NULL, NEW.created_at);
    RETURN NULL;
  END IF;
  SELECT jsonb_object_agg(o.key, o.value) INTO was FROM jsonb_each(to_jsonb(OLD)) o
    WHERE o.key = ANY (shown) AND o.value IS DISTINCT FROM content -> o.key;
  PERFORM tell_webhooks(NEW.client_id, NEW.widget_id, 'lead.updated', conversation, NEW.id,
    content, was, now());
  RETURN NULL;
END $$;--> statement-breakpoint

-- What was merged into another lead is no lead of its own any more.
CREATE CONSTRAINT TRIGGER leads_tell_webhooks_of_new
  AFTER INSERT ON leads DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.merged_into IS NULL)
  EXECUTE FUNCTION leads_tell_webhooks();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER leads_tell_webhooks_of_change
  AFTER UPDATE ON leads DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.merged_into IS NULL
    AND (OLD.name, OLD.email, OLD.phone, OLD.company, OLD.status, OLD.assigned_to, OLD.lost_reason,
      OLD.lost_note, OLD.notes)
    IS DISTINCT FROM (NEW.name, NEW.email, NEW.phone, NEW.company, NEW.status, NEW.assigned_to,
      NEW.lost_reason, NEW.lost_note, NEW.notes))
  EXECUTE FUNCTION leads_tell_webhooks();--> statement-breakpoint

CREATE FUNCTION widget_appointments_tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  client integer;
  lead uuid;
BEGIN
  SELECT client_id INTO client FROM widget_configs WHERE id = NEW.widget_id;
  IF NOT EXISTS (SELECT FROM webhook_endpoints WHERE client_id = client)
    OR EXISTS (SELECT FROM widget_conversations c WHERE c.id = NEW.conversation_id AND c.is_spam)
  THEN
    RETURN NULL;
  END IF;
  SELECT lead_id INTO lead FROM widget_conversations WHERE id = NEW.conversation_id;
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'appointment.booked', NEW.conversation_id, lead,
      to_jsonb(NEW), NULL, now());
    RETURN NULL;
  END IF;
  IF NEW.starts_at <> OLD.starts_at THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'appointment.rescheduled', NEW.conversation_id,
      lead, to_jsonb(NEW),
      jsonb_build_object('starts_at', OLD.starts_at, 'ends_at', OLD.ends_at), now());
  END IF;
  IF NEW.status = 'cancelled' AND OLD.status <> 'cancelled' THEN
    PERFORM tell_webhooks(client, NEW.widget_id, 'appointment.cancelled', NEW.conversation_id,
      lead, to_jsonb(NEW), NULL, now());
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE CONSTRAINT TRIGGER widget_appointments_tell_webhooks_of_new
  AFTER INSERT ON widget_appointments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status <> 'cancelled')
  EXECUTE FUNCTION widget_appointments_tell_webhooks();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER widget_appointments_tell_webhooks_of_change
  AFTER UPDATE ON widget_appointments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.starts_at <> NEW.starts_at OR OLD.status <> NEW.status)
  EXECUTE FUNCTION widget_appointments_tell_webhooks();
