/** Whether the panel is a part of the page: always open, and the page's own keys and focus stay its own. */
export function isInline(frame: HTMLElement): boolean {
  return frame.dataset.mode === "inline";
}
