import { guarded } from "../shared/guarded.ts";

/**
 * Puts the host element into the body as soon as there is one, and back after a navigation that
 * replaced the body or its content. Watches two child lists, never a subtree, so that a busy page
 * costs nothing. Gives back what ends it.
 */
export function stayAttached({ host }: { readonly host: HTMLElement }): () => void {
  let returns = 0;
  const attach = guarded(() => {
    // A page that takes us out again and again means it: we then stay away. One that replaces its body
    // at each navigation may live for hours, so there is one more for each three seconds.
    const { body, documentElement } = document;
    const returnsMax = 100 + performance.now() / 3e3;
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
