import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What visitors said to a widget in one conversation, newest first. */
export interface TriedTalk {
  readonly id: string;
  readonly startedAt: string;
  readonly isSpam: boolean;
  readonly address: string | null;
  /** Oldest first. */
  readonly said: readonly { readonly text: string; readonly at: string }[];
}

const TALKS_AT_ONCE = 500;

/**
 * A widget's conversations of the last thirty days, newest first, those before `before`. `withWords`
 * false leaves out what was said.
 */
export async function nextTriedTalks(
  db: Database,
  widgetId: number,
  before: TriedTalk | null,
  withWords: boolean,
): Promise<TriedTalk[]> {
  const { rows } = await db.execute<{
    id: string;
    started_at: string;
    is_spam: boolean;
    address: string | null;
    said: { text: string; at: string }[] | null;
  }>(sql`
    with page as (
      select id, started_at, is_spam, host(ip_address) as address from widget_conversations
      where widget_id = ${widgetId} and started_at > now() - interval '30 days'
        and ${before ? sql`(started_at, id) < (${before.startedAt}::timestamptz, ${before.id}::uuid)` : sql`true`}
      order by started_at desc, id desc limit ${TALKS_AT_ONCE}
    )
    select p.id, p.started_at::text as started_at, p.is_spam, p.address, ${
      withWords
        ? sql`(
      select jsonb_agg(jsonb_build_object('text', m.message_text, 'at', m.created_at::text) order by m.seq)
      from widget_messages m where m.conversation_id = p.id and m.message_type = 'user')`
        : sql`null::jsonb`
    } as said
    from page p order by p.started_at desc, p.id desc`);
  return rows.map(({ id, started_at, is_spam, address, said }) => ({
    id,
    startedAt: started_at,
    isSpam: is_spam,
    address,
    said: said ?? [],
  }));
}
