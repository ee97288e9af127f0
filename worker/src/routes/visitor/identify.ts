import { Hono } from "hono";
import { IdentifyVisitor, type VisitorIdentified } from "../../../../contracts/identify.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { requirePerson, sessionOf } from "./person.ts";
import { accept, requireConversation, threadNamed, threadOf, widgetKeyOf } from "./thread.ts";

const UNKNOWN = {
  success: true,
  verified: null,
  conversation: null,
  is_theirs: false,
} as const satisfies VisitorIdentified;

/** Says who the visitor is. */
export const identifyRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const { conversation_id, identity_token, traits = null } = await readBody(c, IdentifyVisitor);
  const ref = conversation_id ? requireConversation(c, conversation_id) : null;
  const person = await requirePerson(c, identity_token);
  if (!person) {
    if (ref && traits) accept(await threadOf(c, ref).noteTraits(ref.conversationId, traits));
    return answerJson(c, UNKNOWN);
  }
  const { name, email, phone } = person.claims;
  const home = threadNamed(c, sessionOf(c, person));
  const goneOn = accept(await home.identify({ widgetKey: widgetKeyOf(c), person, traits }, ref));
  const identified: VisitorIdentified = {
    success: true,
    verified: { name, email, phone },
    conversation: goneOn.conversation,
    is_theirs: goneOn.isTheirs,
  };
  return answerJson(c, identified);
});
