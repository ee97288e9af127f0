import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { HandoverRequested } from "../../../contracts/handover.ts";
import type { LeadCaptured } from "../../../contracts/lead.ts";
import type { OffersPort } from "../panel/extras.ts";
import type { Answer } from "../panel/http-client.ts";
import type { LeadFields } from "./lead-rules.ts";

function leadBody({ name, email, phone }: LeadFields, signs: VisitorSigns) {
  return {
    signs,
    visitor_name: name.trim(),
    visitor_email: email.trim() || null,
    visitor_phone: phone.trim() || null,
  };
}

/** What the API is told of a visitor's choices. The thread learns of it once the API has taken it. */
export function createOfferActs({ conversation, host, details, acts }: OffersPort) {
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
    askForPerson: () =>
      act<HandoverRequested>("handoff", {}, ({ handover }) => conversation.know({ handover })),
    captureLead: (fields: LeadFields, trap: string) =>
      act<LeadCaptured>(
        "capture-lead",
        leadBody(fields, { ...conversation.signs(), trap }),
        ({ lead_id }) => {
          details.known = fields;
          details.areLeft = true;
          conversation.know({ isLeadCaptured: true });
          host.emit("lead", { lead_id });
        },
      ),
    rate: (rating: number) =>
      act("rating", { rating }, () => {
        conversation.know({ rating });
        host.emit("rating", { rating });
      }),
    end: () =>
      act("end", {}, () => {
        conversation.know({ status: "completed" });
        acts.forgetConversation();
        host.emit("ended");
      }),
  };
}

export type OfferActs = ReturnType<typeof createOfferActs>;
