import { Hono } from "hono";
import {
  type ConversationResumed,
  ResumeConversation,
} from "../../../../contracts/conversation.ts";
import { type HandoverRequested, RequestHandover } from "../../../../contracts/handover.ts";
import { openResume } from "../../capability.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { accept, requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

/** Asks for a person, and comes back by the link of a mail. */
export const handoverRoutes = new Hono<AppEnv>()
  .post("/handoff", async (c) => {
    const body = await readBody(c, RequestHandover);
    const ref = requireConversation(c, body.conversation_id);
    const wish = threadOf(c, ref).requestHandover(widgetKeyOf(c), ref.conversationId);
    const requested = accept(await wish);
    return answerJson(c, { success: true, ...requested } satisfies HandoverRequested);
  })
  .post("/resume", async (c) => {
    const body = await readBody(c, ResumeConversation);
    const ref = openResume(c.env, widgetKeyOf(c), body.resume_token, Date.now());
    if (!ref) throw new AppError("not_found");
    const resumed = accept(await threadOf(c, ref).resume(ref.conversationId, ref.nonce));
    return answerJson(c, resumed satisfies ConversationResumed);
  });
