import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { listen } from "../shared/listen.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { ICONS } from "./icons.ts";

/** `MESSAGE_CHARS_MAX` of the contract: this room imports its types only. */
const CHARS_MAX: typeof import("../../../contracts/limits.ts").MESSAGE_CHARS_MAX = 4_000;
const CHARS_LEFT_SHOWN_MAX = 400;

/** Enter sends, Shift+Enter breaks the line, and an input method keeps its Enter. */
function isSendKey(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.shiftKey) return false;
  // 229: Safari ends the composition before it tells of the key.
  return !event.isComposing && event.keyCode !== 229;
}

function createField(texts: PanelTexts): HTMLTextAreaElement {
  return h("textarea", {
    rows: 1,
    class: "field",
    "data-part": "input",
    placeholder: texts.placeholder,
    "aria-label": texts.placeholder,
    "aria-describedby": "chars",
    enterkeyhint: "send",
    dir: "auto",
  });
}

/** Where the visitor writes. */
export function createComposer(texts: PanelTexts, say: (text: string) => void, typed: () => void) {
  const field = createField(texts);
  const count = h("div", { id: "chars", class: "count", role: "status", "data-part": "count" });
  const button = h(
    "button",
    { type: "submit", class: "send", "data-part": "send", "aria-label": texts.send },
    icon(ICONS.send),
  );
  const element = h(
    "form",
    { class: "composer", "data-part": "composer" },
    count,
    h("div", { class: "line" }, field, button),
  );
  // Code points, as the API counts.
  const charsLeft = () => CHARS_MAX - [...field.value.trim()].length;
  const measure = () => {
    const left = charsLeft();
    const words = left < 0 ? texts.tooLong : texts.charsLeft;
    count.textContent = left > CHARS_LEFT_SHOWN_MAX ? "" : fillIn(words, { n: Math.abs(left) });
    count.classList.toggle("wrong", left < 0);
    setAttribute(field, "aria-invalid", left < 0 && "true");
    setAttribute(button, "aria-disabled", (left < 0 || left === CHARS_MAX) && "true");
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  const fill = (text: string) => {
    field.value = text;
    measure();
  };
  const send = () => {
    const text = field.value.trim();
    if (!text || charsLeft() < 0) return;
    fill("");
    say(text);
  };
  listen(field, "input", () => {
    measure();
    typed();
  });
  listen(field, "keydown", (event) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  });
  listen(element, "submit", (event) => {
    event.preventDefault();
    send();
    field.focus();
  });
  setAttribute(button, "aria-disabled", "true");
  return { element, fill, text: () => field.value, focus: () => field.focus() };
}

export type Composer = ReturnType<typeof createComposer>;
