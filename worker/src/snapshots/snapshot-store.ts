import { readAnswerIndex } from "../answering/answer-index.ts";
import { buildIndex } from "../answering/build-index.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { SnapshotSource } from "../store/snapshot-source.ts";

/** What stands beside each value in KV, readable without its text. */
interface SnapshotMetadata {
  readonly version: number;
}

/** `absent`: nobody knows; `gone`: known not to exist or to be inactive. */
export type StoredSnapshot =
  | { readonly found: "absent" | "gone" }
  | { readonly found: "snapshot"; readonly version: number; read(): WidgetSnapshot | null };

const GONE = "gone";
/** KV keeps nothing for less. Long enough that a made-up key costs Postgres one look a minute. */
const UNKNOWN_TTL_S = 60;

const keyOf = (widgetKey: string) => `widget:${widgetKey}`;

export function buildSnapshot(source: SnapshotSource): WidgetSnapshot {
  const entries = source.entries.map(({ id, question, answer, sourceUrl }) => ({
    id,
    question,
    answer,
    sourceUrl,
  }));
  return { ...source, entries, index: buildIndex(source.entries) };
}

export async function findStored(kv: KVNamespace, widgetKey: string): Promise<StoredSnapshot> {
  const { value, metadata } = await kv.getWithMetadata<SnapshotMetadata>(keyOf(widgetKey), "text");
  if (value === null) return { found: "absent" };
  if (value === GONE) return { found: "gone" };
  return { found: "snapshot", version: metadata?.version ?? 0, read: () => parseSnapshot(value) };
}

/** Null for an index of another build's format: it has to be made again. */
function parseSnapshot(text: string): WidgetSnapshot | null {
  // Only this file writes these values, from snapshots.
  const snapshot = JSON.parse(text) as WidgetSnapshot;
  return readAnswerIndex(snapshot.index) ? snapshot : null;
}

/** Never puts an older version over a newer one: publishers may finish in either order. */
export async function storeSnapshot(kv: KVNamespace, snapshot: WidgetSnapshot): Promise<void> {
  const key = keyOf(snapshot.config.widget_key);
  const { metadata, value } = await kv.getWithMetadata<SnapshotMetadata>(key, "text");
  if (value !== null && value !== GONE && (metadata?.version ?? 0) > snapshot.version) return;
  const { version } = snapshot;
  await kv.put(key, JSON.stringify(snapshot), { metadata: { version } });
}

/** Deactivated or deleted: kept as such, so that the answer does not depend on Postgres. */
export async function storeGone(kv: KVNamespace, widgetKey: string): Promise<void> {
  await kv.put(keyOf(widgetKey), GONE);
}

/** A key that nobody has: remembered for a while only, since it may be made one day. */
export async function storeUnknown(kv: KVNamespace, widgetKey: string): Promise<void> {
  await kv.put(keyOf(widgetKey), GONE, { expirationTtl: UNKNOWN_TTL_S });
}
