import type { Context } from "hono";
import {
  type ChangeLead,
  EXPORT_LEADS_MAX,
  type Lead,
  type LeadActivity,
  type LeadDetail,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { type Actor, decideOwner } from "../../domain/access.ts";
import { normalPhone } from "../../domain/phone.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { exportLeads } from "../../leads/export-leads.ts";
import { importLeads } from "../../leads/import-leads.ts";
import { listAssignees, mayBeAssigned } from "../../store/assignees.ts";
import { findClient } from "../../store/clients.ts";
import type { Database } from "../../store/database.ts";
import { instant } from "../../store/instant.ts";
import {
  type ActivityRow,
  addActivity,
  changeLead,
  convertLead,
  createLeads,
  deleteLead,
  type LeadChange,
  listActivities,
  markDuplicate,
  type NewActivity,
} from "../../store/lead-changes.ts";
import {
  countLeads,
  findLead,
  type LeadDetailRow,
  type LeadRow,
  listLeads,
} from "../../store/leads.ts";
import { uuidv7 } from "../../uuid.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const leadRoutes = serve(leadOperations, {
  "GET /leads": async ({ db, scope, query }) =>
    keysetPage(await listLeads(db, scope, query, pageWish(query, "uuid")), query, summaryOf),
  "POST /leads": async ({ db, actor, body }) => {
    const { client_id, assigned_to, ...fields } = body;
    const clientId = await requireOwner(db, actor, client_id);
    await requireAssignable(db, actor, assigned_to, clientId);
    const id = uuidv7(Date.now());
    const phone = fields.phone && normalPhone(fields.phone);
    const lead = { ...fields, phone, id, clientId, assignedTo: assigned_to ?? null };
    const activity = { type: "created", userId: actor.userId, details: {} } as const;
    await createLeads(db, [{ ...lead, source: "manual" }], activity);
    return detailOf(found(await findLead(db, id)));
  },
  "GET /leads/export": async ({ db, scope, query }) => exportLeads(db, scope, query),
  "GET /leads/count": async ({ db, scope, query }) => ({
    count: await countLeads(db, scope, query, EXPORT_LEADS_MAX + 1),
  }),
  "POST /leads/import": async ({ db, actor, body }) => {
    const clientId = await requireOwner(db, actor, body.client_id);
    return importLeads(db, { clientId, userId: actor.userId, csv: body.csv });
  },
  "GET /assignees": async ({ db, scope, query }) => {
    const isOwn = scope === null || (query.client_id ?? scope) === scope;
    return {
      items: isOwn ? await listAssignees(db, scope, scope ?? query.client_id ?? null) : [],
    };
  },
  "GET /leads/:leadId": async ({ c, db }) => detailOf(found(await findLead(db, idOf(c)))),
  "PATCH /leads/:leadId": async ({ c, db, actor, body }) => {
    const before = found(await findLead(db, idOf(c)));
    const change = toChange(body);
    await requireAssignable(db, actor, change.assignedTo, before.client_id);
    await changeLead(db, before.id, change, activitiesOf(before, change, actor));
    return detailOf(found(await findLead(db, before.id)));
  },
  "DELETE /leads/:leadId": async ({ c, db }) => deleteLead(db, idOf(c)).then(() => undefined),
  "GET /leads/:leadId/activities": async ({ c, db, query }) =>
    keysetPage(await listActivities(db, idOf(c), pageWish(query, "int4")), query, activityOf),
  "POST /leads/:leadId/notes": async ({ c, db, actor, body }) => {
    const note = { type: "note", userId: actor.userId, details: { text: body.text } } as const;
    return activityOf(found(await addActivity(db, idOf(c), note)));
  },
  "POST /leads/:leadId/duplicate": async ({ c, db, actor, body }) => {
    const isMarked = await markDuplicate(db, idOf(c), body.duplicate_of, actor.userId);
    if (!isMarked) {
      const message =
        "duplicate_of must be another lead of the same client, and no duplicate itself.";
      throw new AppError("bad_request", { message, field: "duplicate_of" });
    }
    return detailOf(found(await findLead(db, idOf(c))));
  },
  "POST /leads/:leadId/convert": async ({ c, db, actor, body }) => {
    const made = await convertLead(db, idOf(c), body.client_name, actor.userId);
    if (made === null) {
      throw new AppError("conflict", { message: "This lead has been made a client already." });
    }
    return detailOf(found(await findLead(db, idOf(c))));
  },
});

function idOf(c: Context<AppEnv>): string {
  return c.req.param("leadId") ?? "";
}

/** The client that a new row is for. A client that is not the caller's is refused like one that is not there. */
async function requireOwner(
  db: Database,
  actor: Actor,
  wishedClientId: number | undefined,
): Promise<number> {
  const clientId = decideOwner(actor, wishedClientId);
  if (clientId !== null && (await findClient(db, clientId))) return clientId;
  const message = "client_id must be one of your clients.";
  throw new AppError("bad_request", { message, field: "client_id" });
}

async function requireAssignable(
  db: Database,
  actor: Actor,
  userId: number | null | undefined,
  clientId: number,
): Promise<void> {
  if (!userId || (await mayBeAssigned(db, actor.clientId, userId, clientId))) return;
  const message = "assigned_to must be an active user of the lead's client.";
  throw new AppError("bad_request", { message, field: "assigned_to" });
}

function toChange({ assigned_to, phone, ...fields }: ChangeLead): LeadChange {
  return {
    ...named(fields),
    ...(phone === undefined ? {} : { phone: phone && normalPhone(phone) }),
    ...(assigned_to === undefined ? {} : { assignedTo: assigned_to }),
  };
}

/** What the time line tells of a change: its status and whose it is; other fields in one line. */
function activitiesOf(before: LeadRow, change: LeadChange, { userId }: Actor): NewActivity[] {
  const lines: NewActivity[] = [];
  if (change.status !== undefined && change.status !== before.status) {
    const details = { from: before.status, to: change.status };
    lines.push({ type: "status_changed", userId, details });
  }
  if (change.assignedTo !== undefined && change.assignedTo !== before.assigned_to) {
    lines.push({ type: "assigned", userId, details: { to: change.assignedTo } });
  }
  const fields = (["name", "email", "phone", "company", "notes"] as const).filter(
    (name) => change[name] !== undefined && change[name] !== before[name],
  );
  if (fields.length > 0) lines.push({ type: "changed", userId, details: { fields } });
  return lines;
}

function summaryOf(row: LeadRow): Lead {
  return viewOf(row, "created_at", "updated_at");
}

function detailOf(row: LeadDetailRow): LeadDetail {
  const conversations = row.conversations.map((one) => ({
    ...one,
    started_at: instant(one.started_at),
  }));
  const { possible_duplicates, duplicates, ...lead } = viewOf(row, "created_at", "updated_at");
  return {
    ...lead,
    conversations,
    possible_duplicates: [...possible_duplicates],
    duplicates: [...duplicates],
  };
}

function activityOf(row: ActivityRow): LeadActivity {
  return viewOf(row, "created_at");
}
