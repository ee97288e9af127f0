import type { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { AppError } from "../../errors.ts";
import type { Handlers } from "./serve.ts";

/** The WordPress plugin, set up for one widget. */
export const pluginHandlers = {
  "POST /widgets/:widgetId/wordpress-plugin": async () => {
    throw new AppError("unavailable");
  },
} satisfies Partial<Handlers<typeof widgetOperations>>;
