import type { LeadCaptured } from "../../../contracts/lead.ts";
import type { LeadFields } from "../forms/lead-rules.ts";
import { inBackground } from "../shared/guarded.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import type { Conversation } from "./conversation.ts";
import { type Answer, createPost } from "./http-client.ts";

/** What a visitor does besides writing. The thread learns of it once the API has taken it. */
export function createVisitorActs(
  conversation: Conversation,
  host: PanelHost,
  memory: VisitorMemory,
) {
  const post = createPost(host.apiBase);
  const act = async <Value>(
    call: string,
    body: object,
    done: (value: Value) => void,
  ): Promise<Answer<Value>> => {
    const answer = await conversation.callWithin<Value>(call, body);
    if (answer.ok) done(answer.value);
    return answer;
  };
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
    captureLead: (fields: LeadFields) =>
      act<LeadCaptured>(
        "capture-lead",
        {
          visitor_name: fields.name.trim(),
          visitor_email: fields.email.trim() || null,
          visitor_phone: fields.phone.trim() || null,
        },
        ({ lead_id }) => {
          conversation.know({ isLeadCaptured: true });
          host.emit("lead", { lead_id });
        },
      ),
    acceptDisclaimer: (version: string) =>
      act("disclaimer", { disclaimer_version: version }, () => {
        conversation.know({ isDisclaimerAccepted: true });
        conversation.flush();
      }),
    rate: (rating: number) =>
      act("rating", { rating }, () => {
        conversation.know({ rating });
        host.emit("rating", { rating });
      }),
    end: () =>
      act("end", {}, () => {
        conversation.know({ status: "completed" });
        memory.keep({ conversation_id: undefined });
        host.emit("ended");
      }),
  };
}

export type VisitorActs = ReturnType<typeof createVisitorActs>;
