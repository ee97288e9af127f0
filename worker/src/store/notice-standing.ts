import { sql } from "drizzle-orm";
import type { LeadStatus } from "../../../contracts/admin/leads.ts";
import type { NoticeStanding } from "../notices/why-dropped.ts";
import type { Database } from "./database.ts";
import { isLeadDeleted, isOfSpamOnly } from "./leads-gone.ts";

/** What a notice speaks of; null: it does not speak of one. */
export interface NoticeSubject {
  readonly conversationId: string | null;
  readonly leadId: string | null;
  readonly appointmentId: string | null;
}

type Row = {
  is_forbidden: boolean;
  is_conversation_spam: boolean;
  is_lead_deleted: boolean;
  is_lead_spam: boolean;
  lead: { status: LeadStatus; isMerged: boolean } | null;
  appointment: { isLive: boolean; startsAtMs: number } | null;
};

/** How what a notice speaks of stands by now. What has not arrived is null, and not deleted. */
export async function findNoticeStanding(
  db: Database,
  { conversationId, leadId, appointmentId }: NoticeSubject,
): Promise<NoticeStanding> {
  const lead = sql`${leadId}::uuid`;
  const { rows } = await db.execute<Row>(sql`
    select exists (select from deleted_conversations d
          where d.id in (${conversationId}::uuid, ${lead})) as is_forbidden,
      exists (select from widget_conversations c where c.id = ${conversationId}::uuid and c.is_spam)
        as is_conversation_spam,
      ${isLeadDeleted(lead)} as is_lead_deleted, ${isOfSpamOnly(lead)} as is_lead_spam,
      (select jsonb_build_object('status', l.status, 'isMerged', l.merged_into is not null)
        from leads l where l.id = ${lead}) as lead,
      (select jsonb_build_object('isLive', a.status in ('pending', 'confirmed'),
          'startsAtMs', (extract(epoch from a.starts_at) * 1000)::float8)
        from widget_appointments a where a.id = ${appointmentId}::uuid) as appointment`);
  const [row] = rows;
  return {
    isDeleted: row?.is_forbidden === true || row?.is_lead_deleted === true,
    isSpam: row?.is_conversation_spam === true || row?.is_lead_spam === true,
    lead: row?.lead ?? null,
    appointment: row?.appointment ?? null,
  };
}
