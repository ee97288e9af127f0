import { sql } from "drizzle-orm";
import { CANNED_REPLIES_MAX } from "../../../contracts/admin/canned-replies.ts";
import type { Database } from "./database.ts";
import type { ClientScope } from "./day-range.ts";
import { sqlStateOf } from "./sql-state.ts";

export interface CannedReplyRow {
  readonly id: number;
  readonly client_id: number;
  readonly shortcut: string;
  readonly text: string;
  readonly updated_at: string;
}

type Row = CannedReplyRow & Record<string, unknown>;

const REPLY = sql`r.id, r.client_id, r.shortcut, r.reply_text as text, r.updated_at`;
/** Of all clients together; of one there are fewer. */
const LISTED_MAX = 5 * CANNED_REPLIES_MAX;
const UNIQUE_VIOLATION = "23505";

/** By shortcut. */
export async function listCannedReplies(
  db: Database,
  scope: ClientScope,
): Promise<CannedReplyRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${REPLY} from canned_replies r
    where ${scope === null ? sql`true` : sql`r.client_id = ${scope}`}
    order by lower(r.shortcut), r.id limit ${LISTED_MAX}`);
  return rows;
}

export interface NewCannedReply {
  readonly clientId: number;
  readonly userId: number;
  readonly shortcut: string;
  readonly text: string;
}

/** `taken`: the client has one with this shortcut; `full`: it has as many as it may. */
export async function createCannedReply(
  db: Database,
  { clientId, userId, shortcut, text }: NewCannedReply,
): Promise<CannedReplyRow | "taken" | "full"> {
  const { rows } = await db.execute<Row & { is_full: boolean; id: number | null }>(sql`
    with room as (
      select count(*) >= ${CANNED_REPLIES_MAX} as is_full from canned_replies
      where client_id = ${clientId}
    ), made as (
      insert into canned_replies as r (client_id, shortcut, reply_text, created_by)
      select ${clientId}, ${shortcut}, ${text}, ${userId} from room where not is_full
      on conflict do nothing returning ${REPLY}
    )
    select made.*, room.is_full from room left join made on true`);
  const [row] = rows;
  if (!row || row.is_full) return "full";
  if (row.id === null) return "taken";
  const { is_full: _, ...made } = row;
  return made;
}

/** Null when it is gone. */
export async function changeCannedReply(
  db: Database,
  id: number,
  change: { readonly shortcut?: string | undefined; readonly text?: string | undefined },
): Promise<CannedReplyRow | "taken" | null> {
  const { shortcut, text } = change;
  const changes = [
    shortcut === undefined ? undefined : sql`shortcut = ${shortcut}`,
    text === undefined ? undefined : sql`reply_text = ${text}`,
    sql`updated_at = now()`,
  ].filter((part) => part !== undefined);
  try {
    const { rows } = await db.execute<Row>(sql`
      update canned_replies r set ${sql.join(changes, sql`, `)} where r.id = ${id}
      returning ${REPLY}`);
    return rows[0] ?? null;
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) return "taken";
    throw error;
  }
}

export async function deleteCannedReply(db: Database, id: number): Promise<boolean> {
  const { rowCount } = await db.execute(sql`delete from canned_replies where id = ${id}`);
  return rowCount === 1;
}
