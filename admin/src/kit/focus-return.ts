import { createRenderEffect, on } from "solid-js";

/**
 * Gives the focus back to what had it before something opened. Kobalte gives it to its own trigger,
 * and ours are opened by any button, menu item or key: without this the focus would be lost.
 */
export function createFocusReturn(isOpen: () => boolean): (event: Event) => void {
  let before: HTMLElement | null = null;
  createRenderEffect(
    on(isOpen, (isNowOpen) => {
      if (isNowOpen) before = opener();
    }),
  );
  return (event) => {
    event.preventDefault();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
}

/** A menu item is gone by the time that the focus comes back; the button of its menu is not. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const buttonId = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const button = buttonId ? document.getElementById(buttonId) : null;
  return button ?? (active instanceof HTMLElement ? active : null);
}
