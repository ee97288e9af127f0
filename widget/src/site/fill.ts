import { adoptStyles } from "../shared/adopt-styles.ts";
import { guarded } from "../shared/guarded.ts";
import type { InlineParts } from "../shared/site-door.ts";
import css from "./inline.css";

/** A page that takes us out again and again means it: we then stay away. */
const RETURNS_MAX = 100;
/** Whereas one that replaces its body at each navigation may live for hours: so often more. */
const RETURN_MORE_EVERY_MS = 3e3;
/** Room for the header, some messages and the field, where the page gives the element no height. */
const HEIGHT_MIN_PX = 480;
/** Less is no height that anybody chose. */
const CHOSEN_HEIGHT_PX = 40;

/** Inline and important, which no rule of the page can take back. Gives what takes it back. */
function prepare(element: HTMLElement): () => void {
  const { style } = element;
  const undo: (() => void)[] = [];
  const set = (name: string, value: string) => {
    const before = [style.getPropertyValue(name), style.getPropertyPriority(name)] as const;
    undo.push(() => style.setProperty(name, ...before));
    style.setProperty(name, value, "important");
  };
  if (getComputedStyle(element).position === "static") set("position", "relative");
  if (element.clientHeight < CHOSEN_HEIGHT_PX) set("min-height", `${HEIGHT_MIN_PX}px`);
  // What a page cache cloned is an empty copy of us.
  for (const copy of element.querySelectorAll("we-tech-for-u-widget")) {
    if (!copy.shadowRoot) copy.remove();
  }
  return () => {
    for (const step of undo) step();
  };
}

/**
 * Keeps the widget inside the element, which may come later, go, and come back as another one of the
 * same selector. Whoever wants this has a page whose parts are replaced, so it watches them all.
 */
export function fillElement(
  { host, root, frame }: InlineParts,
  inline: string | Element,
  nonce: string,
): () => void {
  let returns = 0;
  let undo: () => void = () => undefined;
  frame.dataset.mode = "inline";
  adoptStyles(root, css, nonce);
  const place = guarded(() => {
    if (host.isConnected) return;
    if (returns >= RETURNS_MAX + performance.now() / RETURN_MORE_EVERY_MS) return;
    const element = typeof inline === "string" ? document.querySelector(inline) : inline;
    if (!(element instanceof HTMLElement) || element.contains(host)) return;
    returns += 1;
    undo = prepare(element);
    element.append(host);
  });
  const observer = new MutationObserver(place);
  // The document stays when the page replaces all that is in it.
  observer.observe(document, { childList: true, subtree: true });
  place();
  return () => {
    observer.disconnect();
    host.remove();
    undo();
  };
}
