import { guarded } from "../shared/guarded.ts";

/** Room for the header, some messages and the field, where the page gives the element no height. */
const HEIGHT_MIN_PX = 480;
/** In less, between header and field, there is nothing to read. */
const USABLE_PX = 200;

/**
 * Makes the element one that can be filled. Inline and important, which no rule of the page can take
 * back. Gives what takes it back.
 */
export function prepare(element: HTMLElement): () => void {
  const { style } = element;
  const undo: (() => void)[] = [];
  const set = (name: string, value: string) => {
    const before = [style.getPropertyValue(name), style.getPropertyPriority(name)] as const;
    undo.push(() => style.setProperty(name, ...before));
    style.setProperty(name, value, "important");
  };
  const { display, position } = getComputedStyle(element);
  // As a page's own element is, where nothing is said of it.
  if (display === "inline") set("display", "block");
  if (position === "static") set("position", "relative");
  // In a closed tab of the page it has no box, and nobody can tell yet how large it is.
  const sizes = new ResizeObserver(
    guarded(() => {
      if (!element.getClientRects()[0]) return;
      sizes.disconnect();
      if (element.clientHeight < USABLE_PX) set("min-height", `${HEIGHT_MIN_PX}px`);
      // Empty, it is narrow among its neighbours in a row.
      if (element.clientWidth < USABLE_PX) set("min-width", "min(100%,480px)");
    }),
  );
  sizes.observe(element);
  undo.push(() => sizes.disconnect());
  // What a page cache cloned is an empty copy of us.
  for (const copy of element.querySelectorAll("we-tech-for-u-widget")) {
    if (!copy.shadowRoot) copy.remove();
  }
  return () => {
    for (const step of undo) step();
  };
}
