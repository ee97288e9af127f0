import { sql } from "drizzle-orm";
import type { ConversationStatus } from "../../../contracts/message.ts";
import type { Role } from "../../../contracts/rights.ts";
import type { Database } from "./database.ts";
import type { ClientScope } from "./day-range.ts";

export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

/**
 * Whom a conversation of the client may be given to, by somebody who sees `scope`: the client's active
 * users, and super admins. Who sees one client only knows none of these but those who have answered
 * or looked after its conversations, or have its leads: of the others they are not to learn.
 */
export async function findColleague(
  db: Database,
  scope: ClientScope,
  clientId: number,
  userId: number,
): Promise<Colleague | null> {
  const isKnown = sql`exists (
      select from widget_conversations c join widget_configs w on w.id = c.widget_id
      where w.client_id = ${clientId} and (c.claimed_by = u.id or c.assigned_to = u.id))
    or exists (select from leads l where l.assigned_to = u.id and l.client_id = ${clientId})`;
  const { rows } = await db.execute<Colleague & Record<string, unknown>>(sql`
    select u.id, u.name, u.role from users u
    where u.id = ${userId} and u.is_active and (u.client_id = ${clientId}
      or (u.role = 'super_admin' and (${scope === null ? sql`true` : isKnown})))`);
  return rows[0] ?? null;
}

/** Null: nobody in particular. */
export async function assignConversation(
  db: Database,
  id: string,
  userId: number | null,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update widget_conversations set assigned_to = ${userId}, updated_at = now() where id = ${id}`);
  return rowCount === 1;
}

export interface Marks extends Record<string, unknown> {
  readonly id: string;
  readonly assigned_to: number | null;
  readonly assignee_name: string | null;
  readonly is_spam: boolean;
  readonly status: ConversationStatus;
}

/** Those of the conversations (one at least) of which users have said something, and what. */
export async function findMarks(db: Database, ids: readonly string[]): Promise<Marks[]> {
  const { rows } = await db.execute<Marks>(sql`
    select c.id, c.assigned_to, u.name as assignee_name, c.is_spam, c.status
    from widget_conversations c left join users u on u.id = c.assigned_to
    where c.id in ${ids} and (c.assigned_to is not null or c.is_spam)`);
  return rows;
}
