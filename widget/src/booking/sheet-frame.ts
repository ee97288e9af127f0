import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import type { AllTexts } from "../strings/texts.ts";

const BACK = "m14.5 6-6 6 6 6";

/** What stands around every step: the way back, what this is about, and the step's own question. */
export function createFrame(texts: AllTexts, back: () => void) {
  const heading = h("h3", { tabindex: -1, "data-part": "booking-step" });
  const body = h("div", { class: "booking-body" });
  const news = h("p", { class: "alert", role: "status", "data-part": "booking-news" });
  const words = h("span");
  const element = h(
    "section",
    { class: "booking", "data-part": "booking", "aria-label": texts.bookTitle },
    h(
      "div",
      { class: "bar" },
      h(
        "button",
        {
          type: "button",
          class: "tool turn",
          "data-part": "booking-back",
          "aria-label": texts.bookBack,
          onclick: back,
        },
        icon(BACK),
      ),
      h("h2", {}, texts.bookTitle),
    ),
    news,
    body,
  );
  return {
    element,
    body,
    heading,
    tell(sentence: string, label: string, go: () => void): void {
      words.textContent = `${sentence} `;
      // The same button at the second message: the focus may be on it.
      if (news.firstChild) return;
      const props = { type: "button", class: "text", "data-part": "booking-news-go", onclick: go };
      news.append(words, h("button", props, label));
    },
    show(question: string, content: HTMLElement | null): void {
      heading.textContent = question;
      body.replaceChildren(heading, ...(content ? [content] : []));
      body.scrollTop = 0;
    },
  };
}
