import { guarded } from "../shared/guarded.ts";

/** A page that takes us out again and again means it: we then stay away. */
const RETURNS_MAX = 100;
/** Whereas one that replaces its body at each navigation may live for hours: so often more. */
const RETURN_MORE_EVERY_MS = 3e3;

/**
 * Puts the host element into the body as soon as there is one, and back after a navigation that
 * replaced the body or its content. Watches two child lists, never a subtree, so that a busy page
 * costs nothing. Gives back what ends it.
 */
export function stayAttached({ host }: { readonly host: HTMLElement }): () => void {
  let returns = 0;
  const attach = guarded(() => {
    const { body, documentElement } = document;
    const returnsMax = RETURNS_MAX + performance.now() / RETURN_MORE_EVERY_MS;
    if (body && host.parentNode !== body && returns < returnsMax) {
      returns += 1;
      // A page cache that cloned the body left empty copies of us.
      for (const copy of body.querySelectorAll(host.localName)) copy.shadowRoot || copy.remove();
      body.append(host);
    }
    observer.disconnect();
    for (const parent of [documentElement, body]) {
      if (parent) observer.observe(parent, { childList: true });
    }
  });
  const observer = new MutationObserver(attach);
  attach();
  return () => {
    observer.disconnect();
    host.remove();
  };
}
