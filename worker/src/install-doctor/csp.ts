import { createHash } from "node:crypto";

// Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. Written out here because the libraries
// that there are parse policies, build them or lint them; none judges a request by one.

export interface Policy {
  readonly isEnforced: boolean;
  readonly from: "header" | "meta";
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** What governs a kind of request: its own directive, or one that it falls back to. */
export interface Governing {
  readonly directive: string;
  readonly sources: readonly string[];
}

/** §6.8.3 and §6.1: where a directive is missing, the next one speaks for it. */
const FALLBACKS = {
  script: ["script-src-elem", "script-src", "default-src"],
  connect: ["connect-src", "default-src"],
  frame: ["frame-src", "child-src", "default-src"],
  image: ["img-src", "default-src"],
} as const;
export type RequestKind = keyof typeof FALLBACKS;

/** A `<meta>` may hold neither of these (§3.3). */
const NOT_IN_META: ReadonlySet<string> = new Set(["report-uri", "frame-ancestors", "sandbox"]);
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  "http:": "80",
  "https:": "443",
  "ws:": "80",
  "wss:": "443",
};
const HOST_SOURCE =
  /^(?:(?<scheme>[a-z][a-z\d+.-]*):\/\/)?(?<host>\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])(?::(?<port>\d+|\*))?(?<path>\/[^?#]*)?$/i;
const HASHES = ["sha256", "sha384", "sha512"] as const;
const HASH_SOURCE = /^'(sha256|sha384|sha512)-([\w+/=-]+)'$/i;

/** §2.2.1: one header may hold several, and all of them hold. */
export function parsePolicies(
  text: string | null,
  from: Policy["from"],
  isEnforced = true,
): Policy[] {
  return (text ?? "").split(",").flatMap((serialized) => {
    const directives = new Map<string, readonly string[]>();
    for (const token of serialized.split(";")) {
      const [name = "", ...values] = token.trim().split(/\s+/);
      const known = name.toLowerCase();
      // Of two directives of one name, the first counts.
      if (known === "" || directives.has(known)) continue;
      if (from === "meta" && NOT_IN_META.has(known)) continue;
      directives.set(known, values);
    }
    return directives.size > 0 ? [{ isEnforced, from, directives }] : [];
  });
}

/** Null where the policy says nothing of such requests. */
export function governing({ directives }: Policy, kind: RequestKind): Governing | null {
  for (const directive of FALLBACKS[kind]) {
    const sources = directives.get(directive);
    if (sources) return { directive, sources };
  }
  return null;
}

export interface ScriptRequest {
  readonly url: URL;
  /** Of the element; empty where it has none. */
  readonly nonce: string;
  /** It stands in the page's own HTML; one that a script put there, or imports, is not. */
  readonly isParserInserted: boolean;
}

/** §6.7.1.1, the script directives' pre-request check; hashes are of no use to a script that changes. */
export function allowsScript(sources: readonly string[], script: ScriptRequest, page: URL) {
  if (hasNonce(sources, script.nonce)) return true;
  if (has(sources, "'strict-dynamic'")) return !script.isParserInserted;
  return allowsUrl(sources, script.url, page);
}

/** §6.7.3.3: does an inline script's text match. */
export function allowsInline(sources: readonly string[], nonce: string, text: string): boolean {
  if (hasNonce(sources, nonce)) return true;
  const hashes = sources.flatMap((source) => hashIn(source) ?? []);
  // A policy may list hundreds; the text is hashed once for each algorithm among them.
  const own = new Map(
    [...new Set(hashes.map(({ algorithm }) => algorithm))].map((algorithm) => [
      algorithm,
      createHash(algorithm).update(text).digest("base64"),
    ]),
  );
  const matches = hashes.some(({ algorithm, value }) => own.get(algorithm) === value);
  if (matches) return true;
  // §6.7.3.2: a nonce, a hash or strict-dynamic takes its power.
  return has(sources, "'unsafe-inline'") && hashes.length === 0 && !isByNonce(sources);
}

function hashIn(source: string) {
  const [, written, value] = HASH_SOURCE.exec(source) ?? [];
  const algorithm = HASHES.find((name) => name === written?.toLowerCase());
  if (!algorithm || value === undefined) return null;
  return { algorithm, value: value.replaceAll("-", "+").replaceAll("_", "/") };
}

/** Whether only what carries a nonce, or was loaded by what does, gets through. */
export function isByNonce(sources: readonly string[]): boolean {
  return has(sources, "'strict-dynamic'") || sources.some((source) => /^'nonce-/i.test(source));
}

/** §6.7.2.5: does the URL match the source list. Redirects are not looked at: ours are not redirected. */
export function allowsUrl(sources: readonly string[], url: URL, page: URL): boolean {
  // 'none' beside others is passed over, and an empty list is the same as 'none'.
  return sources.some((source) => matchesSource(source, url, page));
}

function matchesSource(source: string, url: URL, page: URL): boolean {
  if (source === "*") return url.protocol in DEFAULT_PORTS || url.protocol === page.protocol;
  if (source.toLowerCase() === "'self'") return isSelf(url, page);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return schemeMatches(source.toLowerCase(), url.protocol);
  const parts = HOST_SOURCE.exec(source)?.groups;
  if (!parts) return false;
  const scheme = parts.scheme ? `${parts.scheme.toLowerCase()}:` : page.protocol;
  return (
    schemeMatches(scheme, url.protocol) &&
    hostMatches(parts.host ?? "", url.hostname) &&
    portMatches(parts.port ?? "", url) &&
    pathMatches(parts.path ?? "", url.pathname)
  );
}

/**
 * §6.7.2.8. By the letter of the Fetch standard a socket is judged as https; browsers differ, and some
 * want `wss:` to be named, so that here only what all of them take counts.
 */
function schemeMatches(wanted: string, actual: string): boolean {
  if (wanted === actual) return true;
  return (wanted === "http:" && actual === "https:") || (wanted === "ws:" && actual === "wss:");
}

/** §6.7.2.7, step on 'self': the same place, also by a safer scheme. */
function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true;
  const hasSamePort = portOf(url) === portOf(page) || (url.port === "" && page.port === "");
  const isSafer = ["https:", "wss:"].includes(url.protocol) || page.protocol === "http:";
  return url.hostname === page.hostname && hasSamePort && isSafer;
}

/** §6.7.2.9 */
function hostMatches(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  if (wanted === "*") return true;
  if (wanted.startsWith("*.")) return host.endsWith(wanted.slice(1));
  return wanted === host;
}

/** §6.7.2.10 */
function portMatches(wanted: string, url: URL): boolean {
  if (wanted === "*") return true;
  if (wanted === "") return portOf(url) === DEFAULT_PORTS[url.protocol];
  // An upgrade of the scheme takes the port along.
  return wanted === portOf(url) || (wanted === "80" && portOf(url) === "443");
}

function portOf(url: URL): string {
  return url.port || (DEFAULT_PORTS[url.protocol] ?? "");
}

/** §6.7.2.11: a path that ends in a slash is a folder, any other is one file. */
function pathMatches(pattern: string, path: string): boolean {
  if (pattern === "" || (pattern === "/" && path === "")) return true;
  const wanted = pattern.split("/").map(decoded);
  const actual = path.split("/").map(decoded);
  const isFolder = pattern.endsWith("/");
  if (isFolder) wanted.pop();
  if (wanted.length > actual.length || (!isFolder && wanted.length !== actual.length)) return false;
  return wanted.every((part, index) => part === actual[index]);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function hasNonce(sources: readonly string[], nonce: string): boolean {
  return nonce !== "" && sources.some((source) => source === `'nonce-${nonce}'`);
}

function has(sources: readonly string[], keyword: string): boolean {
  return sources.some((source) => source.toLowerCase() === keyword);
}

/** Longer than the lists of real websites, as a rule, and more than anybody reads. */
const DIRECTIVE_CHARS_MAX = 4_000;

/**
 * The directive as it would have to read, for an answer to "what do I write instead". Of an endless one
 * only what is to be added, with dots in the place of what stands there.
 */
export function withSources({ directive, sources }: Governing, added: readonly string[]): string {
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'");
  const whole = [directive, ...new Set([...kept, ...added])].join(" ");
  return whole.length <= DIRECTIVE_CHARS_MAX ? whole : [directive, "…", ...added].join(" ");
}
