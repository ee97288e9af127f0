import { inBackground } from "../shared/guarded.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import type { Conversation } from "./conversation.ts";
import { createPost } from "./http-client.ts";
import type { Identity } from "./identity.ts";

/** What a visitor does besides writing. The thread learns of it once the API has taken it. */
export function createVisitorActs(
  conversation: Conversation,
  host: PanelHost,
  memory: VisitorMemory,
  identity: Identity,
) {
  const post = createPost(host.apiBase);
  return {
    /** First opening of the panel by this visitor in this tab. */
    countOpening(): void {
      if (memory.passing().is_open_counted) return;
      memory.keepForTab({ is_open_counted: true });
      inBackground(() => post("event", { event: "open" }));
    },
    /** Shown at once, and taken back where the API does not take it. */
    async giveFeedback(
      messageId: string,
      wasHelpful: boolean,
      before: boolean | null,
    ): Promise<void> {
      conversation.apply({ type: "rated", messageId, wasHelpful });
      const body = { message_id: messageId, was_helpful: wasHelpful };
      const { ok } = await conversation.call("feedback", body);
      if (!ok) conversation.apply({ type: "rated", messageId, wasHelpful: before });
    },
    /** Whether there may be anything of theirs at the business: a named person's, from any device. */
    isKnown: () => Boolean(memory.lasting().session_id || identity.person()),
    /** The next page begins a new one. */
    forgetConversation: () => memory.keep({ conversation_id: undefined }),
  };
}

export type VisitorActs = ReturnType<typeof createVisitorActs>;
