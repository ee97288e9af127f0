import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { ICONS } from "./icons.ts";
import type { ThreadMessage } from "./thread-state.ts";

const COUNT_SHOWN_MAX = 99;

/**
 * What the launcher needs only once there is a panel: the count of unread messages, and a way down.
 * `tell` hears of the count when it changes.
 */
export function createBadge(
  launcher: HTMLElement,
  tell: (count: number) => void,
  /** What an earlier page showed of the conversation that this one begins with. */
  seenSeq = 0,
) {
  const badge = h("span", { class: "badge", "data-part": "badge", "aria-hidden": "true" });
  const down = icon(ICONS.down);
  down.classList.add("down");
  const seen = new Set<string>();
  let told = 0;
  launcher.append(down, badge);
  return {
    /** With the panel open, everything in the thread is read. */
    update(messages: readonly ThreadMessage[], isOpen: boolean, texts: PanelTexts): void {
      const news = messages.filter(
        ({ type, key, part, seq }) =>
          type !== "user" &&
          type !== "system" &&
          !seen.has(key) &&
          (part > 0 || (seq ?? 0) > seenSeq),
      );
      if (isOpen) for (const { key } of news) seen.add(key);
      const count = isOpen ? 0 : news.length;
      badge.textContent = count > 0 ? String(Math.min(count, COUNT_SHOWN_MAX)) : "";
      const name = launcher.getAttribute("aria-label")?.replace(/, .*/, "") ?? "";
      const words = fillIn(texts.unread, { n: count });
      launcher.setAttribute("aria-label", count > 0 ? `${name}, ${words}` : name);
      if (count !== told) tell(count);
      told = count;
    },
    /** The thread begins anew, and so do its keys. */
    forget(): void {
      seenSeq = 0;
      seen.clear();
    },
    remove(): void {
      badge.remove();
      down.remove();
    },
  };
}
