import { createRenderEffect, on } from "solid-js";

/** Of the one that opened last: what takes its place at once finds nothing that has the focus. */
let latest: HTMLElement | null = null;

/**
 * Gives the focus back to what had it before something opened. Kobalte gives it to its own trigger,
 * and ours are opened by any button, menu item or key: without this the focus would be lost. Where
 * that is gone by then, such as the button of a row that was changed, its surroundings get it.
 */
export function createFocusReturn(isOpen: () => boolean): (event: Event) => void {
  let before: HTMLElement | null = null;
  let places: readonly HTMLElement[] = [];
  createRenderEffect(
    on(isOpen, (isNowOpen) => {
      if (!isNowOpen) return;
      const had = [opener(), latest].flatMap((element) => element ?? []);
      places = [...had, ...had.flatMap(around)];
      before = had[0] ?? null;
      latest = before;
    }),
  );
  return (event) => {
    event.preventDefault();
    if (latest === before) latest = null;
    const place = places.find((element) => element.isConnected);
    if (!place) return;
    if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
}

/** A menu item is gone by the time that the focus comes back; the button of its menu is not. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const buttonId = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const button = buttonId ? document.getElementById(buttonId) : null;
  if (button) return button;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}

/** From the row to the page. */
function around(element: HTMLElement): HTMLElement[] {
  return ["li", "section", "main"].flatMap(
    (name) => element.parentElement?.closest<HTMLElement>(name) ?? [],
  );
}
