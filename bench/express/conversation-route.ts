import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type pg from "pg";
import { findWidget } from "./widget-row.ts";

interface StartBody {
  readonly session_id: string;
  readonly page_url?: string;
}

export function conversationRoute(
  pool: pg.Pool,
): RequestHandler<{ key: string }, unknown, StartBody> {
  return async (request, response) => {
    const widget = await findWidget(pool, request.params.key);
    if (!widget) return void response.status(404).json({ error: { code: "not_found" } });
    const { session_id, page_url } = request.body;
    const open = await pool.query<{ id: string }>(
      `select id from widget_conversations
       where widget_id = $1 and session_id = $2 and status = 'active'
       order by started_at desc limit 1`,
      [widget.id, session_id],
    );
    const existing = open.rows[0];
    if (existing) {
      return void response.json({ conversation_id: existing.id, existing: true });
    }
    const id = randomUUID();
    await pool.query(
      "insert into widget_conversations (id, widget_id, session_id, page_url) values ($1, $2, $3, $4)",
      [id, widget.id, session_id, page_url ?? null],
    );
    response.json({ conversation_id: id, existing: false });
  };
}
