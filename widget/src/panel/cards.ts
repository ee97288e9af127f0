import { h, setAttribute } from "../shared/dom.ts";
import type { PanelTexts } from "../strings/texts.ts";
import type { Answer } from "./http-client.ts";
import { drawMarkdown } from "./markdown-view.ts";

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

/** A person is named where everybody sees it: the bot is the one that is expected. */
export function drawTyping(text: string, draft: string, isPerson: boolean): HTMLElement {
  return h(
    "div",
    {
      class: `message ${isPerson ? "human" : "bot"}${draft ? "" : " typing"}`,
      "data-part": "typing",
    },
    h("span", { class: isPerson ? "by" : "sr" }, text),
    h(
      "div",
      { class: "bubble", dir: "auto" },
      ...(draft ? drawMarkdown(draft) : [h("i"), h("i"), h("i")]),
    ),
  );
}
