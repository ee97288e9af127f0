import type { Context } from "hono";
import { version } from "../../package.json";
import { kindOf, siteOf } from "./domain/installation.ts";
import type { AppEnv } from "./env.ts";
import { ownOrigin } from "./middleware/allow-origin.ts";
import type { Sighting } from "./store/installation-reports.ts";
import { sendWithTallies } from "./tallies.ts";

export interface InstallationReport extends Sighting {
  readonly kind: "installation";
}

const AGAIN_AFTER_MS = 60 * 60 * 1_000;
/** Of a widget, in an hour and isolate: a caller can make up as many origins as it likes. */
const SITES_MAX = 50;
const WIDGETS_MAX = 2_000;

/** When which site of which widget was told of, by the widget's key. */
const told = new Map<string, Map<string, number>>();

/**
 * Tells, at most hourly, that the widget is loaded by the page that asks: by the queue of the sums,
 * so that no page waits for it. Whoever may not embed the widget was refused before this.
 */
export function reportInstallation(c: Context<AppEnv>, widgetKey: string): void {
  const site = siteOf(c.req.header("Origin") ?? null, c.req.header("Referer") ?? null);
  if (site === null) return;
  const nowMs = Date.now();
  if (!isDue(widgetKey, site, nowMs) || isOurs(site, c)) return;
  sendWithTallies(c.env, c.executionCtx, {
    kind: "installation",
    widgetKey,
    domain: site,
    installationKind: kindOf(c.req.query("via") ?? null, site),
    widgetVersion: version,
    atMs: nowMs,
  });
}

/** The dashboard shows widgets as well, and so does the page of a chat link: no websites of theirs. */
function isOurs(site: string, c: Context<AppEnv>): boolean {
  const { ADMIN_ORIGIN, WIDGET_ORIGIN } = c.env;
  return [ADMIN_ORIGIN, WIDGET_ORIGIN, ownOrigin(c)].some(
    (origin) => origin !== undefined && siteOf(origin, null) === site,
  );
}

function isDue(widgetKey: string, site: string, nowMs: number): boolean {
  const sites = told.get(widgetKey) ?? new Map<string, number>();
  const toldAtMs = sites.get(site);
  if (toldAtMs !== undefined && nowMs - toldAtMs < AGAIN_AFTER_MS) return false;
  if (toldAtMs === undefined && sites.size >= SITES_MAX) {
    for (const [other, atMs] of sites) if (nowMs - atMs >= AGAIN_AFTER_MS) sites.delete(other);
    if (sites.size >= SITES_MAX) return false;
  }
  // The longest known widget makes place: its sites are told of once more, and the table knows them.
  const oldest = told.size >= WIDGETS_MAX && !told.has(widgetKey) ? told.keys().next().value : null;
  if (oldest) told.delete(oldest);
  sites.set(site, nowMs);
  told.set(widgetKey, sites);
  return true;
}
