import { guarded } from "../shared/guarded.ts";
import { commandsIn } from "./command-queue.ts";
import { isConfig } from "./config-source.ts";
import { createPublicApi, isPublicApi } from "./public-api.ts";
import { findScriptTag } from "./script-tag.ts";

const GLOBAL = "WeTechForUWidget";

const start = guarded((inside: unknown) => {
  const tag = findScriptTag();
  const left: unknown = Reflect.get(window, GLOBAL);
  // Where the tag is a second time, there is an API already, and still one widget.
  const isThere = isPublicApi(left);
  const api = isThere ? left : createPublicApi(tag, isConfig(inside) ? inside : null);
  Reflect.set(window, GLOBAL, api);
  api.push(["init", tag.settings], ...(isThere ? [] : commandsIn(left)));
});

// The Worker puts a widget's public config in place of this text when it serves /w/<key>.js.
start("__WTFU_CONFIG__");
