import { type SQL, sql } from "drizzle-orm";

/**
 * Ids of all conversations of the visitor of the one with that id: of the same browser, and, where
 * the client's server has signed for them, of the same person on whatever device. Two people who used
 * one browser are two. Each half goes along an index of its own.
 */
export function idsOfSameVisitor(conversationId: string): SQL {
  return sql`
    select e.id from widget_conversations s join widget_conversations e
      on e.session_id = s.session_id and e.widget_id = s.widget_id
      and coalesce(e.visitor_external_id = s.visitor_external_id, true)
    where s.id = ${conversationId}
    union
    select e.id from widget_conversations s join widget_conversations e
      on e.widget_id = s.widget_id and e.visitor_external_id = s.visitor_external_id
    where s.id = ${conversationId}`;
}
