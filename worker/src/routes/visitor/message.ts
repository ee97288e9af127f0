import { type Context, Hono } from "hono";
import { SendMessage } from "../../../../contracts/message.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { type RateState, refusalIn } from "../../objects/conversation-calls.ts";
import { accept, requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

export const messageRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const body = await readBody(c, SendMessage);
  const ref = requireConversation(c, body.conversation_id);
  const outcome = await threadOf(c, ref).say({
    widgetKey: widgetKeyOf(c),
    conversationId: ref.conversationId,
    capability: body.conversation_id,
    text: body.message_text,
    clientMessageId: body.client_message_id ?? null,
    signs: body.signs ?? null,
  });
  const refusal = refusalIn(outcome);
  if (refusal?.refused === "rate_limited") {
    const used = { remaining: 0, resetS: refusal.retryAfterS ?? 0 };
    c.set("headers", { ...c.get("headers"), ...rateHeaders(c, used) });
  }
  const { sent, rate } = accept(outcome);
  return answerJson(c, sent, rate ? rateHeaders(c, rate) : {});
});

/** As draft-ietf-httpapi-ratelimit-headers names them: quota and window, then what is left of it. */
function rateHeaders(c: Context<AppEnv>, rate: Pick<RateState, "remaining" | "resetS">) {
  const { rateLimitMessages, rateLimitWindowS } = c.var.widget.snapshot.rules;
  return {
    "RateLimit-Policy": `"messages";q=${rateLimitMessages};w=${rateLimitWindowS}`,
    RateLimit: `"messages";r=${rate.remaining};t=${rate.resetS}`,
  };
}
