import { notificationOperations } from "../../../../contracts/admin/notifications.ts";
import { listNotifications } from "../../store/notification-log.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const notificationRoutes = serve(notificationOperations, {
  "GET /notifications": async ({ db, scope, query }) =>
    keysetPage(await listNotifications(db, scope, query, pageWish(query, "int4")), query, (row) =>
      viewOf(row, "created_at", "sent_at"),
    ),
});
