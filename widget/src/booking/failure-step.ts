import { h } from "../shared/dom.ts";
import type { AllTexts } from "../strings/texts.ts";

export interface Failure {
  readonly sentence: string;
  readonly retry: (() => unknown) | null;
  readonly leaveDetails: (() => void) | null;
}

/** Why booking does not go on, and what one may do instead. */
export function drawFailure(texts: AllTexts, { sentence, retry, leaveDetails }: Failure) {
  return h(
    "div",
    { "data-part": "booking-failed" },
    h("p", { role: "alert" }, sentence),
    h(
      "div",
      { class: "buttons" },
      leaveDetails &&
        h(
          "button",
          {
            type: "button",
            class: "primary",
            "data-part": "booking-lead",
            onclick: leaveDetails,
          },
          texts.leaveDetails,
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
