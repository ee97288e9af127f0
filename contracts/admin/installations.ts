import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { Instant, QueryId, RowId } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const Installation = z.object({
  id: RowId,
  widget_id: RowId,
  widget_name: z.string(),
  client_name: z.string(),
  /** IANA; times are shown in it. */
  client_timezone: z.string(),
  domain: z.string(),
  installation_type: z.string(),
  installation_date: Instant,
  widget_version: z.string().nullable(),
  last_ping: Instant.nullable(),
  is_active: z.boolean(),
  verified: z.boolean(),
});
export type Installation = z.infer<typeof Installation>;

export const installationOperations = {
  "GET /installations": reads({
    summary: "Where the caller's widgets have been seen",
    right: "installations.read",
    query: PageQuery.extend({ client_id: QueryId.optional(), widget_id: QueryId.optional() }),
    out: pageOf(Installation),
  }),
  "GET /widgets/:widgetId/installations": reads({
    summary: "Where one widget has been seen",
    right: "installations.read",
    scope: "widget",
    query: PageQuery,
    out: pageOf(Installation),
  }),
  "DELETE /widgets/:widgetId/installations/:installationId": changes({
    summary: "Forgets a place; it comes back when the widget is seen there again",
    right: "installations.manage",
    scope: "widget",
    out: null,
    audit: "installation.deleted",
  }),
} as const;
