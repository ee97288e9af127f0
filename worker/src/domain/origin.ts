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

function matchesHost(pattern: string, url: URL): boolean {
  const isWildcard = pattern.startsWith("*.");
  // Parsed as an address, so that case and international names compare in their canonical form.
  const expected = URL.parse(`${url.protocol}//${isWildcard ? pattern.slice(2) : pattern}`);
  if (!expected) return false;
  const hasPort = /:\d+$/.test(pattern);
  if (hasPort && expected.port !== url.port) return false;
  return isWildcard
    ? url.hostname.endsWith(`.${expected.hostname}`)
    : url.hostname === expected.hostname;
}
