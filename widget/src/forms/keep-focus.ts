import { listen } from "../shared/listen.ts";

const FOCUSABLE = "a[href],button,input,textarea,[tabindex='0']";

/** While the panel covers the page, the Tab key does not lead out of it. */
export function keepFocusInside(panel: HTMLElement): void {
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
