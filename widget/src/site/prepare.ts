import { guarded } from "../shared/guarded.ts";

/** Room for the header, some messages and the field, where the page gives the element no height. */
const HEIGHT_MIN_PX = 480;
/** Less is no height that anybody chose. */
const CHOSEN_HEIGHT_PX = 40;

/** Runs once the element has a box: in a closed tab of the page, nobody can tell yet how high it is. */
function onceShown(element: HTMLElement, run: () => void): () => void {
  const sizes = new ResizeObserver(
    guarded(() => {
      if (!element.clientWidth) return;
      sizes.disconnect();
      run();
    }),
  );
  sizes.observe(element);
  return () => sizes.disconnect();
}

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
  if (getComputedStyle(element).position === "static") set("position", "relative");
  undo.push(
    onceShown(element, () => {
      if (element.clientHeight < CHOSEN_HEIGHT_PX) set("min-height", `${HEIGHT_MIN_PX}px`);
    }),
  );
  // What a page cache cloned is an empty copy of us.
  for (const copy of element.querySelectorAll("we-tech-for-u-widget")) {
    if (!copy.shadowRoot) copy.remove();
  }
  return () => {
    for (const step of undo) step();
  };
}
