import { h } from "../shared/dom.ts";
import { fillIn } from "../strings/texts.ts";
import type { StepContext } from "./booking-port.ts";
import type { BookableService, BookingState } from "./booking-state.ts";

export function durationText({ texts }: StepContext, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return fillIn(texts.minutes, { n: minutes });
  return fillIn(rest === 0 ? texts.hours : texts.hoursMinutes, { h: hours, n: rest });
}

export function drawServices(
  context: StepContext,
  { services }: BookingState,
  choose: (service: BookableService) => unknown,
): HTMLElement {
  const items = services.map((service) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "service",
          "data-part": "service",
          onclick: () => choose(service),
        },
        h("b", { dir: "auto" }, service.name),
        h("span", {}, durationText(context, service.duration_minutes)),
      ),
    ),
  );
  return h("ul", { class: "services" }, ...items);
}
