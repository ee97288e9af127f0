import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import type { PanelTexts } from "../strings/texts.ts";
import { initialsOf } from "./handover.ts";
import { ICONS } from "./icons.ts";
import { safeHref } from "./markdown.ts";
import { drawLink, drawMarkdown } from "./markdown-view.ts";
import type { ThreadMessage } from "./thread-state.ts";

export interface MessagePort {
  readonly texts: PanelTexts;
  readonly botName: string;
  readonly locale: string;
  retry(message: ThreadMessage): void;
  rate(message: ThreadMessage, wasHelpful: boolean): unknown;
}

function drawContent({ type, text }: ThreadMessage): Node[] {
  return type === "user" ? [h("p", {}, text)] : drawMarkdown(text);
}

function drawSources({ sources }: ThreadMessage, texts: PanelTexts): readonly Node[] {
  if (sources.length === 0) return [];
  const names = sources.map(({ title, url }) => {
    const href = url && safeHref(url);
    return h("li", {}, href ? drawLink(href, title) : title);
  });
  const list = h("ul", {}, ...names);
  return [h("div", { class: "sources", "data-part": "sources" }, `${texts.source}:`, list)];
}

/** Whose words these are, where it is not the bot that the head names. */
function drawAuthor({ type, senderName }: ThreadMessage): readonly Node[] {
  if (!senderName || type === "user" || type === "system") return [];
  const initials = h("i", { class: "avatar" }, initialsOf(senderName));
  return [h("div", { class: "by", "aria-hidden": "true" }, initials, senderName)];
}

function drawTime({ timestamp }: ThreadMessage, locale: string): readonly Node[] {
  if (!timestamp) return [];
  const time = new Date(timestamp);
  const text = time.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" });
  return [h("time", { datetime: timestamp }, text)];
}

type Current = () => ThreadMessage;

function createThumb(wasHelpful: boolean, port: MessagePort, current: Current) {
  const name = wasHelpful ? "helpful" : "notHelpful";
  const button = h(
    "button",
    {
      type: "button",
      class: "thumb",
      "data-part": wasHelpful ? "helpful" : "not-helpful",
      "aria-label": port.texts[name],
      title: port.texts[name],
      onclick: () => port.rate(current(), wasHelpful),
    },
    icon(ICONS.helpful),
  );
  return {
    button,
    show: () => setAttribute(button, "aria-pressed", String(current().wasHelpful === wasHelpful)),
  };
}

/** Below the bubble: how a message fared on its way, or what the visitor thinks of an answer. */
function createMeta(port: MessagePort, current: Current) {
  const element = h("div", { class: "meta" });
  const thumbs = [createThumb(true, port, current), createThumb(false, port, current)];
  const retry = h(
    "button",
    {
      type: "button",
      class: "text",
      "data-part": "retry",
      onclick: () => port.retry(current()),
    },
    port.texts.retry,
  );
  let shown = "";
  return {
    element,
    draw(isSeen: boolean): void {
      const message = current();
      const { delivery, note, canRate } = message;
      for (const thumb of thumbs) thumb.show();
      // A button in it may have the focus, so it is drawn again only for what it says.
      if (shown === delivery + note + isSeen) return;
      shown = delivery + note + isSeen;
      const words = h("span", {}, note ?? (delivery === "sent" ? "" : port.texts[delivery]));
      if (delivery === "sending") element.replaceChildren(words);
      else if (delivery !== "sent") element.replaceChildren(words, retry);
      else if (message.type === "user") element.replaceChildren(isSeen ? port.texts.seen : "");
      else {
        const buttons = canRate ? thumbs.map(({ button }) => button) : [];
        element.replaceChildren(...buttons, ...drawTime(message, port.locale));
      }
    },
  };
}

/** One message. `update` changes what can change without taking the focus from its buttons. */
export function createMessageView(first: ThreadMessage, port: MessagePort) {
  let message = first;
  const meta = createMeta(port, () => message);
  const byBot = first.type === "system" ? "" : port.botName;
  const author = first.type === "user" ? port.texts.you : (first.senderName ?? byBot);
  const element = h(
    "div",
    { class: `message ${first.type}`, "data-part": "message", "data-type": first.type },
    author && h("span", { class: "sr" }, `${author}: `),
    ...drawAuthor(first),
    h("div", { class: "bubble", dir: "auto" }, ...drawContent(first)),
    ...drawSources(first, port.texts),
    meta.element,
  );
  return {
    element,
    update(next: ThreadMessage, isSeen: boolean): void {
      message = next;
      element.dataset.delivery = next.delivery;
      meta.draw(isSeen);
    },
  };
}
