import { h } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { ICONS } from "./icons.ts";

const COUNT_SHOWN_MAX = 99;

/** What the launcher needs only once there is a panel: the count of unread messages, and a way down. */
export function createBadge(launcher: HTMLElement) {
  const badge = h("span", { class: "badge", "data-part": "badge", "aria-hidden": "true" });
  const down = icon(ICONS.down);
  launcher.append(down, badge);
  return {
    show(count: number, words: string): void {
      badge.textContent = count > 0 ? String(Math.min(count, COUNT_SHOWN_MAX)) : "";
      const name = launcher.getAttribute("aria-label")?.replace(/, .*/, "") ?? "";
      launcher.setAttribute("aria-label", count > 0 ? `${name}, ${words}` : name);
    },
    remove(): void {
      badge.remove();
      down.remove();
    },
  };
}
