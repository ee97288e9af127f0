import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { logError } from "../log.ts";
import { openDatabase } from "../store/database.ts";
import { findSnapshotSource } from "../store/snapshots.ts";
import { type LoadedWidget, loadWidget } from "./loaded-widget.ts";
import { buildSnapshot, findStored, storeSnapshot, storeUnknown } from "./snapshot-store.ts";
import { WidgetMemory } from "./widget-memory.ts";

/** An isolate asks KV again after this long. */
export const SNAPSHOT_FRESH_MS = 5_000;
/** While KV is away, what was read last goes on serving for this long. */
const SNAPSHOT_STALE_MAX_MS = 10 * 60 * 1000;
/** KV's own bound for a write to be seen everywhere. */
const KV_PROPAGATION_MS = 60_000;
/** How long a browser may use a config without asking. */
export const CONFIG_MAX_AGE_S = 30;

/**
 * A published change reaches every visitor's browser within this, and everything that the server
 * decides (answers, limits, deactivation) within this less the browser's share.
 */
export const CHANGE_REACHES_VISITORS_MS =
  KV_PROPAGATION_MS + SNAPSHOT_FRESH_MS + CONFIG_MAX_AGE_S * 1000;

/** Together with KV's memory of unknown keys, this bounds what made-up keys can ask of Postgres. */
const FALLBACKS_AT_ONCE_MAX = 8;

type Background = Pick<ExecutionContext, "waitUntil">;

const memory = new WidgetMemory();
const underWay = new Map<string, Promise<LoadedWidget | null>>();
let fallbacksUnderWay = 0;

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
  const known = memory.find(widgetKey);
  if (known && Date.now() - known.readAtMs < SNAPSHOT_FRESH_MS) return known.widget;
  const waiting = underWay.get(widgetKey);
  if (waiting) return waiting;
  const reading = refresh(env, background, widgetKey).finally(() => underWay.delete(widgetKey));
  underWay.set(widgetKey, reading);
  // Others wait for this one: it must not end with the request that began it.
  background.waitUntil(reading.catch(() => undefined));
  return reading;
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
  const known = memory.find(widgetKey);
  const stored = await findStored(env.SNAPSHOTS, widgetKey).catch((error: unknown) => {
    logError("snapshot.kv_failed", { widget_key: widgetKey, error });
    return null;
  });
  const nowMs = Date.now();
  if (stored === null) {
    if (known && nowMs - known.readAtMs < SNAPSHOT_STALE_MAX_MS) return known.widget;
  } else if (stored.found === "gone") {
    return memory.keep(widgetKey, null, nowMs);
  } else if (stored.found === "snapshot") {
    // Parsing costs more than all the rest of a request: only a new version is worth it.
    if (known?.widget?.snapshot.version === stored.version) {
      return memory.keep(widgetKey, known.widget, nowMs);
    }
    const snapshot = stored.read();
    if (snapshot) return memory.keep(widgetKey, loadWidget(snapshot), nowMs);
  }
  return readFromPostgres(env, background, widgetKey);
}

async function readFromPostgres(
  env: Env,
  background: Background,
  widgetKey: string,
): Promise<LoadedWidget | null> {
  if (fallbacksUnderWay >= FALLBACKS_AT_ONCE_MAX) throw unavailable();
  fallbacksUnderWay += 1;
  try {
    const source = await findSnapshotSource(openDatabase(env), widgetKey);
    const snapshot = source && buildSnapshot(source);
    const storing = snapshot
      ? storeSnapshot(env.SNAPSHOTS, snapshot)
      : storeUnknown(env.SNAPSHOTS, widgetKey);
    background.waitUntil(storing.catch((error) => logError("snapshot.store_failed", { error })));
    return memory.keep(widgetKey, snapshot && loadWidget(snapshot), Date.now());
  } catch (error) {
    logError("snapshot.fallback_failed", { widget_key: widgetKey, error });
    throw unavailable();
  } finally {
    fallbacksUnderWay -= 1;
  }
}

function unavailable(): AppError {
  return new AppError("unavailable", { headers: { "Retry-After": "5" } });
}
