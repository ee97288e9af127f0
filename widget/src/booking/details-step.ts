import type { Field } from "../forms/field.ts";
import type { LeadFields } from "../forms/lead-rules.ts";
import type { Problem } from "../panel/http-client.ts";
import { h, setAttribute } from "../shared/dom.ts";
import { fillIn } from "../strings/texts.ts";
import type { StepContext } from "./booking-port.ts";
import type { BookingState } from "./booking-state.ts";
import { awaySentence, isAway, leadButton } from "./failure-step.ts";
import { businessTime, cityOf, dayIn, minutesAndSeconds, nameOfDay, timeIn } from "./times.ts";

export interface Details extends LeadFields {
  readonly notes: string;
}

export interface DetailsActs {
  /** What is in the way, if it was not booked and the visitor can do something about it. */
  submit(details: Details): Promise<Problem | null>;
  chooseAgain(): void;
  /** Null where there is no lead form. */
  readonly leaveDetails: (() => void) | null;
}

const NOTES_CHARS_MAX = 2_000;

/** What was chosen, in the visitor's time and the business's. */
export function drawSummary({ texts, locale }: StepContext, state: BookingState): HTMLElement {
  const { slot, service, zone, businessZone } = state;
  const startsAt = slot?.starts_at ?? "";
  const theirs = businessTime(startsAt, zone, businessZone, locale);
  const time = timeIn(startsAt, zone, locale);
  const words = { zone: cityOf(zone), business: cityOf(businessZone), time: theirs ?? "" };
  return h(
    "p",
    { class: "summary", "data-part": "booking-summary" },
    h("span", { dir: "auto" }, service?.name),
    h("b", {}, `${nameOfDay(dayIn(startsAt, zone), locale)}, ${time}`),
    h("span", {}, fillIn(theirs ? texts.bothZones : texts.oneZone, words)),
  );
}

/** Counts down quietly, and says once when the slot is no longer kept. */
function createCountdown({ texts }: StepContext, chooseAgain: () => void) {
  const words = h("span", { "data-part": "booking-hold" });
  const over = h("span", { role: "alert" });
  const element = h("p", { class: "hold" }, words, over);
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(timer);
  const expire = () => {
    stop();
    words.textContent = "";
    over.replaceChildren(
      `${texts.heldOver} `,
      h(
        "button",
        { type: "button", class: "text", "data-part": "choose-again", onclick: chooseAgain },
        texts.chooseAgain,
      ),
    );
  };
  return {
    element,
    stop,
    /** Of the page's own clock, which may be wrong: then nothing is shown, and the server decides. */
    start(msLeft: number | null): void {
      if (msLeft === null) return;
      const endsAtMs = Date.now() + msLeft;
      const tick = () => {
        const left = endsAtMs - Date.now();
        if (left <= 0) expire();
        else words.textContent = fillIn(texts.held, { time: minutesAndSeconds(left) });
      };
      timer = setInterval(tick, 1_000);
      tick();
    },
  };
}

function createFields({ texts, form }: StepContext, known: Partial<Details>): readonly Field[] {
  const contact = (["name", "email", "phone"] as const).map((name) =>
    form.createContactField("booking", name, texts[name], known[name]),
  );
  const notes = form.createField({
    prefix: "booking",
    name: "notes",
    label: `${texts.notes} (${texts.optional})`,
    value: known.notes ?? "",
    charsMax: NOTES_CHARS_MAX,
    hint: texts.notesHint,
  });
  return [...contact, notes];
}

function valuesOf(fields: readonly Field[]): Details {
  const typed = (name: string) => fields.find((one) => one.name === name)?.input.value.trim() ?? "";
  return {
    name: typed("name"),
    email: typed("email"),
    phone: typed("phone"),
    notes: typed("notes"),
  };
}

/** The API's own names for what it refuses, and our sentence where it is the better one. */
function wordsFor(problem: Problem, { texts }: StepContext): Partial<Record<string, string>> {
  const name = problem.field?.replace("customer_", "") ?? "";
  const own = { email: texts.emailInvalid, phone: texts.phoneInvalid, name: texts.nameMissing };
  return { [name]: Reflect.get(own, name) ?? problem.message ?? texts.notSaved };
}

/** What sends the form, and what is said and offered where it did not arrive: the form stays. */
function createSubmit({ texts }: StepContext, acts: DetailsActs) {
  const failure = h("p", { class: "error", role: "alert", "data-part": "booking-error" });
  const button = h(
    "button",
    { type: "submit", class: "primary", "data-part": "book" },
    texts.bookSubmit,
  );
  const buttons = h("div", { class: "buttons" }, button);
  const fail = (problem: Problem) => {
    if (!isAway(problem)) {
      failure.textContent = problem.message ?? texts.notSaved;
      return;
    }
    const { leaveDetails } = acts;
    failure.textContent = awaySentence(texts, leaveDetails !== null);
    button.textContent = texts.retry;
    if (leaveDetails && buttons.childElementCount === 1) {
      buttons.append(leadButton(texts, "text", leaveDetails));
    }
  };
  return { failure, button, buttons, fail };
}

/** Who comes, and how they are reached. */
export function createDetailsStep(
  context: StepContext,
  state: BookingState,
  known: Partial<Details>,
  acts: DetailsActs,
) {
  const { texts, form } = context;
  const fields = createFields(context, known);
  const { failure, button, buttons, fail } = createSubmit(context, acts);
  const countdown = createCountdown(context, acts.chooseAgain);
  let isSending = false;
  const submit = async () => {
    const values = valuesOf(fields);
    const problems = Object.entries(form.leadProblems(values, { email: true, phone: true }));
    failure.textContent = "";
    if (isSending) return;
    if (
      form.showProblems(
        fields,
        Object.fromEntries(problems.map(([name, key]) => [name, texts[key]])),
      )
    )
      return;
    isSending = true;
    setAttribute(button, "aria-disabled", "true");
    const problem = await acts.submit(values);
    isSending = false;
    setAttribute(button, "aria-disabled", null);
    if (!problem || form.showProblems(fields, wordsFor(problem, context))) return;
    fail(problem);
  };
  const element = h(
    "form",
    {
      class: "details",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        return submit();
      },
    },
    drawSummary(context, state),
    countdown.element,
    ...fields.map((field) => field.element),
    failure,
    buttons,
  );
  return { element, countdown, values: () => valuesOf(fields) };
}
