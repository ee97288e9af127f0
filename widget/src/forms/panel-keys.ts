import { listen } from "../shared/listen.ts";

const FOCUSABLE = "a[href],button,input,textarea,[tabindex='0']";

/**
 * A page sees our host where there is a field of ours, so its own keys (`/` for its search, the space
 * bar for its film) would go off while somebody writes to us. Escape goes on to it, and the Tab key;
 * that one does not lead out of a panel that covers the page.
 */
export function keepKeys(panel: HTMLElement): void {
  for (const end of ["down", "press", "up"]) {
    listen(panel, `key${end}`, (event) => {
      if (event instanceof KeyboardEvent && !/Tab|Esc/.test(event.key)) event.stopPropagation();
    });
  }
  listen(panel, "keydown", (event) => {
    const root = panel.getRootNode();
    if (!(event instanceof KeyboardEvent) || event.key !== "Tab") return;
    if (!panel.hasAttribute("aria-modal") || !(root instanceof ShadowRoot)) return;
    const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (one) => one.offsetParent,
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const at = root.activeElement;
    const next = event.shiftKey ? (at === first || at === panel) && last : at === last && first;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
