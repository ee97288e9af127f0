import { identityKeyOperations } from "../../../../contracts/admin/identity-keys.ts";
import { AppError } from "../../errors.ts";
import { serve } from "./serve.ts";

const soon = async (): Promise<never> => {
  throw new AppError("unavailable");
};

export const identityKeyRoutes = serve(identityKeyOperations, {
  "GET /widgets/:widgetId/identity-keys": soon,
  "POST /widgets/:widgetId/identity-keys": soon,
  "DELETE /widgets/:widgetId/identity-keys/:identityKeyId": soon,
});
