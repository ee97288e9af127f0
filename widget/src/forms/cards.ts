import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import type { OfferTexts } from "../strings/texts.ts";

const DONE = "m5 12.5 4.5 4.5L19 7.5";

/** Buttons that ask a question for the visitor, or do something else that a word names. */
export interface Choice {
  readonly label: string;
  readonly part: string;
  choose(): void;
  readonly href?: string;
}

export function drawChoices(choices: readonly Choice[], label: string): HTMLElement {
  const buttons = choices.map(({ label: text, part, choose, href }) =>
    href
      ? h(
          "a",
          {
            class: "choice",
            "data-part": part,
            href,
            target: "_blank",
            rel: "noopener noreferrer",
          },
          text,
        )
      : h("button", { type: "button", class: "choice", "data-part": part, onclick: choose }, text),
  );
  return h("div", { class: "choices", role: "group", "aria-label": label }, ...buttons);
}

export function drawNote(text: string, part: string, isDone = true): HTMLElement {
  return h(
    "p",
    { class: "done", role: "status", "data-part": part },
    isDone && icon(DONE),
    h("span", { dir: "auto" }, text),
  );
}

export function drawEnded(texts: OfferTexts, startNew: () => void): HTMLElement {
  return h(
    "section",
    { class: "ended", "data-part": "ended" },
    h("p", { role: "status" }, texts.ended),
    h(
      "button",
      { type: "button", class: "primary", "data-part": "start-new", onclick: startNew },
      texts.startNew,
    ),
  );
}
