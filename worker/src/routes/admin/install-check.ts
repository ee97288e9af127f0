import { installCheckOperations } from "../../../../contracts/admin/install-check.ts";
import { AppError } from "../../errors.ts";
import { serve } from "./serve.ts";

export const installCheckRoutes = serve(installCheckOperations, {
  "POST /widgets/:widgetId/install-check": async () => {
    throw new AppError("unavailable");
  },
});
