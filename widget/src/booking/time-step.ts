import type { AvailableSlot } from "../../../contracts/appointments.ts";
import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn } from "../strings/texts.ts";
import type { StepContext } from "./booking-port.ts";
import { type BookingState, DAYS_SHOWN } from "./booking-state.ts";
import { leadButton } from "./failure-step.ts";
import { businessTime, cityOf, monthsOf, nameOfDay, partOfDay, timeIn } from "./times.ts";

export interface TimeActs {
  chooseDay(date: string): void;
  chooseSlot(slot: AvailableSlot): unknown;
  turn(by: 1 | -1): unknown;
  /** Null where there is no lead form. */
  readonly leaveDetails: (() => void) | null;
}

const EARLIER = "m14.5 6-6 6 6 6";
const LATER = "m9.5 6 6 6-6 6";

/** Ways through the days: what is before them, what follows, and which months these are. */
function drawTurns(context: StepContext, state: BookingState, acts: TimeActs): HTMLElement {
  const { texts, locale } = context;
  const { days, firstShown, nextFrom } = state;
  const shown = days.slice(firstShown, firstShown + DAYS_SHOWN);
  const months = monthsOf(shown[0]?.date ?? "", shown.at(-1)?.date ?? "", locale);
  const turn = (by: 1 | -1, isPossible: boolean) =>
    h(
      "button",
      {
        type: "button",
        class: "tool turn",
        "data-part": by === 1 ? "later-days" : "earlier-days",
        "aria-label": by === 1 ? texts.laterDays : texts.earlierDays,
        "aria-disabled": !isPossible && "true",
        onclick: () => isPossible && acts.turn(by),
      },
      icon(by === 1 ? LATER : EARLIER),
    );
  const hasLater = nextFrom !== null || firstShown + DAYS_SHOWN < days.length;
  return h(
    "div",
    { class: "turns" },
    turn(-1, firstShown > 0),
    h("span", { "aria-live": "polite" }, months),
    turn(1, hasLater),
  );
}

/** Radio buttons of the browser's own: arrows, names and states come with them. */
function drawStrip(context: StepContext, state: BookingState, acts: TimeActs): HTMLElement {
  const { texts, locale } = context;
  const shown = state.days.slice(state.firstShown, state.firstShown + DAYS_SHOWN);
  const cells = shown.map(({ date, slots }) => {
    const input = h("input", {
      type: "radio",
      class: "sr",
      name: "booking-day",
      "data-part": "booking-day",
      "aria-label": nameOfDay(date, locale),
      disabled: slots.length === 0,
      onchange: () => acts.chooseDay(date),
    });
    input.checked = date === state.day;
    const short = nameOfDay(date, locale, { weekday: "short" });
    const number = nameOfDay(date, locale, { day: "numeric" });
    const cell = h("span", { class: "cell" }, h("i", {}, short), h("b", {}, number));
    return h("label", { class: "day" }, input, cell);
  });
  return h("fieldset", { class: "strip" }, h("legend", { class: "sr" }, texts.days), ...cells);
}

function drawSlot(
  { texts, locale }: StepContext,
  { zone, businessZone }: BookingState,
  slot: AvailableSlot,
  choose: TimeActs["chooseSlot"],
): HTMLElement {
  const theirs = businessTime(slot.starts_at, zone, businessZone, locale);
  const there = theirs && fillIn(texts.timeInZone, { time: theirs, zone: cityOf(businessZone) });
  return h(
    "button",
    { type: "button", class: "slot", "data-part": "slot", onclick: () => choose(slot) },
    timeIn(slot.starts_at, zone, locale),
    theirs && h("small", { "aria-hidden": "true" }, theirs),
    there && h("span", { class: "sr" }, `, ${there}`),
  );
}

function drawSlots(context: StepContext, state: BookingState, acts: TimeActs): Element[] {
  const { texts } = context;
  const slots = state.days.find(({ date }) => date === state.day)?.slots ?? [];
  const parts = (["morning", "afternoon", "evening"] as const).map((part) => ({
    part,
    ofPart: slots.filter(({ starts_at }) => partOfDay(starts_at, state.zone) === part),
  }));
  return parts.flatMap(({ part, ofPart }) => {
    if (ofPart.length === 0) return [];
    const id = `booking-${part}`;
    const buttons = ofPart.map((slot) => drawSlot(context, state, slot, acts.chooseSlot));
    return [
      h("h4", { id }, texts[part]),
      h("div", { class: "slots", role: "group", "aria-labelledby": id }, ...buttons),
    ];
  });
}

/** Nothing is free on the days that are shown: where else to look, or whom to ask. */
function drawNothing({ texts, locale }: StepContext, state: BookingState, acts: TimeActs) {
  const { days, firstShown, nextFrom } = state;
  const free = days.filter(({ slots }) => slots.length > 0);
  const next = free.find(({ date }) => date > (days[firstShown]?.date ?? ""));
  const go = (label: string, run: () => unknown) =>
    h("button", { type: "button", class: "choice", "data-part": "next-free", onclick: run }, label);
  const { leaveDetails } = acts;
  return h(
    "div",
    { "data-part": "no-slots" },
    h("p", { role: "status" }, free.length > 0 ? texts.noSlotsHere : texts.noSlots),
    next &&
      go(fillIn(texts.nextFree, { day: nameOfDay(next.date, locale) }), () =>
        acts.chooseDay(next.date),
      ),
    !next && nextFrom && go(texts.lookFurther, () => acts.turn(1)),
    !next && !nextFrom && leaveDetails && h("p", {}, texts.noSlotsLead),
    !next && !nextFrom && leaveDetails && leadButton(texts, "primary", leaveDetails),
  );
}

function zoneText({ texts, locale }: StepContext, state: BookingState): string {
  const { zone, businessZone, days } = state;
  const first = days.find(({ slots }) => slots.length > 0)?.slots[0];
  const differs = first && businessTime(first.starts_at, zone, businessZone, locale);
  const words = differs ? texts.zonesDiffer : texts.yourZone;
  return fillIn(words, { zone: cityOf(zone), business: cityOf(businessZone) });
}

/** Redrawn under the focus, a step gives it to the same part again, or to what took its place. */
function refocus(element: HTMLElement, part = ""): void {
  const same =
    part !== "booking-day" && element.querySelector<HTMLElement>(`[data-part="${part}"]`);
  const next = same || element.querySelector<HTMLElement>("input:checked, .slot, .choice");
  next?.focus();
}

/** Days beside each other, and the times of the chosen one. */
export function createTimeStep(context: StepContext, acts: TimeActs) {
  // Stays the same element, so that it is read out when its words change and only then.
  const alert = h("p", { class: "alert", role: "alert", "data-part": "booking-notice" });
  const element = h("div", { class: "times" }, alert);
  let slotsBox = h("div");
  let parts: HTMLElement[] = [];
  let shown: BookingState | null = null;
  const drawAll = (state: BookingState) => {
    for (const part of parts) part.remove();
    slotsBox = h("div", { "data-part": "slots" });
    const zone = h("p", { class: "zone" }, zoneText(context, state));
    parts = [drawTurns(context, state, acts), drawStrip(context, state, acts), slotsBox, zone];
    element.append(...parts);
  };
  return {
    element,
    update(state: BookingState): void {
      const { firstShown, days, day } = state;
      const words = state.notice ? context.texts[state.notice] : "";
      if (alert.textContent !== words) alert.textContent = words;
      const focused = element.querySelector<HTMLElement>(":focus");
      // The strip stays while days are tried out: the focus is in it.
      const isSame = shown?.firstShown === firstShown && shown.days === days;
      if (!isSame || (shown?.day === null) !== (day === null)) drawAll(state);
      const areSlotsSame = isSame && shown?.day === day;
      shown = state;
      if (areSlotsSame) return;
      slotsBox.replaceChildren(
        ...(day === null ? [drawNothing(context, state, acts)] : drawSlots(context, state, acts)),
      );
      if (focused && !focused.isConnected) refocus(element, focused.dataset.part);
    },
  };
}
