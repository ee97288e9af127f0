import type { SiteModule } from "../shared/site-door.ts";
import { arrangeLaunchers } from "./arrange.ts";
import { showDebug } from "./debug.ts";
import { fillElement } from "./fill.ts";

// The loader's door into what few pages need, under the names by which it calls them.
export const { arrange, fill, debug }: SiteModule = {
  arrange: arrangeLaunchers,
  fill: fillElement,
  debug: showDebug,
};
