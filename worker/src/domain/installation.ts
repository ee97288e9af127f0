/** What a website is made with, as far as can be told. */
export type InstallationKind =
  | "wordpress"
  | "html"
  | "shopify"
  | "wix"
  | "squarespace"
  | "webflow"
  | "other";

/** Longer than any name that there is, with a port. */
const DOMAIN_CHARS_MAX = 260;

/**
 * The website that a call comes from, by what its browser says: a host, with its port where that is
 * an odd one. Null where it says nothing, as a page without referrers or in a sandbox does.
 */
export function siteOf(origin: string | null, referrer: string | null): string | null {
  const address = origin ?? referrer;
  const url = address === null ? null : URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  const site = url.host.replace(/\.(?=:|$)/, "");
  return site === "" || site.length > DOMAIN_CHARS_MAX ? null : site;
}

/** Said with the tag, as `?via=`: by our own plugins, and by whoever pasted it. */
const BY_VIA: ReadonlyMap<string, InstallationKind> = new Map([
  ["wordpress", "wordpress"],
  ["html", "html"],
  ["shopify", "shopify"],
  ["wix", "wix"],
  ["squarespace", "squarespace"],
  ["webflow", "webflow"],
  // A tag manager stands on any kind of site.
  ["gtm", "other"],
  ["other", "other"],
]);

/** Hosts that these give to sites which have no name of their own. */
const BY_ENDING: readonly (readonly [string, InstallationKind])[] = [
  [".wordpress.com", "wordpress"],
  [".myshopify.com", "shopify"],
  [".wixsite.com", "wix"],
  [".wixstudio.com", "wix"],
  [".squarespace.com", "squarespace"],
  [".webflow.io", "webflow"],
];

export function kindOf(via: string | null, site: string): InstallationKind {
  const told = via === null ? undefined : BY_VIA.get(via.toLowerCase());
  return told ?? BY_ENDING.find(([ending]) => site.endsWith(ending))?.[1] ?? "html";
}
