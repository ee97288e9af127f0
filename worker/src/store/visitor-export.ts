import { sql } from "drizzle-orm";
import type { VisitorData } from "../../../contracts/admin/privacy.ts";
import type { Database } from "./database.ts";
import { idsIn, type VisitorScope } from "./visitor-scope.ts";

/** All rows of a visitor as the database has them, what belongs to a row inside it. */
export async function readVisitor(
  db: Database,
  scope: VisitorScope,
): Promise<Omit<VisitorData, "exported_at">> {
  const { clientId, conversationIds, leadIds } = scope;
  const appointmentIds = scope.appointments.map(({ id }) => id);
  const { rows } = await db.execute<{ data: Omit<VisitorData, "exported_at"> }>(sql`
    select jsonb_build_object(
      'client', (select jsonb_build_object('id', id, 'name', name) from clients
        where id = ${clientId}),
      'conversations', (select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object(
          'messages', (select coalesce(jsonb_agg(to_jsonb(m) order by m.seq), '[]')
            from widget_messages m where m.conversation_id = c.id),
          'notes', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]')
            from conversation_notes n where n.conversation_id = c.id)) order by c.id), '[]')
        from widget_conversations c where c.id in ${idsIn(conversationIds)}),
      'leads', (select coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object(
          'activities', (select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]')
            from lead_activities a where a.lead_id = l.id)) order by l.id), '[]')
        from leads l where l.id in ${idsIn(leadIds)}),
      'appointments', (select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]')
        from widget_appointments a where a.id in ${idsIn(appointmentIds)}),
      'acceptances', (select coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('text',
          (select t.notice_text from widget_notice_texts t where t.id = a.text_id))
          order by a.id), '[]')
        from widget_disclaimer_acceptances a where a.conversation_id in ${idsIn(conversationIds)}
          or a.conversation_id is null and (a.widget_id, a.session_id) in (
            select c.widget_id, c.session_id from widget_conversations c
            where c.id in ${idsIn(conversationIds)})),
      'notifications', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]')
        from notification_log n where n.conversation_id in ${idsIn(conversationIds)}
          or n.lead_id in ${idsIn(leadIds)} or n.appointment_id in ${idsIn(appointmentIds)})
    ) as data`);
  const [row] = rows;
  if (!row) throw new Error("A select without a source has one row.");
  return row.data;
}
