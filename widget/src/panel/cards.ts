import { h } from "../shared/dom.ts";
import { drawMarkdown } from "./markdown-view.ts";

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
