import type { Lead, LeadActivity, LeadDetail } from "../../../../contracts/admin/leads.ts";
import type { Actor } from "../../domain/access.ts";
import { instant } from "../../store/instant.ts";
import type { ActivityRow } from "../../store/lead-activities.ts";
import type { LeadDetailRow, LeadRow } from "../../store/leads.ts";
import { viewOf } from "./stored-view.ts";

export function summaryOf(row: LeadRow): Lead {
  return viewOf(row, "created_at", "updated_at");
}

/** What a client that was made of the lead is called is told to those who see that client. */
export function detailOf(row: LeadDetailRow, { clientId }: Actor): LeadDetail {
  const { possible_duplicates, duplicates, conversations, merges, ...lead } = viewOf(
    row,
    "created_at",
    "updated_at",
  );
  const seesMade = clientId === null || clientId === row.converted_client_id;
  return {
    ...lead,
    converted_client_name: seesMade ? row.converted_client_name : null,
    conversations: conversations.map((one) => ({ ...one, started_at: instant(one.started_at) })),
    merges: merges.map((one) => ({ ...one, created_at: instant(one.created_at) })),
    possible_duplicates: [...possible_duplicates],
    duplicates: [...duplicates],
  };
}

export function activityOf(row: ActivityRow): LeadActivity {
  return viewOf(row, "created_at");
}
