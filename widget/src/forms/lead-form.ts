import type { LeadCaptured } from "../../../contracts/lead.ts";
import type { Answer } from "../panel/http-client.ts";
import { h, setAttribute } from "../shared/dom.ts";
import type { Traits } from "../shared/panel-door.ts";
import type { FormTexts, PanelTexts } from "../strings/texts.ts";
import { createField, type Field, type FieldSettings, showProblems } from "./field.ts";
import { type LeadFields, leadProblems } from "./lead-rules.ts";

export interface LeadFormPort {
  readonly texts: PanelTexts & FormTexts;
  readonly asks: { readonly email: boolean; readonly phone: boolean };
  readonly traits: Traits;
  submit(fields: LeadFields, trap: string): Promise<Answer<LeadCaptured>>;
  done(message: string): void;
  cancel(): void;
}

type Name = keyof LeadFields;

/** What a browser needs to know of each to fill it in. */
const INPUTS = {
  name: { type: "text", autocomplete: "name", charsMax: 120, isRequired: true },
  email: { type: "email", autocomplete: "email", charsMax: 254 },
  phone: { type: "tel", autocomplete: "tel", charsMax: 40 },
} as const satisfies Record<Name, Partial<FieldSettings>>;

export function createContactField(prefix: string, name: Name, label: string, value = ""): Field {
  return createField({ prefix, name, label, value, ...INPUTS[name] });
}

function drawButtons(port: LeadFormPort): readonly [HTMLButtonElement, HTMLElement] {
  const { leadSubmit, cancel } = port.texts;
  const submit = h(
    "button",
    { type: "submit", class: "primary", "data-part": "lead-submit" },
    leadSubmit,
  );
  const leave = h(
    "button",
    { type: "button", class: "text", "data-part": "lead-cancel", onclick: port.cancel },
    cancel,
  );
  return [submit, h("div", { class: "buttons" }, submit, leave)];
}

function createSubmit(
  port: LeadFormPort,
  fields: readonly Field[],
  trap: HTMLInputElement,
  failure: HTMLElement,
  button: HTMLElement,
) {
  const { texts, asks } = port;
  let isSending = false;
  return async (): Promise<void> => {
    const typed = (name: Name) => fields.find((field) => field.name === name)?.input.value ?? "";
    const values = { name: typed("name"), email: typed("email"), phone: typed("phone") };
    const problems = Object.entries(leadProblems(values, asks));
    const words = Object.fromEntries(problems.map(([name, key]) => [name, texts[key]]));
    failure.textContent = "";
    if (isSending || showProblems(fields, words)) return;
    isSending = true;
    setAttribute(button, "aria-disabled", "true");
    const answer = await port.submit(values, trap.value);
    isSending = false;
    setAttribute(button, "aria-disabled", null);
    if (answer.ok) {
      port.done(answer.value.message);
      return;
    }
    const { field, message } = answer.problem;
    const sentence = message ?? texts.notSaved;
    // The API speaks of its own names, so for these two our sentence is the better one.
    const isShown = showProblems(fields, {
      [field?.replace("visitor_", "") ?? ""]: sentence,
      ...(field === "visitor_email" && { email: texts.emailInvalid }),
      ...(field === "visitor_phone" && { phone: texts.phoneInvalid }),
    });
    if (!isShown) failure.textContent = sentence;
  };
}

/**
 * Named and labelled as nothing that a browser or a password manager knows of a person: unlabelled, it
 * would be taken for more of the field before it.
 */
function drawTrap(): HTMLInputElement {
  return h("input", {
    name: "subject-line",
    tabindex: -1,
    autocomplete: "off",
    "data-1p-ignore": "",
    "data-bwignore": "",
    "data-lpignore": "true",
  });
}

/** Asks for name and contact. What was typed stays until it has arrived. */
export function drawLeadForm(port: LeadFormPort): HTMLElement {
  const { texts, asks, traits } = port;
  const names = (["name", "email", "phone"] as const).filter(
    (name) => name === "name" || asks[name],
  );
  const fields = names.map((name) => createContactField("lead", name, texts[name], traits[name]));
  const failure = h("p", { class: "error", role: "alert", "data-part": "lead-error" });
  const [button, buttons] = drawButtons(port);
  const trap = drawTrap();
  const submit = createSubmit(port, fields, trap, failure, button);
  return h(
    "form",
    {
      class: "card",
      "data-part": "lead-form",
      novalidate: true,
      "aria-label": texts.leadTitle,
      onsubmit: (event) => {
        event.preventDefault();
        return submit();
      },
    },
    h("h2", {}, texts.leadTitle),
    h("p", {}, texts.leadIntro),
    ...fields.map((field) => field.element),
    // People neither see nor reach it: whoever fills it in is no person.
    h("label", { class: "sr", "aria-hidden": "true" }, "Subject", trap),
    failure,
    buttons,
  );
}
