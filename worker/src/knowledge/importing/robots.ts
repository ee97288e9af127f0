import robotsParser from "robots-parser";
import { fetchGuarded, type Refusal } from "../../outgoing/fetch-guarded.ts";
import type { Web } from "../../outgoing/web.ts";

/** Sites may name it in their robots.txt. */
const AGENT_NAME = "WeTechForU-KnowledgeImport";
export const USER_AGENT = `${AGENT_NAME}/1.0`;

/** RFC 9309 §2.5 asks for half a mebibyte at least. */
const BYTES_MAX = 524_288;
const SITES_MAX = 200;

/** What a site's robots.txt says to us. */
export interface SiteRules {
  /** Null when the page may be read. */
  refusalOf(url: URL): Refusal | null;
}

const EVERYTHING_ALLOWED: SiteRules = { refusalOf: () => null };

/** RFC 9309 §2.3.1: no robots.txt allows all, one that cannot be had allows nothing. */
async function readSiteRules(origin: string, web: Web): Promise<SiteRules> {
  const address = `${origin}/robots.txt`;
  const fetched = await fetchGuarded(address, {
    web,
    accept: "text/plain",
    userAgent: USER_AGENT,
    bytesMax: BYTES_MAX,
    refusalOf: async () => null,
    takesType: () => true,
  });
  if ("bytes" in fetched) return rulesIn(address, new TextDecoder().decode(fetched.bytes));
  if (fetched.isPassing) {
    const refused = "The website’s robots.txt could not be read, so its pages were left alone.";
    return { refusalOf: () => ({ refused, isPassing: true }) };
  }
  return EVERYTHING_ALLOWED;
}

function rulesIn(address: string, text: string): SiteRules {
  const robots = robotsParser(address, text);
  return {
    refusalOf: (url) =>
      // Undefined, where the rules say nothing of the address, allows.
      robots.isAllowed(url.href, AGENT_NAME) === false
        ? { refused: "The website’s robots.txt asks not to read this page.", isPassing: false }
        : null,
  };
}

/** One import asks each site once. */
export class SiteRulesCache {
  readonly #rules = new Map<string, Promise<SiteRules>>();

  /** What could not be read now is asked again with the next page. */
  async refusalOf(importId: number, url: URL, web: Web): Promise<Refusal | null> {
    const key = `${importId} ${url.origin}`;
    const known = this.#rules.get(key) ?? readSiteRules(url.origin, web);
    if (this.#rules.size >= SITES_MAX) this.#rules.clear();
    this.#rules.set(key, known);
    const refusal = (await known).refusalOf(url);
    if (refusal?.isPassing) this.#rules.delete(key);
    return refusal;
  }
}
