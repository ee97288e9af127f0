import { createHash } from "node:crypto";
import type { WidgetSnapshot } from "../domain/snapshot.ts";

/** A snapshot in an isolate's memory, with what is made of it once instead of per request. */
export interface LoadedWidget {
  readonly snapshot: WidgetSnapshot;
  /** The public config as the `config` call answers it. */
  readonly configJson: string;
  /** Strong validator of `configJson`, quoted. */
  readonly etag: string;
  /** Length of the snapshot's JSON: what it weighs in memory, roughly. */
  readonly chars: number;
}

export function loadWidget(snapshot: WidgetSnapshot, chars: number): LoadedWidget {
  const configJson = JSON.stringify(snapshot.config);
  return { snapshot, configJson, etag: etagOf(configJson), chars };
}

/** A strong validator (RFC 9110 §8.8.3): other text, other tag. */
export function etagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("hex").slice(0, 20)}"`;
}
