import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn } from "../strings/texts.ts";
import type { StepContext } from "./booking-port.ts";
import type { BookingState } from "./booking-state.ts";
import { type Details, drawSummary } from "./details-step.ts";

const CHECK = "m5 12.5 4.5 4.5L19 7.5";

/** That it is booked, when, and what comes now. */
export function drawDone(
  context: StepContext,
  state: BookingState,
  { email, phone = "" }: Partial<Details>,
  leave: () => void,
): HTMLElement {
  const { texts } = context;
  const isConfirmed = state.booked?.status === "confirmed";
  const next = isConfirmed ? texts.bookedConfirmedNext : texts.bookedPendingNext;
  return h(
    "div",
    { class: "booked", "data-part": "booked" },
    h("span", { class: "mark" }, icon(CHECK)),
    drawSummary(context, state),
    h("p", {}, next),
    h("p", {}, email ? texts.bookedMail : fillIn(texts.bookedPhone, { phone })),
    h(
      "div",
      { class: "buttons" },
      h(
        "button",
        { type: "button", class: "primary", "data-part": "back-to-chat", onclick: leave },
        texts.backToChat,
      ),
    ),
  );
}
