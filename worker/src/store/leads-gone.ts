import { type SQL, sql } from "drizzle-orm";

/**
 * Whether a user deleted the lead, which nothing but the audit log remembers. One that has not arrived
 * yet is not deleted.
 */
export const isLeadDeleted = (leadId: SQL): SQL => sql`(
  not exists (select from leads l where l.id = ${leadId})
  and exists (select from audit_log g where g.entity_type = 'lead'
    and g.entity_id = (${leadId})::text and g.action = 'lead.deleted'))`;

/** Whether it has conversations, and all of them are marked as spam. */
export const isOfSpamOnly = (leadId: SQL): SQL => sql`coalesce((
  select bool_and(s.is_spam) from widget_conversations s where s.lead_id = ${leadId}), false)`;
