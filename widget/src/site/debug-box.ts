import { adoptStyles } from "../shared/adopt-styles.ts";
import { h } from "../shared/dom.ts";
import { languageOf } from "../shared/locale.ts";
import { fillIn } from "../strings/texts.ts";
import css from "./debug.css";
import { debugLines } from "./debug-lines.ts";
import type { DebugFinding, DebugReport } from "./debug-report.ts";
import { type DebugTexts, debugEn, debugEs } from "./debug-texts.ts";

const TAG = "we-tech-for-u-debug";

function findingItem({ code, level, params }: DebugFinding, texts: DebugTexts): HTMLElement {
  const [says, mend] = texts.findings[code];
  return h(
    "li",
    { "data-code": code, "data-level": level },
    h("b", {}, fillIn(says, params)),
    mend && h("span", {}, fillIn(mend, params)),
  );
}

function body(report: DebugReport, texts: DebugTexts): HTMLElement[] {
  const measures = debugLines(report, texts).flatMap(({ name, values }) => [
    h("dt", {}, name),
    ...values.map((value) => h("dd", {}, value)),
  ]);
  return [
    h("ul", {}, ...report.findings.map((finding) => findingItem(finding, texts))),
    h("dl", {}, ...measures),
  ];
}

/** Who looks at it is the site's owner, whose browser says what they read. */
function ownTexts(): DebugTexts {
  return languageOf(navigator.language) === "es" ? debugEs : debugEn;
}

/** The box is in no way of the page: it can be closed, and takes no focus by itself. */
export function createDebugBox(nonce: string) {
  const texts = ownTexts();
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: "open" });
  let shown: DebugReport | null = null;
  const content = h("div", {
    class: "content",
    tabindex: 0,
    role: "group",
    "aria-label": texts.title,
  });
  // Live, so that the word that takes its own place is read out.
  const copy = h(
    "button",
    { type: "button", "aria-live": "polite", "data-part": "debug-copy" },
    texts.copy,
  );
  copy.onclick = () => {
    const done = () => {
      copy.textContent = texts.copied;
    };
    navigator.clipboard?.writeText(JSON.stringify(shown, null, 2)).then(done, () => undefined);
  };
  const close = h(
    "button",
    { type: "button", "data-part": "debug-close", onclick: () => host.remove() },
    texts.close,
  );
  const box = h(
    "section",
    {
      class: "box",
      lang: texts === debugEs ? "es" : "en",
      "aria-label": texts.title,
      "data-part": "debug",
      onkeydown: (event) =>
        event instanceof KeyboardEvent && event.key === "Escape" && host.remove(),
    },
    h("div", { class: "head" }, h("h2", {}, texts.title), copy, close),
    content,
  );
  root.append(box);
  adoptStyles(root, css, nonce);
  document.body.append(host);
  return {
    show(report: DebugReport): void {
      shown = report;
      content.replaceChildren(...body(report, texts));
    },
  };
}
