import { decodeText } from "../../outgoing/decode-text.ts";
import { type Fetched, fetchGuarded, type Refusal } from "../../outgoing/fetch-guarded.ts";
import { checkAddress } from "../../outgoing/public-address.ts";
import { readBytes } from "../../outgoing/read-bytes.ts";
import type { Web } from "../../outgoing/web.ts";
import { readSitemap, readTextSitemap, type Sitemap } from "./read-sitemap.ts";
import { type SiteRulesCache, USER_AGENT } from "./robots.ts";

const PAGE_BYTES_MAX = 2_000_000;
/** As it comes, and unpacked. */
const SITEMAP_BYTES_MAX = 10_000_000;
/** An index may name many; what an import takes stands in the first few. */
const SITEMAPS_MAX = 10;
export const SITEMAP_PAGES_MAX = 200;

const PAGE_TYPES = new Set(["text/html", "application/xhtml+xml", "text/plain"]);
const SITEMAP_TYPE = /xml|gzip|octet-stream|^text\/plain$/;

/** Who reads, and for which import. */
export interface Reader {
  readonly web: Web;
  readonly rules: SiteRulesCache;
  readonly importId: number;
}

export interface FetchedPage {
  readonly url: string;
  readonly html: string;
}

export async function fetchPage(address: string, reader: Reader): Promise<FetchedPage | Refusal> {
  const fetched = await fetchFor(reader, address, "text/html", PAGE_BYTES_MAX, (type) =>
    PAGE_TYPES.has(type),
  );
  if ("refused" in fetched) return fetched;
  return { url: fetched.url, html: decodeText(fetched.bytes, fetched.contentType) };
}

function fetchFor(
  { web, rules, importId }: Reader,
  address: string,
  accept: string,
  bytesMax: number,
  takesType: (contentType: string) => boolean,
): Promise<Fetched | Refusal> {
  const refusalOf = (url: URL) => rules.refusalOf(importId, url, web);
  const rulesOfRead = { web, accept, userAgent: USER_AGENT, bytesMax, refusalOf, takesType };
  return fetchGuarded(address, rulesOfRead);
}

export interface SitemapPages {
  /** Of the sitemap's own host, each once, at most `SITEMAP_PAGES_MAX`. */
  readonly pages: readonly string[];
  /** What a site owner should know of what was left out. */
  readonly problems: readonly string[];
}

/** The pages that a sitemap names, also through an index, also packed. */
export async function fetchSitemap(
  address: string,
  reader: Reader,
): Promise<SitemapPages | Refusal> {
  const first = await fetchOneSitemap(address, reader);
  if ("refused" in first) return first;
  const host = URL.parse(address)?.host ?? "";
  const found = { pages: [...first.pages], problems: [] as string[] };
  const inner = first.sitemaps.flatMap((sitemap) => urlOnHost(sitemap, host));
  for (const sitemap of inner.slice(0, SITEMAPS_MAX)) {
    if (found.pages.length >= SITEMAP_PAGES_MAX) break;
    const read = await fetchOneSitemap(sitemap, reader);
    if ("refused" in read) found.problems.push(`${sitemap}: ${read.refused}`);
    else found.pages.push(...read.pages);
  }
  return selectPages(found.pages, host, found.problems);
}

function selectPages(
  addresses: readonly string[],
  host: string,
  problems: readonly string[],
): SitemapPages {
  const here = addresses.flatMap((address) => urlOnHost(address, host));
  const distinct = [...new Set(here)];
  const said = [...problems];
  const elsewhere = addresses.length - here.length;
  if (elsewhere > 0) said.push(`${elsewhere} addresses of other websites were left out.`);
  if (distinct.length > SITEMAP_PAGES_MAX) {
    said.push(`The first ${SITEMAP_PAGES_MAX} of ${distinct.length} pages are read.`);
  }
  return { pages: distinct.slice(0, SITEMAP_PAGES_MAX), problems: said };
}

function urlOnHost(address: string, host: string): string[] {
  const checked = checkAddress(address);
  const withoutWww = (name: string) => name.replace(/^www\./, "");
  if (!("url" in checked) || withoutWww(checked.url.host) !== withoutWww(host)) return [];
  return [checked.url.href];
}

async function fetchOneSitemap(address: string, reader: Reader): Promise<Sitemap | Refusal> {
  const fetched = await fetchFor(
    reader,
    address,
    "application/xml, text/xml, text/plain",
    SITEMAP_BYTES_MAX,
    (type) => SITEMAP_TYPE.test(type),
  );
  if ("refused" in fetched) return fetched;
  const bytes = await unpack(fetched.bytes);
  if (!bytes) return { refused: "The packed sitemap could not be unpacked.", isPassing: false };
  const text = decodeText(bytes, fetched.contentType);
  return text.includes("<") ? readSitemap(text) : readTextSitemap(text);
}

/** By its first bytes: servers call packed files all sorts of things. Null when it is broken or too large. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await readBytes(unpacked, SITEMAP_BYTES_MAX);
  } catch {
    return null;
  }
}
