import type { LeadCaptured } from "../../../contracts/lead.ts";
import { h, setAttribute } from "../shared/dom.ts";
import type { Traits } from "../shared/panel-door.ts";
import type { PanelTexts } from "../strings/texts.ts";
import type { Answer } from "./http-client.ts";
import { type LeadFields, leadProblems } from "./lead-rules.ts";

export interface LeadFormPort {
  readonly texts: PanelTexts;
  readonly asks: { readonly email: boolean; readonly phone: boolean };
  readonly traits: Traits;
  submit(fields: LeadFields): Promise<Answer<LeadCaptured>>;
  done(message: string): void;
  cancel(): void;
}

type Name = keyof LeadFields;

const INPUTS: Record<
  Name,
  { readonly type: string; readonly autocomplete: string; readonly charsMax: number }
> = {
  name: { type: "text", autocomplete: "name", charsMax: 120 },
  email: { type: "email", autocomplete: "email", charsMax: 254 },
  phone: { type: "tel", autocomplete: "tel", charsMax: 40 },
};

function createField(name: Name, label: string, value: string) {
  const { type, autocomplete, charsMax } = INPUTS[name];
  const error = h("span", {
    class: "error",
    id: `error-${name}`,
    "data-part": `lead-${name}-error`,
  });
  const input = h("input", {
    class: "field",
    id: `lead-${name}`,
    "data-part": `lead-${name}`,
    name,
    type,
    autocomplete,
    maxlength: charsMax,
    value,
    "aria-required": name === "name" && "true",
    dir: name === "name" ? "auto" : "ltr",
  });
  const element = h(
    "div",
    { class: "row" },
    h("label", { for: `lead-${name}` }, label),
    input,
    error,
  );
  return {
    name,
    element,
    input,
    say(problem: string): void {
      error.textContent = problem;
      setAttribute(input, "aria-invalid", problem !== "" && "true");
      setAttribute(input, "aria-describedby", problem !== "" && error.id);
    },
  };
}

/** Asks for name and contact. What was typed stays until it has arrived. */
export function createLeadForm(port: LeadFormPort) {
  const { texts, asks, traits } = port;
  const names: readonly Name[] = [
    "name",
    ...(asks.email ? ["email" as const] : []),
    ...(asks.phone ? ["phone" as const] : []),
  ];
  const fields = names.map((name) => createField(name, texts[name], traits[name] ?? ""));
  const failure = h("p", { class: "error", role: "alert", "data-part": "lead-error" });
  const submitButton = h(
    "button",
    { type: "submit", class: "primary", "data-part": "lead-submit" },
    texts.leadSubmit,
  );
  const valueOf = (name: Name) => fields.find((field) => field.name === name)?.input.value ?? "";
  let isSending = false;

  const showProblems = (words: Partial<Record<Name, string>>): boolean => {
    for (const field of fields) field.say(words[field.name] ?? "");
    const wrong = fields.find((field) => words[field.name]);
    wrong?.input.focus();
    return wrong !== undefined;
  };
  const submit = async () => {
    if (isSending) return;
    const values = { name: valueOf("name"), email: valueOf("email"), phone: valueOf("phone") };
    const problems = Object.entries(leadProblems(values, asks));
    failure.textContent = "";
    if (showProblems(Object.fromEntries(problems.map(([name, key]) => [name, texts[key]])))) return;
    isSending = true;
    setAttribute(submitButton, "aria-disabled", "true");
    const answer = await port.submit(values);
    isSending = false;
    setAttribute(submitButton, "aria-disabled", null);
    if (answer.ok) return port.done(answer.value.message);
    const { field, message } = answer.problem;
    const words = message ?? texts.notSaved;
    // The API names its fields, so for these two our own sentence is the better one.
    const isShown = showProblems({
      [field?.replace("visitor_", "") ?? ""]: words,
      ...(field === "visitor_email" && { email: texts.emailInvalid }),
      ...(field === "visitor_phone" && { phone: texts.phoneInvalid }),
    });
    if (!isShown) failure.textContent = words;
  };
  const element = h(
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
    failure,
    h(
      "div",
      { class: "buttons" },
      submitButton,
      h(
        "button",
        { type: "button", class: "text", "data-part": "lead-cancel", onclick: port.cancel },
        texts.cancel,
      ),
    ),
  );
  return { element, focus: () => fields[0]?.input.focus() };
}
