import type { Problem } from "../panel/http-client.ts";
import { h } from "../shared/dom.ts";
import type { AllTexts } from "../strings/texts.ts";

export interface Failure {
  readonly sentence: string;
  readonly retry: (() => unknown) | null;
  readonly leaveDetails: (() => void) | null;
  leave(): void;
}

/** Whether nobody answered, or nobody who could. */
export function isAway({ status }: Problem): boolean {
  return status === 0 || status >= 500;
}

export function awaySentence(texts: AllTexts, canLeaveDetails: boolean): string {
  return canLeaveDetails ? `${texts.bookingAway} ${texts.awayLead}` : texts.bookingAway;
}

export function leadButton(texts: AllTexts, look: string, leaveDetails: () => void) {
  return h(
    "button",
    { type: "button", class: look, "data-part": "booking-lead", onclick: leaveDetails },
    texts.leaveDetails,
  );
}

/** Why booking does not go on, and what one may do instead. */
export function drawFailure(texts: AllTexts, { sentence, retry, leaveDetails, leave }: Failure) {
  return h(
    "div",
    { "data-part": "booking-failed" },
    h("p", { role: "alert" }, sentence),
    h(
      "div",
      { class: "buttons" },
      leaveDetails
        ? leadButton(texts, "primary", leaveDetails)
        : h(
            "button",
            { type: "button", class: "primary", "data-part": "back-to-chat", onclick: leave },
            texts.backToChat,
          ),
      retry &&
        h(
          "button",
          { type: "button", class: "text", "data-part": "booking-retry", onclick: retry },
          texts.retry,
        ),
    ),
  );
}
