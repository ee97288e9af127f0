import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { inBackground } from "../shared/guarded.ts";
import { readStored, storageName } from "../shared/storage-name.ts";
import type { Passing } from "../shared/visitor-memory.ts";
import { isConfig } from "./config-source.ts";

/** Read only: it is the panel that stores, and not before the visitor acted. */
export function rememberedConfig(widgetKey: string): WidgetConfig | null {
  const config = readStored(() => localStorage, storageName(widgetKey))?.config;
  return isConfig(config) ? config : null;
}

/** Null where the visitor has not touched the panel in this tab. */
export function rememberedTab(widgetKey: string): Passing | null {
  return readStored(() => sessionStorage, storageName(widgetKey));
}

/** Needs no panel, which may never have been loaded, or cannot be. Other tabs hear of it. */
export function forget(widgetKey: string): void {
  inBackground(() => localStorage.removeItem(storageName(widgetKey)));
  inBackground(() => sessionStorage.removeItem(storageName(widgetKey)));
}
