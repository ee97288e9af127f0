import {
  type Webhook,
  type WebhookDelivery,
  webhookOperations,
} from "../../../../contracts/admin/webhooks.ts";
import { inBackground } from "../../background.ts";
import { decideOwner } from "../../domain/access.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import { pathUuid } from "../../middleware/path-uuid.ts";
import { checkAddress } from "../../outgoing/public-address.ts";
import { publicWeb } from "../../outgoing/web.ts";
import { findClient } from "../../store/clients.ts";
import {
  type DeliveryRow,
  findDelivery,
  listDeliveries,
  replayDelivery,
  replayFailed,
} from "../../store/webhook-log.ts";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  findWebhook,
  findWebhookSecret,
  listWebhooks,
  rotateWebhookSecret,
  WEBHOOKS_MAX,
  type WebhookRow,
} from "../../store/webhooks.ts";
import { sendTest } from "../../webhooks/send-delivery.ts";
import { newWebhookSecret } from "../../webhooks/signed-headers.ts";
import { sendAll } from "../../webhooks/spread.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

const WEBHOOK_ID = "webhookId";

export const webhookRoutes = serve(webhookOperations, {
  "GET /webhooks": async ({ db, scope, query }) =>
    keysetPage(await listWebhooks(db, scope, pageWish(query, "int4")), query, webhookOf),
  "POST /webhooks": async ({ db, actor, body }) => {
    const clientId = decideOwner(actor, body.client_id);
    if (clientId === null || !(await findClient(db, clientId))) {
      const message = "client_id must be one of your clients.";
      throw new AppError("bad_request", { message, field: "client_id" });
    }
    requirePublic(body.url);
    const { url, events, description = null, is_active: isActive = true } = body;
    const secret = newWebhookSecret();
    const made = { clientId, userId: actor.userId, url, secret, events, description, isActive };
    const id = await createWebhook(db, made);
    if (id === null) throw new AppError("conflict", { message: FULL });
    return webhookOf(found(await findWebhook(db, id)));
  },
  "GET /webhooks/:webhookId": async ({ c, db }) =>
    webhookOf(found(await findWebhook(db, pathId(c, WEBHOOK_ID)))),
  "PATCH /webhooks/:webhookId": async ({ c, db, body }) => {
    const id = pathId(c, WEBHOOK_ID);
    requirePublic(body.url);
    const waiting = await changeWebhook(db, id, body);
    inBackground("webhooks.waits", sendAll(c.env.WEBHOOKS, waiting));
    return webhookOf(found(await findWebhook(db, id)));
  },
  "DELETE /webhooks/:webhookId": async ({ c, db }) => {
    found((await deleteWebhook(db, pathId(c, WEBHOOK_ID))) || null);
    return undefined;
  },
  "GET /webhooks/:webhookId/secret": async ({ c, db }) => ({
    secret: found(await findWebhookSecret(db, pathId(c, WEBHOOK_ID))),
  }),
  "POST /webhooks/:webhookId/rotate-secret": async ({ c, db, body }) => {
    const id = pathId(c, WEBHOOK_ID);
    const secret = newWebhookSecret();
    await rotateWebhookSecret(db, id, { secret, keepHours: body.keep_previous_hours });
    return webhookOf(found(await findWebhook(db, id)));
  },
  "POST /webhooks/:webhookId/test": async ({ c, db }) => {
    const endpoint = found(await findWebhook(db, pathId(c, WEBHOOK_ID)));
    const { id, client_id: clientId } = endpoint;
    const sending = { db, web: publicWeb, nowMs: Date.now() };
    const deliveryId = found(await sendTest({ id, clientId }, sending));
    return deliveryOf(found(await findDelivery(db, id, deliveryId)));
  },
  "GET /webhooks/:webhookId/deliveries": async ({ c, db, query }) => {
    const page = pageWish(query, "uuid");
    const rows = await listDeliveries(db, pathId(c, WEBHOOK_ID), query, page);
    return keysetPage(rows, query, deliveryOf);
  },
  "POST /webhooks/:webhookId/deliveries/:deliveryId/replay": async ({ c, db }) => {
    const id = pathId(c, WEBHOOK_ID);
    const deliveryId = pathUuid(c, "deliveryId");
    found(await findDelivery(db, id, deliveryId));
    const isDue = await replayDelivery(db, id, deliveryId);
    if (!isDue) throw new AppError("conflict", { message: NOT_AGAIN });
    inBackground("webhooks.waits", sendAll(c.env.WEBHOOKS, [deliveryId]));
    return deliveryOf(found(await findDelivery(db, id, deliveryId)));
  },
  "POST /webhooks/:webhookId/replay-failed": async ({ c, db, body }) => {
    const ids = await replayFailed(db, pathId(c, WEBHOOK_ID), body.since);
    inBackground("webhooks.waits", sendAll(c.env.WEBHOOKS, ids));
    return { replayed: ids.length };
  },
});

const FULL = `A client can have ${WEBHOOKS_MAX} endpoints. Delete one first.`;
const NOT_AGAIN = "This was a test. Send a new one instead.";

/** Only an address that may be called is kept; where its name leads is looked up with each attempt. */
function requirePublic(url: string | undefined): void {
  if (url === undefined) return;
  const checked = checkAddress(url);
  if (!("refused" in checked)) return;
  throw new AppError("bad_request", { message: checked.refused, field: "url" });
}

function webhookOf(row: WebhookRow): Webhook {
  return viewOf<WebhookRow, keyof Webhook>(
    row,
    "paused_at",
    "failing_since",
    "last_delivered_at",
    "previous_secret_until",
    "created_at",
    "updated_at",
  );
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  return viewOf<DeliveryRow, keyof WebhookDelivery>(
    row,
    "next_attempt_at",
    "created_at",
    "delivered_at",
  );
}
