import type { z } from "zod";
import type { ListConversations } from "../../../../contracts/admin/conversations.ts";
import { CONVERSATION_STATUSES } from "../../../../contracts/message.ts";

/** As they stand in the page's address. */
export interface Filters {
  readonly q?: string;
  readonly widget?: string;
  readonly status?: string;
  readonly lead?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What the API is asked for them. What makes no sense there is left out: an address can be typed. */
export function queryOf({ q, widget, status, lead, from, to }: Filters) {
  const known = CONVERSATION_STATUSES.find((word) => word === status);
  return {
    ...(q ? { search: q } : {}),
    ...(widget && /^\d+$/.test(widget) ? { widget_id: widget } : {}),
    ...(known ? { status: known } : {}),
    ...(lead === "true" ? { has_lead: "true" } : lead === "false" ? { has_lead: "false" } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  } as const satisfies z.input<typeof ListConversations>;
}
