import { ANSWER_INDEX_FORMAT, readAnswerIndex } from "../answering/answer-index.ts";
import { buildIndex } from "../answering/build-index.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Semantics } from "../knowledge/encode.ts";
import type { SnapshotSource } from "../store/snapshot-source.ts";

/**
 * Snapshots in KV, under two keys for each widget:
 *
 * - the *published* one, written by publishers alone. It is the truth.
 * - a *copy*, written by whoever missed the published one and asked Postgres. KV cannot compare and
 *   swap, so a slow reader's copy under the same key could overtake a newer publication, or bring a
 *   deleted widget back to life, for good. Under its own key it counts only where nothing is
 *   published, and it expires.
 */
const publishedKey = (widgetKey: string) => `widget:${widgetKey}`;
const copyKey = (widgetKey: string) => `widget-copy:${FORMAT}:${widgetKey}`;

/** To be raised with every change of WidgetSnapshot that the code of before or after would misread. */
const SNAPSHOT_FORMAT = 5;
const FORMAT = `${SNAPSHOT_FORMAT}.${ANSWER_INDEX_FORMAT}`;

const GONE = "gone";
const COPY_TTL_S = 7 * 24 * 60 * 60;
/** KV keeps nothing for less. Long enough that a made-up key costs Postgres one look a minute. */
const UNKNOWN_TTL_S = 60;

/** What stands beside each value in KV, readable without its text. */
interface SnapshotMetadata {
  readonly version: number;
  readonly format: string;
}

/** `absent`: nobody knows; `gone`: known not to exist or to be inactive. */
export type StoredSnapshot =
  | { readonly found: "absent" | "gone" }
  | { readonly found: "snapshot"; readonly version: number; readonly text: string };

const ABSENT: StoredSnapshot = { found: "absent" };

/** Without `semantics` the widget is answered from words alone, until it is published again. */
export function buildSnapshot(
  source: SnapshotSource,
  semantics: Semantics | null = null,
): WidgetSnapshot {
  const entries = source.entries.map(({ id, question, answer, sourceUrl }) => ({
    id,
    question,
    answer,
    sourceUrl,
  }));
  return { ...source, entries, index: buildIndex(source.entries, semantics ?? {}) };
}

export async function findStored(kv: KVNamespace, widgetKey: string): Promise<StoredSnapshot> {
  const published = await find(kv, publishedKey(widgetKey));
  if (published.found !== "absent" && published.isReadable) return published;
  const copy = await find(kv, copyKey(widgetKey));
  // Published by code of another format: a copy serves until it is published again.
  return copy.version >= published.version ? copy : ABSENT;
}

async function find(kv: KVNamespace, key: string) {
  const { value, metadata } = await kv.getWithMetadata<SnapshotMetadata>(key, "text");
  const version = metadata?.version ?? 0;
  if (value === null) return { found: "absent", version } as const;
  if (value === GONE) return { found: "gone", version, isReadable: true } as const;
  const isReadable = metadata?.format === FORMAT;
  return { found: "snapshot", version, text: value, isReadable } as const;
}

/** Null for what this version of the code did not write: it has to be made again. */
export function parseSnapshot(text: string): WidgetSnapshot | null {
  try {
    // Only this file writes these values, from snapshots, and marks them with their format.
    const snapshot = JSON.parse(text) as WidgetSnapshot;
    return readAnswerIndex(snapshot.index) ? snapshot : null;
  } catch {
    return null;
  }
}

/**
 * Makes a widget's state the one that visitors meet: a snapshot, or null for a widget that is
 * deactivated or deleted. Never puts an older version over a newer one that it can see.
 */
export async function storePublished(
  kv: KVNamespace,
  widgetKey: string,
  version: number,
  snapshot: WidgetSnapshot | null,
): Promise<void> {
  const key = publishedKey(widgetKey);
  const stored = await find(kv, key);
  if (stored.version > version) return;
  const text = snapshot ? JSON.stringify(snapshot) : GONE;
  await kv.put(key, text, { metadata: { version, format: FORMAT } satisfies SnapshotMetadata });
}

/** What Postgres said where nothing was published. A key of no widget may be made one day. */
export async function storeCopy(
  kv: KVNamespace,
  widgetKey: string,
  copy: { readonly version: number; readonly text: string } | null,
): Promise<void> {
  await kv.put(copyKey(widgetKey), copy?.text ?? GONE, {
    metadata: { version: copy?.version ?? 0, format: FORMAT } satisfies SnapshotMetadata,
    expirationTtl: copy ? COPY_TTL_S : UNKNOWN_TTL_S,
  });
}
