import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { DayRange, Instant, QueryId, RowId } from "./fields.ts";
import { reads } from "./operation.ts";

export const AuditEntry = z.object({
  id: RowId,
  user_id: RowId.nullable(),
  user_name: z.string().nullable(),
  client_id: RowId.nullable(),
  client_name: z.string().nullable(),
  action: z.string(),
  entity_type: z.string(),
  entity_id: z.string().nullable(),
  /** `before` and `after` of what changed; secrets are never in it. */
  details: z.record(z.string(), z.unknown()),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  created_at: Instant,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const auditLogOperations = {
  "GET /audit-log": reads({
    summary: "Who changed what, newest first",
    right: "audit.read",
    query: PageQuery.extend({
      user_id: QueryId.optional(),
      client_id: QueryId.optional(),
      action: z.string().max(80).optional(),
      entity_type: z.string().max(80).optional(),
      entity_id: z.string().max(80).optional(),
      ...DayRange.shape,
    }),
    out: pageOf(AuditEntry),
  }),
} as const;
