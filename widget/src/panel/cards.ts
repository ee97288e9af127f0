import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import type { PanelTexts } from "../strings/texts.ts";
import type { Answer } from "./http-client.ts";
import { ICONS } from "./icons.ts";
import { drawMarkdown } from "./markdown-view.ts";

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

/** What must be accepted before the first message. */
export function drawDisclaimer(
  texts: PanelTexts,
  text: string,
  accept: () => Promise<Answer<unknown>>,
): HTMLElement {
  const failure = h("p", { class: "error", role: "alert" });
  const button = h(
    "button",
    {
      type: "button",
      class: "primary",
      "data-part": "disclaimer-accept",
      onclick: async () => {
        setAttribute(button, "aria-disabled", "true");
        failure.textContent = "";
        const answer = await accept();
        setAttribute(button, "aria-disabled", null);
        if (!answer.ok) failure.textContent = answer.problem.message ?? texts.notSaved;
      },
    },
    texts.accept,
  );
  return h(
    "section",
    { class: "card", "data-part": "disclaimer", "aria-label": texts.disclaimerTitle },
    h("h2", {}, texts.disclaimerTitle),
    h("div", { dir: "auto", class: "prose" }, ...drawMarkdown(text)),
    failure,
    h("div", { class: "buttons" }, button),
  );
}

export function drawNote(text: string, part: string): HTMLElement {
  return h(
    "p",
    { class: "done", role: "status", "data-part": part },
    icon(ICONS.done),
    h("span", { dir: "auto" }, text),
  );
}
