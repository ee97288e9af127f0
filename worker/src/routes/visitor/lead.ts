import { Hono } from "hono";
import { CaptureLead, type LeadCaptured } from "../../../../contracts/lead.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { accept, requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

export const leadRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const { conversation_id, ...details } = await readBody(c, CaptureLead);
  const ref = requireConversation(c, conversation_id);
  const captured = await threadOf(c, ref).captureLead(widgetKeyOf(c), ref.conversationId, details);
  const { leadId, message } = accept(captured);
  return answerJson(c, { success: true, message, lead_id: leadId } satisfies LeadCaptured);
});
