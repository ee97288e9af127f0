import type { InstallCheck } from "../../../contracts/admin/install-check.ts";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import { siteOf } from "../domain/installation.ts";
import { decodeText } from "../outgoing/decode-text.ts";
import {
  FETCH_TIMEOUT_MS,
  type Fetched,
  fetchGuarded,
  type Refusal,
} from "../outgoing/fetch-guarded.ts";
import type { Web } from "../outgoing/web.ts";
import { examinePage, type SeenPage, seePage, type WidgetFacts } from "./examine-page.ts";
import { finding, type InstallFinding, inOrder } from "./finding.ts";
import { tagManagersOn, wallOf } from "./page-products.ts";

/** A browser's, as far as sites look at it, and who we are. */
const USER_AGENT =
  "Mozilla/5.0 (compatible; WeTechForU-InstallDoctor/1.0; asked for by the site's owner)";
const ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
const PAGE_BYTES_MAX = 4_000_000;
const CONTAINER_BYTES_MAX = 3_000_000;
const KEYS_MAX = 5;
/** Some protections answer with success, and a small page that lets a browser through in a moment. */
const BARE_CHARS = 8_000;
const DEBUG_PARAMETER = "wtfu_debug";

export interface DoctorPort {
  readonly web: Web;
  readonly origin: URL;
  readonly widgetKey: string;
  /** Whether this host may be asked now; its owner need not be whoever asks. */
  mayAsk(host: string): Promise<boolean>;
  /** What is known of the widget, of where it was seen on `host`, and of these other keys. */
  readFacts(host: string, otherKeys: readonly string[]): Promise<WidgetFacts>;
}

/** Fetches a page of the public web, and says whether the widget can run on it. */
export async function checkPage(address: string, port: DoctorPort): Promise<InstallCheck> {
  const asked = withScheme(address);
  // Of the page and of what it loads together: somebody waits before a button.
  const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const fetched = await fetchGuarded(asked, {
    web: port.web,
    signal,
    accept: ACCEPT,
    userAgent: USER_AGENT,
    bytesMax: PAGE_BYTES_MAX,
    refusalOf: async ({ hostname }) => ((await port.mayAsk(hostname)) ? null : TOO_OFTEN),
    takesType: (type) => type === "text/html" || type === "application/xhtml+xml",
    // What stands instead of the page tells who would not let us see it.
    takesStatus: (status) => status >= 400,
  });
  if ("refused" in fetched) return refusedCheck(asked, fetched);
  const url = new URL(fetched.url);
  const html = decodeText(fetched.bytes, fetched.contentType);
  const seen = seePage(html, url, fetched.headers, port.origin);
  const isBare = html.length < BARE_CHARS && seen.tags.length === 0;
  const wall = isError(fetched) || isBare ? wallOf(html, fetched.headers) : null;
  if (isError(fetched) || wall) return check(asked, fetched, [notThePage(fetched, wall)]);
  const page = await withContainers(seen, port.web, signal);
  // As the places are called where the widget was seen.
  const host = siteOf(url.origin, null) ?? url.host;
  const facts = await port.readFacts(host, otherKeys(page, port.widgetKey));
  return check(asked, fetched, [...movedFindings(asked, url), ...examinePage(page, facts)]);
}

const TOO_OFTEN: Refusal = {
  refused: "This website was looked at several times just now.",
  isPassing: true,
  reason: "too_often",
};

/** As people type an address. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}

function isError({ status }: Fetched): boolean {
  return status >= 400;
}

function notThePage({ status }: Fetched, by: string | null): InstallFinding {
  if (by !== null) return finding("page_blocked", "problem", { by, status });
  return finding("page_error_status", "problem", { status });
}

function refusedCheck(asked: string, refusal: Refusal): InstallCheck {
  const { answered, reason } = refusal;
  const answer = { url: asked, final_url: answered?.url ?? null, status: answered?.status ?? null };
  return { ...answer, findings: [refusedFinding(refusal, reason)], debug_url: null };
}

function refusedFinding({ answered }: Refusal, reason: Refusal["reason"]): InstallFinding {
  // An error says more than the kind of file that it came as.
  const isError = (answered?.status ?? 0) >= 400;
  if (reason === "type" && !isError) {
    const type = answered?.contentType?.split(";")[0]?.trim() ?? "";
    return finding("page_not_html", "problem", { type });
  }
  if (reason === "too_large") {
    return finding("page_too_large", "problem", { megabytes: PAGE_BYTES_MAX / 1_000_000 });
  }
  if (reason === "status" || isError)
    return finding("page_error_status", "problem", { status: answered?.status ?? 0 });
  return finding("page_unreachable", "problem", { reason: reason ?? "unreachable" });
}

/** A page of another host has other policies, and is another site to the widget's list. */
function movedFindings(asked: string, url: URL): InstallFinding[] {
  const from = URL.parse(asked)?.hostname;
  return from === url.hostname ? [] : [finding("page_redirected", "note", { host: url.hostname })];
}

function otherKeys({ tags }: SeenPage, widgetKey: string): string[] {
  const keys = tags.flatMap(({ key }) => (key && WIDGET_KEY_PATTERN.test(key) ? [key] : []));
  return [...new Set(keys)].filter((key) => key !== widgetKey).slice(0, KEYS_MAX);
}

/** Only where the page itself has no tag: the containers then say whether they bring one. */
async function withContainers(page: SeenPage, web: Web, signal: AbortSignal): Promise<SeenPage> {
  if (page.tags.length > 0) return page;
  const read = tagManagersOn(page.parts).map(
    async (id) => [id, await readContainer(id, web, signal)] as const,
  );
  return { ...page, containers: new Map(await Promise.all(read)) };
}

async function readContainer(id: string, web: Web, signal: AbortSignal): Promise<string | null> {
  const fetched = await fetchGuarded(`https://www.googletagmanager.com/gtm.js?id=${id}`, {
    web,
    signal,
    accept: "*/*",
    userAgent: USER_AGENT,
    bytesMax: CONTAINER_BYTES_MAX,
    refusalOf: async () => null,
    takesType: () => true,
  });
  return "refused" in fetched ? null : new TextDecoder().decode(fetched.bytes);
}

function check(asked: string, fetched: Fetched, findings: readonly InstallFinding[]): InstallCheck {
  return {
    url: asked,
    final_url: fetched.url,
    status: fetched.status,
    findings: inOrder(findings),
    debug_url: isError(fetched) ? null : debugAddress(fetched.url),
  };
}

function debugAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.set(DEBUG_PARAMETER, "1");
  return url.href;
}
