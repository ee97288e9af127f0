/**
 * A constructed stylesheet needs no `unsafe-inline` under the host page's policy. Where the browser
 * has none (Safari before 16.4), a style element carries the nonce of our own tag.
 */
export function adoptStyles(root: ShadowRoot, css: string, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const element = document.createElement("style");
    element.nonce = nonce;
    element.textContent = css;
    root.prepend(element);
  }
}
