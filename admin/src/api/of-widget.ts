import type { Belongs } from "./optimistic.ts";

/** Lists of other widgets have the same key, and must not be given this one's rows. */
export function ofWidget(widgetId: number): Belongs {
  return (input) => {
    const params: unknown = Reflect.get(input, "params");
    return Number(Reflect.get(Object(params), "widgetId")) === widgetId;
  };
}
