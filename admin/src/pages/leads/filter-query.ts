import type { z } from "zod";
import { LEAD_SOURCES, LEAD_STATUSES, type ListLeads } from "../../../../contracts/admin/leads.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { daysIn } from "../../api/day-query.ts";
import { wordsIn } from "../../api/search-query.ts";

/** As they stand in the page's address. */
export interface LeadFilters {
  readonly q?: string;
  readonly widget?: string;
  readonly status?: string;
  readonly source?: string;
  readonly assignee?: string;
  readonly duplicate?: string;
  readonly from?: string;
  readonly to?: string;
  readonly view?: string;
}

const isId = (text: string | undefined) => text !== undefined && /^\d+$/.test(text);

/** What the API is asked for them. What makes no sense there is left out: an address can be typed. */
export function leadQuery(filters: LeadFilters) {
  const { q, widget, assignee, duplicate, from, to } = filters;
  const status = LEAD_STATUSES.find((word) => word === filters.status);
  const source = LEAD_SOURCES.find((word) => word === filters.source);
  return {
    ...clientQuery(),
    ...wordsIn(q),
    ...(isId(widget) ? { widget_id: widget } : {}),
    ...(status ? { status } : {}),
    ...(source ? { source } : {}),
    ...(isId(assignee) ? { assigned_to: assignee } : {}),
    ...(duplicate === "true" ? { is_duplicate: "true" } : {}),
    ...(duplicate === "false" ? { is_duplicate: "false" } : {}),
    ...daysIn({ from, to }),
  } as const satisfies z.input<typeof ListLeads>;
}
export type LeadQuery = ReturnType<typeof leadQuery>;
