import {
  type ChangeLead,
  EXPORT_LEADS_MAX,
  leadOperations,
} from "../../../../contracts/admin/leads.ts";
import { type Actor, decideOwner } from "../../domain/access.ts";
import { type LeadWish, refusedStatus, settleLeadChange } from "../../domain/lead-change.ts";
import { normalPhone } from "../../domain/phone.ts";
import { AppError } from "../../errors.ts";
import { exportLeads } from "../../leads/export-leads.ts";
import { importLeads } from "../../leads/import-leads.ts";
import { listAssignees, mayBeAssigned } from "../../store/assignees.ts";
import { type ClientRow, findClient } from "../../store/clients.ts";
import type { Database } from "../../store/database.ts";
import { addActivity, listActivities } from "../../store/lead-activities.ts";
import { changeLead, createLeads, deleteLead } from "../../store/lead-changes.ts";
import { countLeads, findLead, listLeads } from "../../store/leads.ts";
import { uuidv7 } from "../../uuid.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { forgetFollowUp, leadIdOf, leadLinkHandlers } from "./lead-links.ts";
import { activityOf, detailOf, summaryOf } from "./lead-views.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";

export const leadRoutes = serve(leadOperations, {
  "GET /leads": async ({ db, scope, query }) =>
    keysetPage(await listLeads(db, scope, query, pageWish(query, "uuid")), query, summaryOf),
  "POST /leads": async ({ db, actor, body }) => {
    requireStatus(null, body);
    const { client_id, assigned_to, lost_reason, lost_note, ...fields } = body;
    const client = await requireOwner(db, actor, client_id);
    await requireAssignable(db, actor, assigned_to, client.id);
    const id = uuidv7(Date.now());
    const phone = fields.phone && normalPhone(fields.phone, client.country);
    const lead = { ...fields, phone, id, clientId: client.id, assignedTo: assigned_to ?? null };
    const isLost = fields.status === "lost";
    const loss = isLost ? { lostReason: lost_reason ?? null, lostNote: lost_note ?? null } : {};
    const activity = { type: "created", userId: actor.userId, details: {} } as const;
    await createLeads(db, [{ ...lead, ...loss, source: "manual" }], activity);
    return detailOf(found(await findLead(db, id)), actor);
  },
  "GET /leads/export": async ({ db, scope, query }) => exportLeads(db, scope, query),
  "GET /leads/count": async ({ db, scope, query }) => ({
    count: await countLeads(db, scope, query, EXPORT_LEADS_MAX + 1),
  }),
  "POST /leads/import": async ({ db, actor, body }) => {
    const { id, country } = await requireOwner(db, actor, body.client_id);
    return importLeads(db, { clientId: id, country, userId: actor.userId, csv: body.csv });
  },
  "GET /assignees": async ({ db, scope, query }) => {
    const isOwn = scope === null || (query.client_id ?? scope) === scope;
    return {
      items: isOwn ? await listAssignees(db, scope, scope ?? query.client_id ?? null) : [],
    };
  },
  "GET /leads/:leadId": async ({ c, db, actor }) =>
    detailOf(found(await findLead(db, leadIdOf(c))), actor),
  "PATCH /leads/:leadId": async ({ c, db, actor, body }) => {
    const before = found(await findLead(db, leadIdOf(c)));
    requireStatus(before, body);
    const wish = await toWish(db, before.client_id, body);
    await requireAssignable(db, actor, wish.assignedTo, before.client_id);
    const { change, lines, endsFollowUp } = settleLeadChange(before, wish);
    const activities = lines.map((line) => ({ ...line, userId: actor.userId }));
    await changeLead(db, before.id, change, activities);
    const status = change.status ?? before.status;
    if (endsFollowUp && status !== "new") forgetFollowUp(c, before.id, status);
    return detailOf(found(await findLead(db, before.id)), actor);
  },
  "DELETE /leads/:leadId": async ({ c, db }) => {
    await deleteLead(db, leadIdOf(c));
    forgetFollowUp(c, leadIdOf(c), "deleted");
    return undefined;
  },
  "GET /leads/:leadId/activities": async ({ c, db, query }) =>
    keysetPage(await listActivities(db, leadIdOf(c), pageWish(query, "int4")), query, activityOf),
  "POST /leads/:leadId/notes": async ({ c, db, actor, body }) => {
    const note = { type: "note", userId: actor.userId, details: { text: body.text } } as const;
    return activityOf(found(await addActivity(db, leadIdOf(c), note)));
  },
  ...leadLinkHandlers,
});

/** The client that a new row is for. A client that is not the caller's is refused like one that is not there. */
async function requireOwner(
  db: Database,
  actor: Actor,
  wishedClientId: number | undefined,
): Promise<ClientRow> {
  const clientId = decideOwner(actor, wishedClientId);
  const client = clientId === null ? null : await findClient(db, clientId);
  if (client) return client;
  const message = "client_id must be one of your clients.";
  throw new AppError("bad_request", { message, field: "client_id" });
}

function requireStatus(...asked: Parameters<typeof refusedStatus>): void {
  const refusal = refusedStatus(...asked);
  if (!refusal) return;
  const { field, reason } = refusal;
  throw new AppError("bad_request", { message: `${field} ${reason}`, field });
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

async function toWish(
  db: Database,
  clientId: number,
  { assigned_to, lost_reason, lost_note, phone, ...fields }: ChangeLead,
): Promise<LeadWish> {
  const country = phone ? found(await findClient(db, clientId)).country : "";
  return {
    ...named({ ...fields, assignedTo: assigned_to, lostReason: lost_reason, lostNote: lost_note }),
    ...(phone === undefined ? {} : { phone: phone && normalPhone(phone, country) }),
  };
}
