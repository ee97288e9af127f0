import { isOriginAllowed } from "../domain/origin.ts";
import { checkAddress } from "../outgoing/public-address.ts";
import { cspFindings } from "./csp-findings.ts";
import { finding, type InstallFinding, inOrder } from "./finding.ts";
import { heldFindings, isHeld } from "./held-findings.ts";
import { findTags, type Tag } from "./our-tags.ts";
import { type PageParts, readParts } from "./page-parts.ts";
import { chatsOn, consentBlockerOn } from "./page-products.ts";
import { tagFindings } from "./tag-findings.ts";

/** Of a page that has ours a hundred times, the first tell enough. */
const TAGS_MAX = 5;

/** A page as it was fetched. */
export interface SeenPage {
  readonly url: URL;
  readonly headers: Headers;
  readonly parts: PageParts;
  readonly tags: readonly Tag[];
  /** What containers of Google Tag Manager hold, by their id; null where one could not be read. */
  readonly containers: ReadonlyMap<string, string | null>;
}

export function seePage(html: string, url: URL, headers: Headers, origin: URL): SeenPage {
  const parts = readParts(html);
  return { url, headers, parts, tags: findTags(parts, url, origin), containers: new Map() };
}

/** Where the widget was seen, times as ISO 8601. */
export interface SeenPlace {
  readonly domain: string;
  readonly isAlive: boolean;
  readonly since: string;
  readonly at: string;
}

/** What is known of a key that is not the widget's: it was, or it is that of another of the client's. */
export type KeyOwner = { readonly was: "own" } | { readonly is: string };

export interface WidgetFacts {
  readonly widgetKey: string;
  /** Where the widget's files and the API are. */
  readonly origin: URL;
  readonly isActive: boolean;
  readonly domainWhitelist: readonly string[];
  /** Visitors may have to prove that they are people. */
  readonly canChallenge: boolean;
  readonly avatarUrl: string | null;
  readonly owners: ReadonlyMap<string, KeyOwner>;
  /** Of the page's host; null: it was not seen there. */
  readonly place: SeenPlace | null;
}

/** All that can be said of whether the widget runs on a page, from its HTML and headers. Pure. */
export function examinePage(page: SeenPage, facts: WidgetFacts): InstallFinding[] {
  const ours = page.tags.filter(
    (tag) =>
      tag.script.inside === null &&
      tag.trouble === null &&
      tag.key === facts.widgetKey &&
      tag.url.host === facts.origin.host,
  );
  const ofTag = tagFindings(page, facts, ours);
  const isByManager = ofTag.some(({ code }) => code === "tag_in_tag_manager");
  return inOrder([
    ...ofTag,
    ...ours.slice(0, TAGS_MAX).flatMap((tag) => heldFindings(tag, page, facts)),
    ...consentFindings(page, ours),
    ...widgetFindings(page.url, facts),
    ...cspFindings(page, facts, { tag: ours[0] ?? null, isByManager }),
    ...placeFindings(page.url, facts.place),
    ...chatsOn(page.parts).map((name) => finding("other_chat", "note", { name })),
  ]);
}

/** A manager that holds back whatever it does not know leaves no mark on the tag. */
function consentFindings({ parts }: SeenPage, ours: readonly Tag[]): InstallFinding[] {
  const blocker = consentBlockerOn(parts);
  const free = ours.find((tag) => !isHeld(tag));
  if (!blocker || !free) return [];
  const { name, spare } = blocker;
  const attribute = /^[\w-]+/.exec(spare)?.[0] ?? "";
  if (attribute !== "class" && attribute in free.script.attributes) return [];
  return [finding("consent_may_block", "note", { name, code: spare })];
}

function widgetFindings(page: URL, facts: WidgetFacts): InstallFinding[] {
  const found: InstallFinding[] = [];
  if (!facts.isActive) found.push(finding("widget_inactive", "problem"));
  if (!isOriginAllowed(facts.domainWhitelist, page.origin))
    found.push(finding("host_not_allowed", "problem", { host: page.host }));
  // Whether the files are really served there is not tried: by the platform's rules a Worker that
  // calls its own address may be led past itself. What is seen alive tells more.
  const origin = facts.origin.origin;
  if (facts.origin.protocol !== "https:" || "refused" in checkAddress(withoutPort(facts.origin)))
    found.push(finding("origin_not_public", "problem", { origin }));
  return found;
}

function withoutPort(origin: URL): string {
  return `${origin.protocol}//${origin.hostname}`;
}

function placeFindings(page: URL, place: SeenPlace | null): InstallFinding[] {
  if (!place) return [finding("not_seen_yet", "note", { domain: page.host })];
  const { domain, since, at } = place;
  if (place.isAlive) return [finding("seen_alive", "ok", { domain, since, at })];
  return [finding("gone_silent", "note", { domain, at })];
}
