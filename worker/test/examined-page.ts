import type { InstallFinding } from "../../contracts/admin/install-check.ts";
import {
  examinePage,
  type SeenPlace,
  seePage,
  type WidgetFacts,
} from "../src/install-doctor/examine-page.ts";

export const KEY = `wtfu_${"0a".repeat(16)}`;
export const OTHER_KEY = `wtfu_${"1b".repeat(16)}`;
export const ORIGIN = "https://edge.example";
export const PAGE_URL = "https://shop.example/cart";
export const TAG = `<script async src="${ORIGIN}/w/${KEY}.js"></script>`;
export const PLAIN_TAG = `<script async src="${ORIGIN}/widget.js" data-widget-key="${KEY}"></script>`;
export const OLDER_CODE = `<script src="${ORIGIN}/widget.js"></script>
<script>
  WeTechForUWidget.init({ widgetKey: "${KEY}", apiUrl: "${ORIGIN}" });
</script>`;

export const ALIVE: SeenPlace = {
  domain: "shop.example",
  isAlive: true,
  since: "2026-01-02T03:04:05.000Z",
  at: "2026-03-02T03:04:05.000Z",
};

export interface Setting {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly facts?: Partial<WidgetFacts>;
  readonly containers?: ReadonlyMap<string, string | null>;
}

/** Of a widget without limits, as everywhere it is right. */
export function makeFacts(overrides: Partial<WidgetFacts> = {}): WidgetFacts {
  return {
    widgetKey: KEY,
    origin: new URL(ORIGIN),
    isActive: true,
    domainWhitelist: [],
    canChallenge: false,
    avatarUrl: null,
    owners: new Map(),
    place: ALIVE,
    ...overrides,
  };
}

/** What the doctor finds on a page of this HTML. */
export function examine(html: string, setting: Setting = {}): InstallFinding[] {
  const facts = makeFacts(setting.facts);
  const url = new URL(setting.url ?? PAGE_URL);
  const page = seePage(html, url, new Headers(setting.headers), facts.origin);
  return examinePage({ ...page, containers: setting.containers ?? page.containers }, facts);
}

/** `code level`, of all but that it is alive. */
export function briefly(findings: readonly InstallFinding[]): string[] {
  return findings
    .filter(({ code }) => code !== "seen_alive")
    .map(({ code, level }) => `${code} ${level}`);
}

export function inBody(content: string, head = ""): string {
  return `<!doctype html><html><head><title>Shop</title>${head}</head><body><h1>Shop</h1>${content}</body></html>`;
}

export function inHead(content: string): string {
  return inBody("", content);
}
