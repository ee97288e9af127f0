import { type Context, Hono } from "hono";
import { SendMessage } from "../../../../contracts/message.ts";
import type { AppEnv } from "../../env.ts";
import { readBody } from "../../middleware/read-body.ts";
import { type RateState, refusalIn } from "../../objects/conversation-calls.ts";
import { accept, requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

export const messageRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const body = await readBody(c, SendMessage);
  const ref = requireConversation(c, body.conversation_id);
  const outcome = await threadOf(c, ref).say({
    widgetKey: widgetKeyOf(c),
    conversationId: ref.conversationId,
    text: body.message_text,
    clientMessageId: body.client_message_id ?? null,
  });
  const refusal = refusalIn(outcome);
  if (refusal?.refused === "rate_limited") {
    setRateHeaders(c, { remaining: 0, resetS: refusal.retryAfterS ?? 0 });
  }
  const { sent, rate } = accept(outcome);
  if (rate) setRateHeaders(c, rate);
  return c.json(sent);
});

/** As draft-ietf-httpapi-ratelimit-headers names them: quota and window, then what is left of it. */
function setRateHeaders(c: Context<AppEnv>, rate: Pick<RateState, "remaining" | "resetS">): void {
  const { rateLimitMessages, rateLimitWindowS } = c.var.widget.snapshot.rules;
  c.header("RateLimit-Policy", `"messages";q=${rateLimitMessages};w=${rateLimitWindowS}`);
  c.header("RateLimit", `"messages";r=${rate.remaining};t=${rate.resetS}`);
}
