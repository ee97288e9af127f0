import {
  type ChangeClient,
  type Client,
  clientOperations,
} from "../../../../contracts/admin/clients.ts";
import type { Actor } from "../../domain/access.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import {
  type ClientChange,
  type ClientRow,
  changeClient,
  createClient,
  deleteClient,
  describeDeletion,
  findClient,
  listClients,
  listWidgetKeys,
} from "../../store/clients.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const clientRoutes = serve(clientOperations, {
  "GET /clients": async ({ db, actor, scope, query }) =>
    keysetPage(await listClients(db, scope, query, pageWish(query, "int4")), query, (row) =>
      clientOf(row, actor),
    ),
  "POST /clients": async ({ db, actor, body }) => {
    const id = await createClient(db, { ...toChange(body), name: body.name, email: body.email });
    return clientOf(found(await findClient(db, id)), actor);
  },
  "GET /clients/:clientId": async ({ c, db, actor }) =>
    clientOf(found(await findClient(db, pathId(c, "clientId"))), actor),
  "PATCH /clients/:clientId": async ({ c, db, actor, body }) => {
    const id = pathId(c, "clientId");
    if (body.status !== undefined && actor.role !== "super_admin") throw new AppError("forbidden");
    await changeClient(db, id, toChange(body));
    return clientOf(found(await findClient(db, id)), actor);
  },
  "GET /clients/:clientId/deletion": async ({ c, db }) =>
    found(await describeDeletion(db, pathId(c, "clientId"))),
  "DELETE /clients/:clientId": async ({ c, db, body }) => {
    const client = found(await findClient(db, pathId(c, "clientId")));
    requireName(body.confirm_name, client.name);
    const keys = await listWidgetKeys(db, client.id);
    await deleteClient(db, client.id);
    // Its widgets must be gone from the edge as well, not only with the next minute's cron.
    c.executionCtx.waitUntil(Promise.all(keys.map((key) => publishNow(c.env, db, key))));
    return undefined;
  },
});

/** A deletion is meant only if what goes is named. */
export function requireName(confirmed: string, name: string): void {
  if (confirmed.trim() === name.trim()) return;
  const message = `confirm_name must be the exact name, "${name}".`;
  throw new AppError("bad_request", { message, field: "confirm_name" });
}

function toChange({
  lead_assignment,
  lead_reminder_hours,
  lead_escalation_hours,
  ...fields
}: ChangeClient): ClientChange {
  return named({
    ...fields,
    leadAssignment: lead_assignment,
    leadReminderHours: lead_reminder_hours,
    leadEscalationHours: lead_escalation_hours,
  });
}

/** The lead that became the client is another client's: only who sees all of them is told of it. */
function clientOf(row: ClientRow, { clientId }: Actor): Client {
  const client = viewOf(row, "created_at", "updated_at");
  return clientId === null ? client : { ...client, converted_from_lead_id: null };
}
