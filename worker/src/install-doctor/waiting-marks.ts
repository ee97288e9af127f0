import type { FoundScript } from "./page-parts.ts";

/** Until when a script is held back. */
export type Until = "interaction" | "load" | "never";

export interface Optimizer {
  readonly name: string;
  readonly until: Until;
  /** The attribute that it leaves a tag alone for; null: it has a list in its settings. */
  readonly keepOut: string | null;
  readonly holds: (type: string, attributes: FoundScript["attributes"]) => boolean;
}

const named = (attributes: FoundScript["attributes"], pattern: RegExp) =>
  Object.keys(attributes).some((name) => pattern.test(name));
const hasClass = (attributes: FoundScript["attributes"], name: string) =>
  (attributes.class ?? "").split(/\s+/).includes(name);

/** Optimizers, by the marks that they leave on a tag which they hold back. */
const OPTIMIZERS: readonly Optimizer[] = [
  {
    name: "WP Rocket",
    until: "interaction",
    keepOut: "nowprocket",
    holds: (type, attributes) =>
      type === "rocketlazyloadscript" || named(attributes, /^data-rocket(-src$|-type$|lazyload)/),
  },
  {
    name: "LiteSpeed Cache",
    until: "interaction",
    keepOut: 'data-no-defer="1" data-no-optimize="1"',
    holds: (type) => type === "litespeed/javascript",
  },
  {
    name: "Perfmatters",
    until: "interaction",
    keepOut: null,
    holds: (type, attributes) =>
      type === "pmdelayedscript" || named(attributes, /^data-(pmdelayedscript$|perfmatters-)/),
  },
  {
    name: "NitroPack",
    until: "interaction",
    keepOut: "nitro-exclude",
    holds: (type, attributes) =>
      type.startsWith("nitropack/") || hasClass(attributes, "nitropack-inline-script"),
  },
  {
    name: "WP Meteor",
    until: "interaction",
    keepOut: 'data-wpmeteor-nooptimize="true"',
    holds: (_, attributes) => named(attributes, /^data-wpmeteor-(src|type|after)$/),
  },
  {
    name: "FlyingPress",
    until: "interaction",
    keepOut: null,
    holds: (_, attributes) => named(attributes, /^data-loading-method$/),
  },
  {
    name: "Flying Scripts",
    until: "interaction",
    keepOut: null,
    holds: (_, attributes) => attributes["data-type"] === "lazy",
  },
  {
    name: "Debloat",
    until: "interaction",
    keepOut: null,
    holds: (type) => type === "text/debloat-script",
  },
  {
    name: "Cloudflare Rocket Loader",
    until: "load",
    keepOut: 'data-cfasync="false"',
    holds: (type) => /^[\da-f]{16,}-(?:(?:text|application)\/javascript|module)$/.test(type),
  },
  {
    name: "PageSpeed",
    until: "load",
    keepOut: "data-pagespeed-no-defer",
    holds: (type) => type === "text/psajs",
  },
  {
    name: "Partytown",
    until: "never",
    keepOut: null,
    holds: (type) => type === "text/partytown",
  },
];

export function optimizerOf({ attributes }: FoundScript): Optimizer | null {
  const type = typeOf(attributes);
  return OPTIMIZERS.find(({ holds }) => holds(type, attributes)) ?? null;
}

/** Consent managers, by the attribute or class that a parked tag has beside its type. */
const CONSENT: readonly (readonly [string, (attributes: FoundScript["attributes"]) => boolean])[] =
  [
    ["Cookiebot", (attributes) => named(attributes, /^data-cookieconsent$/)],
    ["OneTrust", (attributes) => /\b(?:optanon-category|ot-vscat)-/.test(attributes.class ?? "")],
    ["Usercentrics", (attributes) => named(attributes, /^data-usercentrics$|^data-uc-src$/)],
    [
      "Complianz",
      (attributes) =>
        hasClass(attributes, "cmplz-script") || named(attributes, /^data-(cmplz-|src-cmplz)/),
    ],
    ["CookieYes", (attributes) => named(attributes, /^data-cookieyes/)],
    ["Klaro", (attributes) => named(attributes, /^data-name$/) && named(attributes, /^data-src$/)],
    ["iubenda", (attributes) => /\b_iub_cs_activate/.test(attributes.class ?? "")],
    ["CookieFirst", (attributes) => named(attributes, /^data-cookiefirst-/)],
    ["Borlabs Cookie", (attributes) => named(attributes, /^data-borlabs-cookie-/)],
    ["Real Cookie Banner", (attributes) => named(attributes, /^consent-(required|original-src)/)],
    ["Osano", (attributes) => named(attributes, /^data-osano$/)],
    ["Termly", (attributes) => named(attributes, /^data-categories$/)],
    ["Didomi", (attributes) => typeOf(attributes) === "didomi/javascript"],
  ];
/** Types that no browser runs, by which a script is parked until there is consent. */
const PARKED: ReadonlySet<string> = new Set([
  "text/plain",
  "text/template",
  "application/consent",
  "didomi/javascript",
  "javascript/blocked",
]);

/** Whose consent the script waits for; empty where the manager is not one that we know. */
export function consentOf({ attributes }: FoundScript): string | null {
  const isParked = PARKED.has(typeOf(attributes));
  // CookieYes parks without changing the type, unless what the tag does is necessary anyhow.
  const category = attributes["data-cookieyes"];
  if (!isParked) return category && !category.includes("necessary") ? "CookieYes" : null;
  return CONSENT.find(([, isOf]) => isOf(attributes))?.[0] ?? "";
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
export function isRun({ attributes }: FoundScript): boolean {
  const type = typeOf(attributes);
  return (
    type === "" ||
    type === "module" ||
    /^(?:text|application)\/(?:x-)?(?:java|ecma|live|j)script(?:1\.\d)?$/.test(type)
  );
}

export function typeOf(attributes: FoundScript["attributes"]): string {
  return (attributes.type ?? "").trim().toLowerCase();
}
