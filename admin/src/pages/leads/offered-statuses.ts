import { LEAD_STATUSES, type Lead, type LeadStatus } from "../../../../contracts/admin/leads.ts";

/** Converted is what being made a client makes of a lead: only who may do that is offered it. */
export function offeredStatuses(
  lead: Pick<Lead, "status" | "converted_client_id">,
  canConvert: boolean,
): LeadStatus[] {
  const isClient = lead.status === "converted" || lead.converted_client_id !== null;
  return LEAD_STATUSES.filter((status) => status !== "converted" || isClient || canConvert);
}
