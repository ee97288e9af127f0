import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { readStored, storageName } from "../shared/storage-name.ts";
import { isConfig } from "./config-source.ts";

/** Read only: it is the panel that stores, and not before the visitor acted. */
export function rememberedConfig(widgetKey: string): WidgetConfig | null {
  const stored = readStored(() => localStorage, storageName(widgetKey));
  const config: unknown = stored && Reflect.get(stored, "config");
  return isConfig(config) ? config : null;
}

/** Undefined where the visitor has not touched the panel in this tab. */
export function wasOpen(widgetKey: string): boolean | undefined {
  const stored = readStored(() => sessionStorage, storageName(widgetKey));
  return stored ? Reflect.get(stored, "is_open") === true : undefined;
}
