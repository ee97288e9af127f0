import { auditLogOperations } from "../../../../contracts/admin/audit-log.ts";
import { listAudit } from "../../store/audit-log.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const auditLogRoutes = serve(auditLogOperations, {
  "GET /audit-log": async ({ db, scope, query }) =>
    keysetPage(await listAudit(db, scope, query, pageWish(query, "int4")), query, (row) =>
      viewOf(row, "created_at"),
    ),
});
