import type { Env } from "./env.ts";
import { endFollowUp } from "./follow-up/follow-ups.ts";
import { inboxNamed } from "./inboxes.ts";
import { ALL_CLIENTS_INBOX, inboxName } from "./objects/inbox-calls.ts";
import type { Keepers } from "./privacy/erase-visitor.ts";

/** The objects and workflows that keep something of a visitor beside Postgres. */
export function visitorKeepers(env: Env): Keepers {
  const { CONVERSATIONS, NOTICES } = env;
  return {
    threadOf: ({ widget_key, session_id }) =>
      CONVERSATIONS.get(CONVERSATIONS.idFromName(`${widget_key}:${session_id}`)),
    threadAt: (objectId) => CONVERSATIONS.get(CONVERSATIONS.idFromString(objectId)),
    forgetNotice: (id) => NOTICES.get(NOTICES.idFromName(id)).forget(),
    endFollowUp: (leadId) => endFollowUp(env, leadId, "deleted"),
    tellDeleted: async (clientId, conversationIds) => {
      const news = conversationIds.map((conversationId) => ({
        type: "deleted" as const,
        conversationId,
      }));
      const names = [inboxName(clientId), ALL_CLIENTS_INBOX];
      await Promise.all(names.map((name) => inboxNamed(env, name).publish(news)));
    },
  };
}
