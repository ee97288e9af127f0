import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { withPlatformCaptcha } from "../guard/platform-captcha.ts";
import { logError } from "../log.ts";
import { openDatabase } from "../store/database.ts";
import { findSnapshotSource } from "../store/snapshots.ts";
import { Flights } from "./flights.ts";
import { type LoadedWidget, loadWidget } from "./loaded-widget.ts";
import { buildSnapshot, findStored, parseSnapshot, storeCopy } from "./snapshot-store.ts";
import { type Remembered, WidgetMemory } from "./widget-memory.ts";

/** An isolate asks KV again after this long. */
export const SNAPSHOT_FRESH_MS = 5_000;
/** While nobody can be asked, what was read last goes on serving for this long. */
export const SNAPSHOT_STALE_MAX_MS = 10 * 60 * 1000;
/** KV's own bound for a write to be seen everywhere. */
const KV_PROPAGATION_MS = 60_000;
/** How long a browser may use a config without asking. */
export const CONFIG_MAX_AGE_S = 30;

/**
 * A published change reaches every visitor's browser within this, and everything that the server
 * decides (answers, limits, deactivation) within this less the browser's share. The embed code has
 * a longer life in browsers, see routes/embed/, but what it holds only draws the widget.
 */
export const CHANGE_REACHES_VISITORS_MS =
  KV_PROPAGATION_MS + SNAPSHOT_FRESH_MS + CONFIG_MAX_AGE_S * 1000;

/** Of one isolate. With KV's memory of unknown keys, this bounds what made-up ones ask of Postgres. */
export const FALLBACKS_AT_ONCE_MAX = 8;
/** Longer than KV or Postgres ever take to answer or to fail. */
const LANDS_WITHIN_MS = 20_000;
const RETRY_AFTER_S = 5;

type Background = Pick<ExecutionContext, "waitUntil">;

const memory = new WidgetMemory({ widgetsMax: 500, charsMax: 12_000_000, unknownMax: 2_000 });
const readings = new Flights<LoadedWidget | null>(LANDS_WITHIN_MS);
const fallbacks = new Flights<LoadedWidget | null>(LANDS_WITHIN_MS);

/**
 * What the visitor path needs of a widget: from the isolate's memory, else from KV, else, once,
 * from Postgres. Null when there is no active widget of that key; `unavailable` is thrown when
 * nobody can tell.
 */
export async function readWidget(
  env: Env,
  background: Background,
  widgetKey: string,
): Promise<LoadedWidget | null> {
  const nowMs = Date.now();
  const known = memory.find(widgetKey);
  if (known && nowMs < known.askAgainAtMs) return known.widget;
  return readings.join(widgetKey, nowMs, () => {
    const reading = refresh(env, background, widgetKey);
    // Others wait for this one: it must not end with the request that began it.
    background.waitUntil(reading.catch(() => undefined));
    return reading;
  });
}

/** For tests, which change KV behind the memory's back. */
export function forgetWidgets(): void {
  memory.clear();
}

async function refresh(
  env: Env,
  background: Background,
  widgetKey: string,
): Promise<LoadedWidget | null> {
  const last = memory.find(widgetKey);
  const known = last && Date.now() - last.readAtMs < SNAPSHOT_STALE_MAX_MS ? last : null;
  try {
    const widget = await ask(env, background, widgetKey, known);
    const readAtMs = Date.now();
    memory.keep(widgetKey, { widget, readAtMs, askAgainAtMs: readAtMs + SNAPSHOT_FRESH_MS });
    return widget;
  } catch (error) {
    if (!known) throw error;
    // A little old is better than not at all, and asking for each request would only add to the trouble.
    memory.keep(widgetKey, { ...known, askAgainAtMs: Date.now() + SNAPSHOT_FRESH_MS });
    return known.widget;
  }
}

async function ask(
  env: Env,
  background: Background,
  widgetKey: string,
  known: Remembered | null,
): Promise<LoadedWidget | null> {
  const stored = await findStored(env.SNAPSHOTS, widgetKey).catch((error: unknown) => {
    logError("snapshot.kv_failed", { widget_key: widgetKey, error });
    if (known) throw unavailable();
    return { found: "absent" } as const;
  });
  if (stored.found === "gone") return null;
  if (stored.found === "snapshot") {
    // Parsing costs more than all the rest of a request: only a new version is worth it.
    if (known?.widget?.snapshot.version === stored.version) return known.widget;
    const snapshot = parseSnapshot(stored.text);
    if (snapshot) return loadWidget(snapshot, stored.text.length);
  }
  const nowMs = Date.now();
  if (fallbacks.count(nowMs) >= FALLBACKS_AT_ONCE_MAX) throw unavailable();
  return fallbacks.join(widgetKey, nowMs, () => readFromPostgres(env, background, widgetKey));
}

async function readFromPostgres(
  env: Env,
  background: Background,
  widgetKey: string,
): Promise<LoadedWidget | null> {
  const source = await findSnapshotSource(openDatabase(env), widgetKey).catch((error: unknown) => {
    logError("snapshot.fallback_failed", { widget_key: widgetKey, error });
    throw unavailable();
  });
  const snapshot = source && buildSnapshot(withPlatformCaptcha(env, source));
  const copy = snapshot && { version: snapshot.version, text: JSON.stringify(snapshot) };
  const storing = storeCopy(env.SNAPSHOTS, widgetKey, copy);
  background.waitUntil(storing.catch((error) => logError("snapshot.copy_failed", { error })));
  return snapshot && copy && loadWidget(snapshot, copy.text.length);
}

function unavailable(): AppError {
  return new AppError("unavailable", { headers: { "Retry-After": String(RETRY_AFTER_S) } });
}
