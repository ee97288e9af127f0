import { URL_CHARS_MAX } from "../../../contracts/limits.ts";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import type { FoundScript, PageParts } from "./page-parts.ts";

/** `script`: a script of the page puts it there, in a way of its own. */
export type TagForm = "embed" | "plain" | "older" | "chatwoot" | "crisp" | "script";
/** `quotes`: an editor made them typographic; `scheme`: the address lost its beginning. */
export type Trouble = "quotes" | "scheme" | "key" | "no_key";

/** A place of the page that would bring the widget, rightly or not. */
export interface Tag {
  readonly form: TagForm;
  /** As it stands there, which need not be a key. */
  readonly key: string | null;
  /** Of the file that it loads. */
  readonly url: URL;
  readonly script: FoundScript;
  /** Of the older form and its kin, the inline script that has to run as well. */
  readonly inline: FoundScript | null;
  readonly trouble: Trouble | null;
  /** Another script puts it into the page, which has its own standing with content policies. */
  readonly isPutByScript: boolean;
}

const KEY_IN_TEXT = /wtfu_[0-9a-f]{32}/;
const EMBED_PATH = /^\/w\/([^/]*)\.js$/;
const FILE_PATHS: Readonly<Record<string, "plain" | "chatwoot" | "crisp">> = {
  "/widget.js": "plain",
  "/compat/chatwoot.js": "chatwoot",
  "/compat/crisp.js": "crisp",
};
/** Where an inline script says which widget it is: words in this order, and then the key. */
const INLINE_KEYS = {
  plain: { words: ["WeTechForUWidget", "init"], key: /widgetKey["']?\s*:\s*["'`]([^"'`]{0,200})/ },
  chatwoot: { words: [], key: /websiteToken["']?\s*:\s*["'`]([^"'`]{0,200})/ },
  crisp: { words: [], key: /CRISP_WEBSITE_ID["']?\]?\s*=\s*["'`]([^"'`]{0,200})/ },
} as const;
const OUR_PATHS = /\/(?:w|compat)\/|\/widget\.js/;
/** The look behind keeps a long row of them, with a letter after it, from being tried from each of its signs. */
const QUOTES = /^[\s"'`“”„‟‘’‚«»″′]+|(?<![\s"'`“”„‟‘’‚«»″′])[\s"'`“”„‟‘’‚«»″′]+$/g;
const KEY_CHARS_MAX = 200;
/** Longer ones are files of their own that somebody put inline. */
const TEXT_CHARS_MAX = 200_000;

/** All of them, in the page's order, those in `<noscript>` and the like included. */
export function findTags(parts: PageParts, pageUrl: URL, origin: URL): Tag[] {
  const inline = new Map<string, InlineKey | null>();
  const keyOf = (form: keyof typeof INLINE_KEYS) => {
    const known = inline.get(form);
    const key = known === undefined ? inlineKey(parts, form) : known;
    inline.set(form, key);
    return key;
  };
  const base = (parts.baseHref !== null && URL.parse(parts.baseHref, pageUrl.href)) || pageUrl;
  const byAddress = parts.scripts.flatMap((script) => tagOf(script, { keyOf, base, origin }) ?? []);
  if (byAddress.some(({ script }) => script.inside === null)) return byAddress;
  const byScript = parts.scripts.flatMap((script) => tagPutBy(script, origin) ?? []);
  return [...byAddress, ...byScript];
}

interface Surroundings {
  /** What an inline script of the page says for this form. */
  readonly keyOf: (form: keyof typeof INLINE_KEYS) => InlineKey | null;
  readonly base: URL;
  readonly origin: URL;
}

function tagOf(script: FoundScript, around: Surroundings): Tag | null {
  for (const written of addressesOf(script)) {
    const address = written.replace(QUOTES, "");
    const url = URL.parse(address, around.base.href);
    if (!url) continue;
    const tag = tagAt(url, script, around);
    if (tag) return written === address ? tag : { ...tag, trouble: "quotes" };
    // Without its scheme, the browser takes the host for a folder of the page's own site.
    const whole = URL.parse(`https://${address.replace(/^\/+/, "")}`);
    const meant = whole?.host === around.origin.host && tagAt(whole, script, around);
    if (meant) return { ...meant, trouble: "scheme" };
  }
  return null;
}

/** Where the script is loaded from, or would be once it is let go; what holds it back moves the address. */
function addressesOf({ attributes }: FoundScript): string[] {
  const { src, ...others } = attributes;
  const moved = Object.values(others).filter((value) => OUR_PATHS.test(value));
  const written = src ? [src, ...moved] : moved;
  return written.filter(({ length }) => length <= URL_CHARS_MAX).map((value) => value.trim());
}

function tagAt(url: URL, script: FoundScript, { keyOf, origin }: Surroundings): Tag | null {
  const isOurs = url.host === origin.host;
  const ofEmbed = EMBED_PATH.exec(url.pathname)?.[1];
  const own = { url, script, inline: null, isPutByScript: false };
  if (ofEmbed !== undefined) {
    const isKey = WIDGET_KEY_PATTERN.test(ofEmbed);
    if (!isOurs && !isKey) return null;
    return { ...own, form: "embed", key: ofEmbed, trouble: isKey ? null : "key" };
  }
  const form = FILE_PATHS[url.pathname];
  if (!form) return null;
  const written = script.attributes["data-widget-key"]?.slice(0, KEY_CHARS_MAX).replace(QUOTES, "");
  if (written) {
    const isKey = WIDGET_KEY_PATTERN.test(written);
    if (!isOurs && !isKey) return null;
    return { ...own, form, key: written, trouble: troubleOf(script, written) };
  }
  const found = keyOf(form);
  // Any site may have a file of such a name.
  if (!isOurs && !(found && WIDGET_KEY_PATTERN.test(found.key))) return null;
  if (!found) return { ...own, form, key: null, trouble: "no_key" };
  const trouble = WIDGET_KEY_PATTERN.test(found.key) ? null : "key";
  const named = form === "plain" ? "older" : form;
  return { ...own, form: named, key: found.key, inline: found.script, trouble };
}

function troubleOf({ attributes }: FoundScript, key: string): Trouble | null {
  if (attributes["data-widget-key"] !== key) return "quotes";
  return WIDGET_KEY_PATTERN.test(key) ? null : "key";
}

interface InlineKey {
  readonly key: string;
  readonly script: FoundScript;
}

function inlineKey({ scripts }: PageParts, form: keyof typeof INLINE_KEYS): InlineKey | null {
  const { words, key: pattern } = INLINE_KEYS[form];
  for (const script of scripts) {
    if (script.inside !== null) continue;
    const text = inlineText(script);
    let at = 0;
    for (const word of words) at = at < 0 ? at : text.indexOf(word, at);
    const key = at < 0 ? undefined : pattern.exec(text.slice(at))?.[1];
    if (key) return { key, script };
  }
  return null;
}

/** An inline script that names our address, or what it was made of, puts the tag there by itself. */
function tagPutBy(script: FoundScript, origin: URL): Tag | null {
  if (script.inside !== null || isElsewhere(script) || isData(script)) return null;
  const text = inlineText(script);
  if (!text.includes(origin.host)) return null;
  const path = /\/(w\/[\w-]+\.js|widget\.js|compat\/(?:chatwoot|crisp)\.js)/.exec(text)?.[1];
  const url = path ? URL.parse(`/${path}`, origin.href) : null;
  if (!url) return null;
  const key = EMBED_PATH.exec(url.pathname)?.[1] ?? KEY_IN_TEXT.exec(text)?.[0] ?? null;
  const named = FILE_PATHS[url.pathname] ?? "plain";
  const form = named === "plain" ? "script" : named;
  return { form, key, url, script, inline: script, trouble: null, isPutByScript: true };
}

/** What a page keeps in script elements for its own scripts to read. */
function isData({ attributes }: FoundScript): boolean {
  return /json|importmap|speculationrules/i.test(attributes.type ?? "");
}

function isElsewhere({ attributes }: FoundScript): boolean {
  return attributes.src !== undefined && !attributes.src.startsWith("data:");
}

/** The text of an inline script, as it stands there or packed into an address by an optimizer. */
export function inlineText(script: FoundScript): string {
  const packed = Object.values(script.attributes).find((value) =>
    value.startsWith("data:text/javascript"),
  );
  const text = packed ? unpacked(packed) : script.text;
  // JSON in scripts often has its slashes and quotes escaped. A row of backslashes is tried once, and not
  // from each of them: a page of nothing else would take the time of everybody's calls.
  return text
    .slice(0, TEXT_CHARS_MAX)
    .replaceAll("\\u002F", "/")
    .replace(/(?<!\\)\\+(["/])/g, "$1");
}

function unpacked(address: string): string {
  const comma = address.indexOf(",");
  const body = address.slice(comma + 1);
  try {
    return address.slice(0, comma).endsWith(";base64") ? atob(body) : decodeURIComponent(body);
  } catch {
    return "";
  }
}

/** Whether a text shows our tag, as one that was escaped, or put into a comment, does. */
export function showsTag(text: string, origin: URL): boolean {
  let at = text.indexOf(origin.host);
  while (at >= 0) {
    const isAddress = /^\/(?:w\/|widget\.js|compat\/)/.test(
      text.slice(at + origin.host.length, at + origin.host.length + 16),
    );
    if (isAddress && /<\s*script\b[^<>]*$/i.test(text.slice(Math.max(0, at - 500), at)))
      return true;
    at = text.indexOf(origin.host, at + 1);
  }
  return false;
}
