import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { ICONS } from "./icons.ts";

/** `MESSAGE_CHARS_MAX` of the contract: this room imports its types only. */
const CHARS_MAX: typeof import("../../../contracts/limits.ts").MESSAGE_CHARS_MAX = 4_000;
const COUNT_FROM_CHARS = 3_600;

/** Where the visitor writes. Enter sends, Shift+Enter breaks the line, an input method keeps its Enter. */
export function createComposer(texts: PanelTexts, say: (text: string) => void) {
  const field = h("textarea", {
    rows: 1,
    class: "field",
    "data-part": "input",
    placeholder: texts.placeholder,
    "aria-label": texts.placeholder,
    "aria-describedby": "chars",
    enterkeyhint: "send",
    dir: "auto",
    oninput: () => measure(),
    onkeydown: (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.shiftKey) return;
      // 229: Safari ends the composition before it tells of the key.
      if (event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send();
    },
  });
  const count = h("div", { id: "chars", class: "count", role: "status", "data-part": "count" });
  const button = h(
    "button",
    { type: "submit", class: "send", "data-part": "send", "aria-label": texts.send },
    icon(ICONS.send),
  );
  const charsLeft = () => CHARS_MAX - Array.from(field.value.trim()).length;
  const measure = () => {
    const left = field.value.length < COUNT_FROM_CHARS ? CHARS_MAX : charsLeft();
    const words =
      left < 0 ? fillIn(texts.tooLong, { n: -left }) : fillIn(texts.charsLeft, { n: left });
    count.textContent = left <= CHARS_MAX - COUNT_FROM_CHARS ? words : "";
    count.classList.toggle("wrong", left < 0);
    setAttribute(field, "aria-invalid", left < 0 && "true");
    setAttribute(button, "aria-disabled", !field.value.trim() || left < 0 ? "true" : null);
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  const send = () => {
    const text = field.value.trim();
    if (!text || charsLeft() < 0) return;
    field.value = "";
    measure();
    say(text);
  };
  const element = h(
    "form",
    {
      class: "composer",
      "data-part": "composer",
      onsubmit: (event) => {
        event.preventDefault();
        send();
        field.focus();
      },
    },
    count,
    h("div", { class: "line" }, field, button),
  );
  setAttribute(button, "aria-disabled", "true");
  return {
    element,
    focus: () => field.focus(),
    text: () => field.value,
    fill: (text: string) => {
      field.value = text;
      measure();
    },
  };
}

export type Composer = ReturnType<typeof createComposer>;
