import type { Answer } from "../panel/http-client.ts";
import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { type FormTexts, fillIn, type PanelTexts } from "../strings/texts.ts";

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Five buttons; the chosen one and those before it are filled. A mind may change. */
export function drawRating(
  texts: PanelTexts & FormTexts,
  given: number | null,
  rate: (rating: number) => Promise<Answer<unknown>>,
): HTMLElement {
  const result = h("p", { role: "status", class: "quiet" });
  let known = given ?? 0;
  const paint = (rating: number) => {
    buttons.forEach((button, index) => {
      button.classList.toggle("on", index < rating);
      setAttribute(button, "aria-pressed", String(index + 1 === rating));
    });
  };
  const choose = async (rating: number) => {
    paint(rating);
    const answer = await rate(rating);
    result.textContent = answer.ok ? texts.rated : (answer.problem.message ?? texts.notSaved);
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
    result,
  );
  paint(known);
  return element;
}
