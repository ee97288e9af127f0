import type { Context } from "hono";
import type { leadOperations } from "../../../../contracts/admin/leads.ts";
import { inBackground } from "../../background.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { endFollowUp } from "../../follow-up/follow-ups.ts";
import { convertLead, markDuplicate } from "../../store/lead-changes.ts";
import { mergeLeads, unmergeLead } from "../../store/lead-merges.ts";
import { findLead } from "../../store/leads.ts";
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
    if (!(await mergeLeads(db, leadIdOf(c), body.merge_lead_id, actor.userId))) {
      throw refused(
        "merge_lead_id",
        "must be another lead of the same client that is not merged already.",
      );
    }
    forgetFollowUp(c, body.merge_lead_id, "merged");
    return detailOf(found(await findLead(db, leadIdOf(c))), actor);
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
export function forgetFollowUp(c: Context<AppEnv>, leadId: string, reason: string): void {
  inBackground("follow_up_not_ended", endFollowUp(c.env, leadId, reason));
}

function refused(field: string, reason: string): AppError {
  return new AppError("bad_request", { message: `${field} ${reason}`, field });
}
