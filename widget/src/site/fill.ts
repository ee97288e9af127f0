import { adoptStyles } from "../shared/adopt-styles.ts";
import { guarded } from "../shared/guarded.ts";
import type { InlineParts, WidgetApi } from "../shared/site-door.ts";
import css from "./inline.css";
import { prepare } from "./prepare.ts";

/** A page that takes us out again and again means it: we then stay away. */
const RETURNS_MAX = 100;
/** Whereas one that replaces its body at each navigation may live for hours: so often more. */
const RETURN_MORE_EVERY_MS = 3e3;
/** A place that is not there after so long, on a page that is complete, may never come. */
const GRACE_MS = 3e3;

/** Runs once the page is complete, and has had the time. Gives back what ends the waiting. */
function afterGrace(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(
      guarded(() => (document.readyState === "complete" ? run() : wait())),
      GRACE_MS,
    );
  };
  wait();
  return () => clearTimeout(timer);
}

/**
 * Keeps the widget inside the element, which may come later, go, and come back as another one of the
 * same selector. Whoever wants this has a page whose parts are replaced, so it watches them all.
 *
 * Where the place was never there, the widget floats over the page as if nobody had named one, until
 * it comes after all: no visitor is to miss the chat for a selector with a slip in it.
 */
export function fillElement(
  { host, root, frame }: InlineParts,
  inline: string | Element,
  nonce: string,
): () => void {
  let returns = 0;
  let isFloating = false;
  let undo: () => void = () => undefined;
  const show = (mode: "inline" | "floating") => {
    isFloating = mode === "floating";
    host.dataset.mode = mode;
    frame.dataset.mode = mode;
  };
  /** The loader draws the launcher or none, and opens the panel where there is none. */
  const tell = (method: string, settings?: object) => {
    const api: WidgetApi = Object(window).WeTechForUWidget;
    api.get(host.dataset.key, method, settings);
  };
  // What is given may be no selector at all.
  const find = guarded(() =>
    typeof inline === "string" ? document.querySelector(inline) : inline,
  );
  const place = guarded(() => {
    if (host.isConnected && !isFloating) return;
    if (returns >= RETURNS_MAX + performance.now() / RETURN_MORE_EVERY_MS) return;
    const found = find();
    const isFound = found instanceof HTMLElement;
    const element = isFound ? found : isFloating && document.body;
    if (!element || element.contains(host)) return;
    returns += 1;
    if (isFound) undo = prepare(element);
    element.append(host);
    if (!isFound || !isFloating) return;
    show("inline");
    tell("update", { inline });
  });
  const forgo = () => {
    // One that only went away is waited for, as one waits for a page's own parts.
    if (returns) return;
    show("floating");
    tell("update", { inline: "" });
    tell("close");
    place();
  };
  const observer = new MutationObserver(place);
  show("inline");
  adoptStyles(root, css, nonce);
  // The document stays when the page replaces all that is in it.
  observer.observe(document, { childList: true, subtree: true });
  place();
  const ungrace = afterGrace(forgo);
  return () => {
    ungrace();
    observer.disconnect();
    host.remove();
    undo();
  };
}
