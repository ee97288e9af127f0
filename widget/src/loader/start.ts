import { guarded } from "../shared/guarded.ts";
import type { WidgetApi } from "../shared/site-door.ts";
import { commandsIn } from "./command-queue.ts";
import { isConfig } from "./config-source.ts";
import { createPublicApi, isPublicApi } from "./public-api.ts";
import { findScriptTag, type ScriptTag } from "./script-tag.ts";

const GLOBAL = "WeTechForUWidget";

/**
 * Puts the API under its name, or finds it there: the tag may be a second one, of the same widget or
 * of another. `inside` is the config that the Worker put into the script. An alias starts no widget
 * by its tag, because the settings come from the names that it stands for.
 */
export const startLoader = guarded((inside: unknown, isAlias = false): [WidgetApi, ScriptTag] => {
  const tag = findScriptTag();
  const injected = isConfig(inside) ? inside : null;
  const left: unknown = Reflect.get(window, GLOBAL);
  const isThere = isPublicApi(left);
  const api = isThere ? left : createPublicApi({ ...tag, injected });
  Reflect.set(window, GLOBAL, api);
  // The file knows whose it is, whatever its tag says.
  const widgetKey = injected?.widget_key ?? tag.settings.widgetKey;
  if (widgetKey && !isAlias) api.push(["init", { ...tag.settings, widgetKey }, { ...tag, injected }]);
  if (!isThere) api.push(...commandsIn(left));
  return [api, tag];
});
