import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type pg from "pg";
import { findWidget } from "./widget-row.ts";

interface LeadBody {
  readonly conversation_id: string;
  readonly visitor_name?: string;
  readonly visitor_email?: string;
  readonly visitor_phone?: string;
}

export function leadRoute(pool: pg.Pool): RequestHandler<{ key: string }, unknown, LeadBody> {
  return async (request, response) => {
    const widget = await findWidget(pool, request.params.key);
    if (!widget) return void response.status(404).json({ error: { code: "not_found" } });
    const { conversation_id: conversationId, ...visitor } = request.body;
    const contact = [visitor.visitor_name, visitor.visitor_email, visitor.visitor_phone];
    const leadId = randomUUID();
    await pool.query(
      `insert into leads (id, client_id, widget_id, name, email, phone)
       values ($1, $2, $3, $4, $5, $6)`,
      [leadId, widget.client_id, widget.id, ...contact],
    );
    await pool.query(
      `update widget_conversations
       set lead_id = $2, lead_captured = true, status = 'completed', ended_at = now(),
         visitor_name = $3, visitor_email = $4, visitor_phone = $5, updated_at = now()
       where id = $1`,
      [conversationId, leadId, ...contact],
    );
    response.json({ success: true, message: "Thank you!", lead_id: leadId });
  };
}
