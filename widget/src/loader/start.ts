import { guarded } from "../shared/guarded.ts";
import type { WidgetApi } from "../shared/site-door.ts";
import { commandsIn } from "./command-queue.ts";
import { createPublicApi, isPublicApi } from "./public-api.ts";
import { findPlace } from "./script-tag.ts";
import type { SeatPlace } from "./seat.ts";

/**
 * Puts the API under its name, or finds it there: the tag may be a second one, of the same widget or
 * of another. `inside` is the config that the Worker put into the script. An alias starts no widget
 * by its tag, because the settings come from the names that it stands for.
 */
export const startLoader = guarded((inside: unknown, isAlias = false): [WidgetApi, SeatPlace] => {
  const place = findPlace(inside);
  const page = Object(window);
  const left: unknown = page.WeTechForUWidget;
  const api = isPublicApi(left) ? left : createPublicApi(place);
  page.WeTechForUWidget = api;
  if (!isAlias) api.push(["init", place.settings, place]);
  // An API that was there already is no queue.
  api.push(...commandsIn(left));
  return [api, place];
});
