import { sql } from "drizzle-orm";
import type { ACCEPTANCE_KINDS } from "../../../contracts/admin/privacy.ts";
import type { NoticeText } from "../domain/notices-to-accept.ts";
import type { Database } from "./database.ts";
import { allOf } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

type Kind = (typeof ACCEPTANCE_KINDS)[number];

/** All that visitors of a widget were ever asked to accept. */
export async function listNoticeTexts(
  db: Database,
  widgetId: number,
): Promise<(NoticeText & { readonly kind: Kind })[]> {
  const { rows } = await db.execute<{ kind: Kind; version: string; text: string }>(sql`
    select kind, version, notice_text as text from widget_notice_texts
    where widget_id = ${widgetId} order by id`);
  return rows;
}

/** Times are Postgres' text. */
export interface AcceptanceRow extends Placed {
  readonly id: string;
  readonly kind: Kind;
  readonly version: string;
  readonly text: string | null;
  readonly text_sha256: string | null;
  readonly accepted_at: string;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly session_id: string;
  readonly conversation_id: string | null;
}

/** Newest first. */
export async function listAcceptances(
  db: Database,
  widgetId: number,
  page: PageWish,
): Promise<AcceptanceRow[]> {
  const { rows } = await db.execute<AcceptanceRow & Record<string, unknown>>(sql`
    select a.id, a.kind, a.version, t.notice_text as text, t.sha256 as text_sha256, a.accepted_at,
      host(a.ip_address) as ip_address, a.user_agent, a.session_id, a.conversation_id,
      ${exactly(sql`a.accepted_at`)}
    from widget_disclaimer_acceptances a left join widget_notice_texts t on t.id = a.text_id
    where ${allOf([
      sql`a.widget_id = ${widgetId}`,
      below(sql`a.accepted_at`, sql`a.id`, page.after, "uuid"),
    ])}
    order by a.accepted_at desc nulls last, a.id desc nulls last limit ${page.limit}`);
  return rows;
}
