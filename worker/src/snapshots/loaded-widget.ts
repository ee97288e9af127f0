import { createHash } from "node:crypto";
import type { WidgetSnapshot } from "../domain/snapshot.ts";

/** A snapshot in an isolate's memory, with what is made of it once instead of per request. */
export interface LoadedWidget {
  readonly snapshot: WidgetSnapshot;
  /** The public config as the `config` call answers it. */
  readonly configJson: string;
  /** Strong validator of `configJson`, quoted. */
  readonly etag: string;
}

export function loadWidget(snapshot: WidgetSnapshot): LoadedWidget {
  const configJson = JSON.stringify(snapshot.config);
  const digest = createHash("sha256").update(configJson).digest("hex");
  return { snapshot, configJson, etag: `"${digest.slice(0, 20)}"` };
}
