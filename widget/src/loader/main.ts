import { guarded } from "../shared/guarded.ts";
import { commandsIn } from "./command-queue.ts";
import { isConfig } from "./config-source.ts";
import { createPublicApi, isPublicApi } from "./public-api.ts";
import { findScriptTag } from "./script-tag.ts";

const GLOBAL = "WeTechForUWidget";

const start = guarded((inside: unknown) => {
  const tag = findScriptTag();
  const left: unknown = Reflect.get(window, GLOBAL);
  if (isPublicApi(left)) {
    // The tag is here a second time: still one widget.
    left.init(tag.settings);
    return;
  }
  const api = createPublicApi(tag, isConfig(inside) ? inside : null);
  Reflect.set(window, GLOBAL, api);
  api.init({});
  api.push(...commandsIn(left));
});

// The Worker puts a widget's public config in place of this text when it serves /w/<key>.js.
start("__WTFU_CONFIG__");
