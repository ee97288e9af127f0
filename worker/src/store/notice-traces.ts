import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

/** Of a visitor and a widget there is one first conversation that somebody was told of. */
export async function noteFirstConversation(
  db: Database,
  told: {
    readonly widgetId: number;
    readonly visitor: string;
    readonly conversationId: string;
    readonly recipient: string;
    readonly sentAtMs: number;
  },
): Promise<void> {
  await db.execute(sql`
    insert into widget_email_notifications (widget_id, visitor, notification_type,
      conversation_id, recipient, sent_at)
    select w.id, ${told.visitor}, 'new_conversation',
      (select id from widget_conversations where id = ${told.conversationId}), ${told.recipient},
      to_timestamp(${told.sentAtMs}::float8 / 1000)
    from widget_configs w where w.id = ${told.widgetId}
    on conflict do nothing`);
}

/**
 * A line of what happened by itself on a lead's time line, once a type. `missing`: there is no such
 * lead, or it has not arrived yet.
 */
export async function noteOnLead(
  db: Database,
  leadId: string,
  type: "notified" | "reminded" | "escalated" | "follow_up_ended",
  details: object,
): Promise<"noted" | "missing"> {
  const { rows } = await db.execute<{ is_there: boolean }>(sql`
    with lead as (
      select id from leads where id = ${leadId} for update
    ), noted as (
      insert into lead_activities (lead_id, activity_type, details)
      select id, ${type}, ${storableJson(details)}::jsonb from lead where not exists (
        select from lead_activities a where a.lead_id = lead.id and a.activity_type = ${type}
      )
    )
    select exists (select from lead) as is_there`);
  return rows[0]?.is_there ? "noted" : "missing";
}
