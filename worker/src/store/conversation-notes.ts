import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

export interface NoteRow {
  readonly id: number;
  readonly user_id: number | null;
  readonly user_name: string | null;
  readonly text: string;
  readonly created_at: string;
}

const NOTES_MAX = 500;

/** Oldest first; of very many the latest. */
export async function listNotes(db: Database, conversationId: string): Promise<NoteRow[]> {
  const { rows } = await db.execute<NoteRow & Record<string, unknown>>(sql`
    select n.id, n.user_id, u.name as user_name, n.note_text as text, n.created_at from (
      select * from conversation_notes where conversation_id = ${conversationId}
      order by id desc limit ${NOTES_MAX}
    ) n left join users u on u.id = n.user_id order by n.id`);
  return rows;
}

/** Null when the conversation is gone. */
export async function addNote(
  db: Database,
  conversationId: string,
  userId: number,
  text: string,
): Promise<NoteRow | null> {
  const { rows } = await db.execute<NoteRow & Record<string, unknown>>(sql`
    with made as (
      insert into conversation_notes (conversation_id, user_id, note_text)
      select c.id, ${userId}, ${text} from widget_conversations c where c.id = ${conversationId}
      returning *
    )
    select n.id, n.user_id, u.name as user_name, n.note_text as text, n.created_at
    from made n left join users u on u.id = n.user_id`);
  return rows[0] ?? null;
}
