import { openBoundDatabase } from "./bound-database.ts";
import type { Marks } from "./make-marks.ts";
import type { TestWidget } from "./thread-client.ts";

const database = openBoundDatabase();

/** What a visitor leaves outside their thread: an appointment, an event of a webhook, a mail to them. */
export async function makeTraces(
  widget: TestWidget,
  { mark, name, email, phone }: Marks,
  conversationId: string,
  leadId: string,
) {
  await database.query(
    `insert into widget_appointments (id, conversation_id, widget_id, customer_name,
       customer_email, customer_phone, customer_notes, preferred_date, preferred_time, starts_at,
       ends_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, '2031-01-01', '10:00',
       '2031-01-01T10:00Z', '2031-01-01T10:30Z')`,
    [conversationId, widget.id, name, email, phone, mark],
  );
  await database.query(
    `insert into webhook_events (client_id, widget_id, event_type, conversation_id, row)
     values ($1, $2, 'message.created', $3, jsonb_build_object('message_text', $4::text))`,
    [widget.clientId, widget.id, conversationId, mark],
  );
  await database.query(
    `insert into notification_log (notice_id, client_id, notice_type, recipient, subject, status, lead_id)
     values ($1, $2, 'lead_thanks', $3, $4, 'sent', $5)`,
    [`lead_thanks:${mark}`, widget.clientId, email, `Thanks, ${name}`, leadId],
  );
}
