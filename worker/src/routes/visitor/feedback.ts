import { Hono } from "hono";
import { GiveFeedback } from "../../../../contracts/feedback.ts";
import { openMessage } from "../../capability.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { accept, threadOf, widgetKeyOf } from "./thread.ts";

export const feedbackRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const body = await readBody(c, GiveFeedback);
  const ref = openMessage(c.env, widgetKeyOf(c), body.message_id, Date.now());
  if (!ref) throw new AppError("not_found");
  const given = await threadOf(c, ref).giveFeedback({
    conversationId: ref.conversationId,
    seq: ref.seq,
    wasHelpful: body.was_helpful,
    feedbackText: body.feedback_text || null,
  });
  return answerJson(c, accept(given));
});
