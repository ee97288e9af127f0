import type { z } from "zod";
import {
  NOTICE_TYPES,
  NOTIFICATION_STATUSES,
  type notificationOperations,
} from "../../../../contracts/admin/notifications.ts";
import { wordsIn } from "../../api/search-query.ts";

/** As they stand in the page's address. */
export interface NotificationParams {
  readonly q?: string;
  readonly widget?: string;
  readonly status?: string;
  readonly type?: string;
}

type Query = z.input<(typeof notificationOperations)["GET /notifications"]["query"]>;

/** What the API is asked for them; an address can be typed, and what makes no sense is left out. */
export function notificationQuery(params: NotificationParams): Query {
  const status = NOTIFICATION_STATUSES.find((word) => word === params.status);
  const type = NOTICE_TYPES.find((word) => word === params.type);
  return {
    ...wordsIn(params.q),
    ...(params.widget && /^\d+$/.test(params.widget) ? { widget_id: params.widget } : {}),
    ...(status ? { status } : {}),
    ...(type ? { notice_type: type } : {}),
  };
}
