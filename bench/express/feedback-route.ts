import type { RequestHandler } from "express";
import type pg from "pg";

interface FeedbackBody {
  readonly message_id: string;
  readonly was_helpful: boolean;
  readonly feedback_text?: string;
}

export function feedbackRoute(
  pool: pg.Pool,
): RequestHandler<{ key: string }, unknown, FeedbackBody> {
  return async (request, response) => {
    const { message_id: messageId, was_helpful: wasHelpful, feedback_text: text } = request.body;
    const { rows } = await pool.query<{ knowledge_base_id: number | null }>(
      `update widget_messages set was_helpful = $2, feedback_text = $3 where id = $1
       returning knowledge_base_id`,
      [messageId, wasHelpful, text ?? null],
    );
    if (!rows[0]) return void response.status(404).json({ error: { code: "not_found" } });
    const column = wasHelpful ? "helpful_count" : "not_helpful_count";
    await pool.query(`update widget_knowledge_base set ${column} = ${column} + 1 where id = $1`, [
      rows[0].knowledge_base_id,
    ]);
    response.json({ success: true });
  };
}
