import type { Context } from "hono";
import type { leadOperations } from "../../../../contracts/admin/leads.ts";
import { inBackground } from "../../background.ts";
import type { FollowUpEnd } from "../../domain/follow-up.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { endFollowUp, startFollowUp } from "../../follow-up/follow-ups.ts";
import { instant } from "../../store/instant.ts";
import { convertLead, markDuplicate } from "../../store/lead-changes.ts";
import { mergeLeads, unmergeLead } from "../../store/lead-merges.ts";
import { findLead, type LeadDetailRow } from "../../store/leads.ts";
import { detailOf } from "./lead-views.ts";
import { found, type Handlers } from "./serve.ts";

type LinkKey = `POST /leads/:leadId/${"duplicate" | "merge" | "unmerge" | "convert"}`;

/** Of the leads' routes: what ties a lead to another, or to a client. */
export const leadLinkHandlers: Pick<Handlers<typeof leadOperations>, LinkKey> = {
  "POST /leads/:leadId/duplicate": async ({ c, db, actor, body }) => {
    if (!(await markDuplicate(db, leadIdOf(c), body.duplicate_of, actor.userId))) {
      throw refused(
        "duplicate_of",
        "must be another lead of the same client, and no duplicate itself.",
      );
    }
    return detailOf(found(await findLead(db, leadIdOf(c))), actor);
  },
  "POST /leads/:leadId/merge": async ({ c, db, actor, body }) => {
    const merged = await findLead(db, body.merge_lead_id);
    if (!(await mergeLeads(db, leadIdOf(c), body.merge_lead_id, actor.userId))) {
      throw refused(
        "merge_lead_id",
        "must be another lead of the same client that is not merged already.",
      );
    }
    forgetFollowUp(c, body.merge_lead_id, "merged");
    const kept = found(await findLead(db, leadIdOf(c)));
    if (merged) passOnFollowUp(c, merged, kept);
    return detailOf(kept, actor);
  },
  "POST /leads/:leadId/unmerge": async ({ c, db, actor, body }) => {
    if (!(await unmergeLead(db, leadIdOf(c), body.merge_id, actor.userId))) {
      throw refused("merge_id", "must be a merge into this lead that has not been undone.");
    }
    return detailOf(found(await findLead(db, leadIdOf(c))), actor);
  },
  "POST /leads/:leadId/convert": async ({ c, db, actor, body }) => {
    const made = await convertLead(db, leadIdOf(c), body.client_name, actor.userId);
    if (made === null) {
      throw new AppError("conflict", { message: "This lead has been made a client already." });
    }
    forgetFollowUp(c, leadIdOf(c), "converted");
    return detailOf(found(await findLead(db, leadIdOf(c))), actor);
  },
};

export function leadIdOf(c: Context<AppEnv>): string {
  return c.req.param("leadId") ?? "";
}

/** The change stands: ending the follow-up neither delays its answer nor makes it fail. */
export function forgetFollowUp(c: Context<AppEnv>, leadId: string, reason: FollowUpEnd): void {
  inBackground("follow_up_not_ended", endFollowUp(c.env, leadId, reason));
}

/**
 * Whoever wrote in a chat waits for an answer still, whichever of the two leads is kept. One that has
 * its own follow-up goes on with that, and ends it where the other was taken care of.
 */
function passOnFollowUp(c: Context<AppEnv>, merged: LeadDetailRow, kept: LeadDetailRow): void {
  if (kept.status !== "new") {
    forgetFollowUp(c, kept.id, kept.status);
    return;
  }
  const hasWritten = merged.source === "chat_widget" || merged.conversations.length > 0;
  if (kept.source === "chat_widget" || merged.status !== "new" || !hasWritten) return;
  const capturedAtMs = Date.parse(instant(merged.created_at));
  const start = { leadId: kept.id, clientId: kept.client_id, capturedAtMs };
  inBackground("follow_up_not_started", startFollowUp(c.env, start));
}

function refused(field: string, reason: string): AppError {
  return new AppError("bad_request", { message: `${field} ${reason}`, field });
}
