import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import type { PanelTexts } from "../strings/texts.ts";
import { ICONS } from "./icons.ts";
import { safeHref } from "./markdown.ts";
import { drawLink, drawMarkdown } from "./markdown-view.ts";
import type { ThreadMessage } from "./thread-state.ts";

export interface MessagePort {
  readonly texts: PanelTexts;
  readonly botName: string;
  readonly locale: string;
  retry(message: ThreadMessage): void;
  rate(message: ThreadMessage, wasHelpful: boolean): void;
}

function drawContent(message: ThreadMessage): Node[] {
  return message.type === "user" ? [h("p", {}, message.text)] : drawMarkdown(message.text);
}

function drawSources(message: ThreadMessage, texts: PanelTexts): HTMLElement | null {
  if (message.sources.length === 0) return null;
  const names = message.sources.map(({ title, url }) => {
    const href = url && safeHref(url);
    return h("li", {}, href ? drawLink(href, title) : title);
  });
  return h(
    "div",
    { class: "sources", "data-part": "sources" },
    `${texts.source}:`,
    h("ul", {}, ...names),
  );
}

function timeOf(message: ThreadMessage, locale: string): HTMLElement | null {
  if (!message.timestamp || message.type === "user") return null;
  const time = new Date(message.timestamp);
  const text = time.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" });
  return h("time", { datetime: message.timestamp }, text);
}

/** One message. `update` changes what can change without taking the focus from its buttons. */
export function createMessageView(first: ThreadMessage, port: MessagePort) {
  const { texts } = port;
  let message = first;
  const rateButton = (wasHelpful: boolean, part: "helpful" | "notHelpful") =>
    h(
      "button",
      {
        type: "button",
        class: "thumb",
        "data-part": wasHelpful ? "helpful" : "not-helpful",
        "aria-label": texts[part],
        title: texts[part],
        onclick: () => port.rate(message, wasHelpful),
      },
      icon(ICONS[part]),
    );
  const yes = rateButton(true, "helpful");
  const no = rateButton(false, "notHelpful");
  const bubble = h("div", { class: "bubble", dir: "auto" }, ...drawContent(message));
  const sources = h("div");
  const meta = h("div", { class: "meta" });
  const author = message.type === "user" ? texts.you : (message.senderName ?? port.botName);
  const element = h(
    "div",
    { class: `message ${message.type}`, "data-part": "message", "data-type": message.type },
    h("span", { class: "sr" }, `${author}: `),
    bubble,
    sources,
    meta,
  );
  const drawMeta = () => {
    const { delivery, note, canRate, messageId } = message;
    if (delivery === "sent") {
      meta.replaceChildren(
        ...(canRate && messageId ? [yes, no] : []),
        timeOf(message, port.locale) ?? "",
      );
      return;
    }
    const words = h("span", {}, note ?? texts[delivery]);
    const retry = h(
      "button",
      { type: "button", class: "text", "data-part": "retry", onclick: () => port.retry(message) },
      texts.retry,
    );
    meta.replaceChildren(words, delivery === "sending" ? "" : retry);
  };
  const draw = () => {
    element.dataset["delivery"] = message.delivery;
    setAttribute(yes, "aria-pressed", String(message.wasHelpful === true));
    setAttribute(no, "aria-pressed", String(message.wasHelpful === false));
    sources.replaceChildren(drawSources(message, texts) ?? "");
  };
  draw();
  drawMeta();
  return {
    element,
    update(next: ThreadMessage): void {
      const before = message;
      if (before === next) return;
      message = next;
      if (before.text !== next.text) bubble.replaceChildren(...drawContent(next));
      draw();
      // The buttons in it may have the focus, so it is drawn again only for what it says.
      if (
        before.delivery !== next.delivery ||
        before.note !== next.note ||
        before.seq !== next.seq
      ) {
        drawMeta();
      }
    },
  };
}

export type MessageView = ReturnType<typeof createMessageView>;
