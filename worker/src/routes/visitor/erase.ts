import { Hono } from "hono";
import { EraseVisitor, type VisitorErased } from "../../../../contracts/guard.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody } from "../../middleware/read-body.ts";
import { eraseOwn } from "../../privacy/erase-own.ts";
import { visitorKeepers } from "../../visitor-keepers.ts";
import { requireOwner } from "./person.ts";
import { requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

/** A visitor takes back all that their browser ever said to the widget; a signed-in person, all of theirs. */
export const eraseRoutes = new Hono<AppEnv>().post("/", async (c) => {
  const { conversation_id, identity_token } = await readBody(c, EraseVisitor);
  const ref = requireConversation(c, conversation_id);
  const { clientId, widgetId, rules } = c.var.widget.snapshot;
  const erased = await eraseOwn(c.env, visitorKeepers(c.env), {
    clientId,
    subject: { by: "conversation", conversationIds: [ref.conversationId] },
    requestedBy: "visitor",
    userId: null,
    own: {
      thread: threadOf(c, ref),
      conversationId: ref.conversationId,
      home: { widgetId, widgetKey: widgetKeyOf(c), salt: rules.identity.salt },
      requireOwner: (externalId) => requireOwner(c, identity_token, externalId),
    },
  });
  return answerJson(c, erased satisfies VisitorErased);
});
