import { h, setAttribute } from "../shared/dom.ts";

export interface FieldSettings {
  /** Before the field's name, in ids and `data-part`. */
  readonly prefix: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly charsMax: number;
  /** Several lines of text where there is none. */
  readonly type?: string;
  readonly autocomplete?: string;
  readonly isRequired?: boolean;
  readonly hint?: string;
}

const DIRECTIONS: Readonly<Record<string, string>> = { email: "ltr", tel: "ltr" };

/** A label, what one types into, and below it what is wrong with that. */
export function createField(settings: FieldSettings) {
  const { prefix, name, label, value, charsMax, type, autocomplete, isRequired, hint } = settings;
  const id = `${prefix}-${name}`;
  const error = h("span", { class: "error", id: `${id}-error`, "data-part": `${id}-error` });
  const help = hint && h("span", { class: "hint", id: `${id}-hint` }, hint);
  const props = {
    class: "field",
    id,
    "data-part": id,
    name,
    autocomplete,
    maxlength: charsMax,
    "aria-required": isRequired && "true",
    "aria-describedby": help && `${id}-hint`,
    dir: DIRECTIONS[type ?? ""] ?? "auto",
  };
  const input = type ? h("input", { ...props, type, value }) : h("textarea", { ...props, rows: 3 });
  if (!type) input.value = value;
  return {
    name,
    element: h("div", { class: "row" }, h("label", { for: id }, label), input, help, error),
    input,
    say(problem: string): void {
      error.textContent = problem;
      setAttribute(input, "aria-invalid", problem !== "" && "true");
      const described = [help && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ");
      setAttribute(input, "aria-describedby", described || null);
    },
  };
}

export type Field = ReturnType<typeof createField>;

/** Says each problem at its field and goes to the first; whether there was one. */
export function showProblems(
  fields: readonly Field[],
  words: Partial<Record<string, string>>,
): boolean {
  for (const field of fields) field.say(words[field.name] ?? "");
  const wrong = fields.find((field) => words[field.name]);
  wrong?.input.focus();
  return wrong !== undefined;
}
