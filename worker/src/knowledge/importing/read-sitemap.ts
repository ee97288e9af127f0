import { Parser } from "htmlparser2";

export interface Sitemap {
  /** Addresses of pages, as written. */
  readonly pages: readonly string[];
  /** Addresses of further sitemaps, when it is an index. */
  readonly sitemaps: readonly string[];
}

/** The protocol's own bound is 50,000; an import takes far fewer. */
const ADDRESSES_MAX = 5_000;
const ADDRESS_CHARS_MAX = 2_048;

/** The protocol nests three deep, its extensions a little more. */
const DEPTH_MAX = 64;
const PIECE_CHARS = 16_384;

type Kind = "page" | "sitemap";
const OWNERS: Readonly<Record<string, Kind>> = { url: "page", sitemap: "sitemap" };

/**
 * The addresses in a sitemap or a sitemap index (sitemaps.org). The parser knows no document type:
 * entities that the file itself declares stay as they are and nothing is expanded.
 */
export function readSitemap(xml: string): Sitemap {
  const found: Record<Kind, string[]> = { page: [], sitemap: [] };
  let owner: Kind | null = null;
  let address: string | null = null;
  let depth = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        depth += 1;
        // Names may carry a prefix of their namespace; `image:loc` is another thing.
        owner = OWNERS[name.replace(/^(?:sm|sitemap):/, "")] ?? owner;
        if (name === "loc" || name === "sm:loc" || name === "sitemap:loc") address = "";
      },
      ontext(text) {
        if (address !== null) address = (address + text).slice(0, ADDRESS_CHARS_MAX + 1);
      },
      onclosetag() {
        depth -= 1;
        const written = address?.trim() ?? "";
        if (owner && written !== "" && written.length <= ADDRESS_CHARS_MAX) {
          if (found[owner].length < ADDRESSES_MAX) found[owner].push(written);
        }
        address = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  // The parser searches its open elements: what is nested deeper is no sitemap.
  for (let from = 0; from < xml.length && depth <= DEPTH_MAX; from += PIECE_CHARS) {
    parser.write(xml.slice(from, from + PIECE_CHARS));
  }
  if (depth <= DEPTH_MAX) parser.end();
  return { pages: found.page, sitemaps: found.sitemap };
}

/** A sitemap may also be a plain list, one address a line. */
export function readTextSitemap(text: string): Sitemap {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const pages = lines.filter((line) => /^https?:\/\/\S+$/i.test(line)).slice(0, ADDRESSES_MAX);
  return { pages, sitemaps: [] };
}
