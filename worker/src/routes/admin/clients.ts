import { type Client, clientOperations } from "../../../../contracts/admin/clients.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import {
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
  "GET /clients": async ({ db, scope, query }) =>
    keysetPage(await listClients(db, scope, query, pageWish(query, "int4")), query, clientOf),
  "POST /clients": async ({ db, body }) => {
    const id = await createClient(db, { ...named(body), name: body.name, email: body.email });
    return clientOf(found(await findClient(db, id)));
  },
  "GET /clients/:clientId": async ({ c, db }) =>
    clientOf(found(await findClient(db, pathId(c, "clientId")))),
  "PATCH /clients/:clientId": async ({ c, db, actor, body }) => {
    const id = pathId(c, "clientId");
    if (body.status !== undefined && actor.role !== "super_admin") throw new AppError("forbidden");
    await changeClient(db, id, named(body));
    return clientOf(found(await findClient(db, id)));
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

function clientOf(row: ClientRow): Client {
  return viewOf(row, "created_at", "updated_at");
}
