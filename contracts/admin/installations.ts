import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { Instant, QueryId, RowId } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const VERIFICATION_METHODS = ["meta", "dns", "plugin"] as const;
export const SILENT_AFTER_DAYS = 7;

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
  verified_by: z.enum(VERIFICATION_METHODS).nullable(),
  verified_at: Instant.nullable(),
  /** `silent`: was alive, and has not been heard of for {@link SILENT_AFTER_DAYS} days. */
  state: z.enum(["alive", "silent"]),
});
export type Installation = z.infer<typeof Installation>;

/** What proves that a domain is the client's: either is enough. */
export const DomainProof = z.object({
  domain: z.string(),
  /** For the head of the domain's first page. */
  meta_tag: z.string(),
  dns_name: z.string(),
  /** Of a TXT record. */
  dns_value: z.string(),
});
export type DomainProof = z.infer<typeof DomainProof>;

export const DomainVerified = z.object({
  is_verified: z.boolean(),
  /** Why not, in a sentence that says what to do; null where it is. */
  problem: z.string().nullable(),
  installation: Installation,
});
export type DomainVerified = z.infer<typeof DomainVerified>;

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
  "GET /widgets/:widgetId/installations/:installationId/proof": reads({
    summary: "What to put where, so that the domain can be verified",
    right: "installations.manage",
    scope: "widget",
    out: DomainProof,
  }),
  "POST /widgets/:widgetId/installations/:installationId/verify": changes({
    summary: "Looks for the proof on the domain",
    right: "installations.manage",
    scope: "widget",
    body: z.object({ method: z.enum(VERIFICATION_METHODS) }),
    out: DomainVerified,
    audit: "installation.verified",
  }),
  "DELETE /widgets/:widgetId/installations/:installationId": changes({
    summary: "Forgets a place; it comes back when the widget is seen there again",
    right: "installations.manage",
    scope: "widget",
    out: null,
    audit: "installation.deleted",
  }),
} as const;
