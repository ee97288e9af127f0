import type { Context } from "hono";
import { Hono } from "hono";
import { SendMessage } from "../../../../contracts/message.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { readBody } from "../../middleware/read-body.ts";
import type { RateState } from "../../objects/conversation-calls.ts";
import { requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

export const messageRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const body = await readBody(c, SendMessage);
  const ref = requireConversation(c, body.conversation_id);
  const outcome = await threadOf(c, ref).say({
    widgetKey: widgetKeyOf(c),
    conversationId: ref.conversationId,
    text: body.message_text,
    clientMessageId: body.client_message_id ?? null,
  });
  if ("refused" in outcome) {
    const { refused, retryAfterS = 0 } = outcome;
    if (refused !== "rate_limited") throw new AppError(refused);
    setRateHeaders(c, 0, retryAfterS);
    throw new AppError(refused, { headers: { "Retry-After": String(retryAfterS) } });
  }
  if (outcome.rate) setRateHeaders(c, outcome.rate.remaining, outcome.rate.resetS);
  return c.json(outcome.sent);
});

/** As draft-ietf-httpapi-ratelimit-headers names them: quota and window, then what is left of it. */
function setRateHeaders(
  c: Context<AppEnv>,
  remaining: RateState["remaining"],
  resetS: RateState["resetS"],
): void {
  const { rateLimitMessages, rateLimitWindowS } = c.var.widget.snapshot.rules;
  c.header("RateLimit-Policy", `"messages";q=${rateLimitMessages};w=${rateLimitWindowS}`);
  c.header("RateLimit", `"messages";r=${remaining};t=${resetS}`);
}
