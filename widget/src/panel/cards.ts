import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
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

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Five buttons; the chosen one and those before it are filled. A mind may change. */
export function createRating(
  texts: PanelTexts,
  rate: (rating: number) => Promise<Answer<unknown>>,
) {
  const failure = h("p", { role: "status", class: "quiet" });
  let known = 0;
  const paint = (rating: number) => {
    for (const [index, button] of buttons.entries()) {
      button.classList.toggle("on", index < rating);
      setAttribute(button, "aria-pressed", String(index + 1 === rating));
    }
  };
  const choose = async (rating: number) => {
    paint(rating);
    const answer = await rate(rating);
    failure.textContent = answer.ok ? texts.rated : (answer.problem.message ?? texts.notSaved);
    if (answer.ok) known = rating;
    paint(known);
  };
  const buttons = RATINGS.map((rating) =>
    h(
      "button",
      {
        type: "button",
        class: "star",
        "data-part": `rating-${rating}`,
        "aria-label": fillIn(texts.rateOption, { n: rating }),
        onclick: () => choose(rating),
      },
      icon("m12 3.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8Z"),
    ),
  );
  const element = h(
    "section",
    { class: "card", "data-part": "rating", "aria-label": texts.rateTitle },
    h("h2", {}, texts.rateTitle),
    h("div", { class: "stars", role: "group", "aria-label": texts.rateTitle }, ...buttons),
    failure,
  );
  return {
    element,
    focus: () => buttons[0]?.focus(),
    show: (rating: number | null) => {
      known = rating ?? 0;
      paint(known);
    },
  };
}

export function drawNote(text: string, part: string): HTMLElement {
  return h(
    "p",
    { class: "done", role: "status", "data-part": part },
    icon(ICONS.done),
    h("span", { dir: "auto" }, text),
  );
}
