import { Hono } from "hono";
import {
  AcceptDisclaimer,
  EndConversation,
  RateConversation,
  StartConversation,
} from "../../../../contracts/conversation.ts";
import { ListMessages } from "../../../../contracts/message.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { requirePerson, sessionOf } from "./person.ts";
import {
  accept,
  addressRules,
  keptAddress,
  requireConversation,
  threadNamed,
  threadOf,
  visitorAgent,
  visitorOrigin,
  widgetKeyOf,
} from "./thread.ts";

/** Begins, reads and ends a conversation. */
export const conversationRoutes = new Hono<AppEnv>()
  .post("/conversation", async (c) => {
    const body = await readBody(c, StartConversation);
    const person = await requirePerson(c, body.identity_token);
    // A person's conversations are theirs, whichever browser they write from.
    const sessionId = person ? sessionOf(c, person) : body.session_id;
    const started = await threadNamed(c, sessionId).start({
      widgetKey: widgetKeyOf(c),
      sessionId,
      pageUrl: body.page_url ?? null,
      origin: visitorOrigin(c),
      referrerUrl: body.referrer_url ?? null,
      userAgent: body.user_agent ?? visitorAgent(c),
      ipAddress: keptAddress(c),
      addressRules: addressRules(c),
      consentVersion: body.consent_version ?? null,
      signs: body.signs ?? null,
      person,
      traits: body.traits ?? null,
    });
    return answerJson(c, accept(started));
  })
  .post("/messages", async (c) => {
    const body = await readBody(c, ListMessages);
    const ref = requireConversation(c, body.conversation_id);
    const list = threadOf(c, ref).list(ref.conversationId, body.after_seq ?? 0);
    return answerJson(c, accept(await list));
  })
  .post("/rating", async (c) => {
    const body = await readBody(c, RateConversation);
    const ref = requireConversation(c, body.conversation_id);
    return answerJson(c, accept(await threadOf(c, ref).rate(ref.conversationId, body.rating)));
  })
  .post("/end", async (c) => {
    const body = await readBody(c, EndConversation);
    const ref = requireConversation(c, body.conversation_id);
    return answerJson(c, accept(await threadOf(c, ref).end(ref.conversationId)));
  })
  .post("/disclaimer", async (c) => {
    const body = await readBody(c, AcceptDisclaimer);
    const ref = requireConversation(c, body.conversation_id);
    const accepted = await threadOf(c, ref).acceptDisclaimer({
      widgetKey: widgetKeyOf(c),
      conversationId: ref.conversationId,
      version: body.disclaimer_version,
      ipAddress: keptAddress(c),
      userAgent: visitorAgent(c),
    });
    return answerJson(c, accept(accepted));
  });
