/**
 * Whether a page may embed a widget. Each pattern is a host (`example.com`), a host with a port
 * (`example.com:8443`), or all hosts below one (`*.example.com`, which does not include the bare
 * host itself). A pattern without a port allows every port. An empty list allows every page.
 */
export function isOriginAllowed(patterns: readonly string[], origin: string | null): boolean {
  if (patterns.length === 0) return true;
  const url = origin === null ? null : URL.parse(origin);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  return patterns.some((pattern) => matchesHost(pattern, url));
}

/**
 * Whether a mail may lead to a page that was named with a conversation: where the widget is told its
 * hosts one of them, else what the browser said it was on. Outside of browsers an origin can be made
 * up, so without a list it must at least be a page that somebody has a certificate for. `chatPath` is
 * where our own page with the widget's chat lies, if it has one: a widget with a list takes no other
 * origin than those on it and ours.
 */
export function isOwnPage(
  page: URL,
  patterns: readonly string[],
  origin: string | null,
  chatPath: string | null = null,
): boolean {
  if (page.protocol !== "https:" && page.protocol !== "http:") return false;
  if (page.username !== "" || page.password !== "") return false;
  if (patterns.length > 0 && isOriginAllowed(patterns, page.href)) return true;
  if (patterns.length > 0 && page.pathname !== chatPath) return false;
  return page.origin === origin && (page.protocol === "https:" || isLoopback(page.hostname));
}

/** The machine that the browser itself runs on. */
function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function matchesHost(pattern: string, url: URL): boolean {
  const isWildcard = pattern.startsWith("*.");
  // Parsed as an address, so that case and international names compare in their canonical form.
  const expected = URL.parse(`${url.protocol}//${isWildcard ? pattern.slice(2) : pattern}`);
  if (!expected) return false;
  // A dot at a name's end says that it is whole, and is the same place.
  const hostname = url.hostname.replace(/\.$/, "");
  const wanted = expected.hostname.replace(/\.$/, "");
  const hasPort = /:\d+$/.test(pattern);
  if (hasPort && expected.port !== url.port) return false;
  return isWildcard ? hostname.endsWith(`.${wanted}`) : hostname === wanted;
}
