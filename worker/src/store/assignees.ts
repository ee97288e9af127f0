import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { ClientScope } from "./day-range.ts";

const ASSIGNEES_MAX = 500;

/**
 * Users `u` that may be given leads of the client: its own, and super admins. Who sees one client only
 * is told of none but those super admins who have leads of theirs already.
 */
function eligible(scope: ClientScope, clientId: number | null): SQL {
  const isKnown = sql`exists (
    select from leads l where l.assigned_to = u.id and l.client_id = ${clientId})`;
  return sql`u.is_active and (u.client_id = ${clientId}
    or (u.role = 'super_admin' and ${scope === null ? sql`true` : isKnown}))`;
}

/** By name. With `clientId` null, super admins. */
export async function listAssignees(db: Database, scope: ClientScope, clientId: number | null) {
  const { rows } = await db.execute<{ id: number; name: string }>(sql`
    select u.id, u.name from users u where ${eligible(scope, clientId)}
    order by u.name, u.id limit ${ASSIGNEES_MAX}`);
  return rows;
}

/** Whether a lead of this client may be given to the user, by somebody who sees `scope`. */
export async function mayBeAssigned(
  db: Database,
  scope: ClientScope,
  userId: number,
  clientId: number,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select u.id from users u where u.id = ${userId} and ${eligible(scope, clientId)}`);
  return rows.length === 1;
}
