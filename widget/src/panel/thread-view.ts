import { h } from "../shared/dom.ts";
import { drawMarkdown } from "./markdown-view.ts";
import { createMessageView, type MessagePort } from "./message-view.ts";
import type { ThreadMessage } from "./thread-state.ts";

/** Nearer than this to the end, the visitor is reading along. */
const NEAR_END_PX = 120;
const MARGIN_PX = 16;

function drawGreeting(text: string, botName: string): HTMLElement {
  return h(
    "div",
    { class: "message bot", "data-part": "welcome" },
    h("span", { class: "sr" }, `${botName}: `),
    h("div", { class: "bubble", dir: "auto" }, ...drawMarkdown(text)),
  );
}

/** Draws the thread into the log, touching only what changed. */
export function createThreadView(
  log: HTMLElement,
  scroll: HTMLElement,
  greetings: readonly string[],
  port: MessagePort,
) {
  const views = new Map<string, ReturnType<typeof createMessageView>>();
  const welcome = greetings.filter(Boolean).map((text) => drawGreeting(text, port.botName));
  log.append(...welcome);

  const place = (message: ThreadMessage, after: Element | null, isSeen: boolean): Element => {
    const view = views.get(message.key) ?? createMessageView(message, port);
    views.set(message.key, view);
    view.update(message, isSeen);
    const next = after ? after.nextElementSibling : log.firstElementChild;
    if (view.element !== next) log.insertBefore(view.element, next);
    return view.element;
  };
  return {
    update(messages: readonly ThreadMessage[], seen: string | null): void {
      const news = messages.filter((message) => !views.has(message.key));
      const last = news.at(-1);
      // Asked only when it matters, because the answer costs a layout.
      const isFollowing =
        last && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
      const wanted = new Set(messages.map((message) => message.key));
      for (const [key, view] of views) {
        if (wanted.has(key)) continue;
        view.element.remove();
        views.delete(key);
      }
      let after: Element | null = welcome.at(-1) ?? null;
      for (const message of messages) {
        after = place(message, after, message.key === seen);
      }
      if (!last) return;
      if (last.type === "user" || news.length > 1) this.toEnd();
      else if (isFollowing) this.toStartOf(last);
    },
    toEnd(): void {
      scroll.scrollTop = scroll.scrollHeight;
    },
    /** A long answer is read from its beginning. */
    toStartOf(message: ThreadMessage): void {
      const element = views.get(message.key)?.element;
      if (element) scroll.scrollTop = Math.min(scroll.scrollHeight, element.offsetTop - MARGIN_PX);
    },
  };
}

export type ThreadView = ReturnType<typeof createThreadView>;
