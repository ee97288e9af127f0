import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { HttpsUrl, Instant, optionalText, QueryId, RowId } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const WEBHOOK_EVENTS = [
  "conversation.created",
  "conversation.handoff_requested",
  "conversation.closed",
  "message.created",
  "lead.created",
  "lead.updated",
  "appointment.booked",
  "appointment.rescheduled",
  "appointment.cancelled",
  "answer.unanswered",
  "rating.received",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What a delivery is of: one of the above, or `test`. */
export const DELIVERED_EVENTS = [...WEBHOOK_EVENTS, "test"] as const;
export const WEBHOOK_DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;

const WebhookFields = z.object({
  url: HttpsUrl,
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
  description: optionalText(200),
  is_active: z.boolean(),
});

export const CreateWebhook = WebhookFields.partial()
  .required({ url: true, events: true })
  .extend({ client_id: RowId.optional() });
/** To activate one that was paused lets it go on; what waits is sent. */
export const ChangeWebhook = WebhookFields.partial();
export type ChangeWebhook = z.infer<typeof ChangeWebhook>;

export const Webhook = WebhookFields.extend({
  id: RowId,
  client_id: RowId,
  client_name: z.string(),
  client_timezone: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  description: z.string().nullable(),
  /** Paused by us because it kept failing; null: it is not. */
  paused_at: Instant.nullable(),
  /** Since when every attempt has failed; null: the last one did not. */
  failing_since: Instant.nullable(),
  last_error: z.string().nullable(),
  last_delivered_at: Instant.nullable(),
  /** Until when the secret before is used as well; null: there is one only. */
  previous_secret_until: Instant.nullable(),
  created_at: Instant,
  updated_at: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** Standard Webhooks: `whsec_` and base64. */
const WebhookSecret = z.object({ secret: z.string() });

export const WebhookDelivery = z.object({
  id: z.uuid(),
  /** `webhook-id` of the delivery: the same for every attempt and replay. */
  message_id: z.string(),
  event_type: z.enum(DELIVERED_EVENTS),
  /** Orders the events of a client, however late they arrive; null: a test. */
  sequence: z.int().nullable(),
  status: z.enum(WEBHOOK_DELIVERY_STATUSES),
  attempts: z.int(),
  next_attempt_at: Instant.nullable(),
  response_status: z.int().nullable(),
  /** What the receiver answered, cut. */
  response_text: z.string().nullable(),
  duration_ms: z.int().nullable(),
  last_error: z.string().nullable(),
  /** What was sent. It goes, with its delivery, when what it tells of is deleted or erased. */
  payload: z.unknown(),
  created_at: Instant,
  delivered_at: Instant.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const webhookOperations = {
  "GET /webhooks": reads({
    summary: "Where events are sent to, newest first",
    right: "webhooks.read",
    query: PageQuery.extend({ client_id: QueryId.optional() }),
    out: pageOf(Webhook),
  }),
  "POST /webhooks": changes({
    summary: "Adds an endpoint",
    right: "webhooks.manage",
    body: CreateWebhook,
    status: 201,
    out: Webhook,
    audit: "webhook.created",
    isCreate: true,
  }),
  "GET /webhooks/:webhookId": reads({
    summary: "One endpoint",
    right: "webhooks.read",
    scope: "webhook",
    out: Webhook,
  }),
  "PATCH /webhooks/:webhookId": changes({
    summary: "Changes an endpoint, pauses it or lets it go on",
    right: "webhooks.manage",
    scope: "webhook",
    body: ChangeWebhook,
    out: Webhook,
    audit: "webhook.updated",
  }),
  "DELETE /webhooks/:webhookId": changes({
    summary: "Deletes an endpoint with its log",
    right: "webhooks.manage",
    scope: "webhook",
    out: null,
    audit: "webhook.deleted",
  }),
  "GET /webhooks/:webhookId/secret": reads({
    summary: "What the receiver checks our signatures with",
    right: "webhooks.manage",
    scope: "webhook",
    out: WebhookSecret,
  }),
  "POST /webhooks/:webhookId/rotate-secret": changes({
    summary: "A new secret; for so many hours both sign, so that no delivery is refused meanwhile",
    right: "webhooks.manage",
    scope: "webhook",
    body: z.object({ keep_previous_hours: z.int().min(0).max(168) }),
    out: Webhook,
    audit: "webhook.secret_rotated",
  }),
  "POST /webhooks/:webhookId/test": changes({
    summary: "Sends a test event at once, and tells what came back",
    right: "webhooks.manage",
    scope: "webhook",
    body: z.object({}),
    out: WebhookDelivery,
    audit: null,
  }),
  "GET /webhooks/:webhookId/deliveries": reads({
    summary: "What was sent, newest first",
    right: "webhooks.read",
    scope: "webhook",
    query: PageQuery.extend({
      status: z.enum(WEBHOOK_DELIVERY_STATUSES).optional(),
      event_type: z.enum(DELIVERED_EVENTS).optional(),
    }),
    out: pageOf(WebhookDelivery),
  }),
  "POST /webhooks/:webhookId/deliveries/:deliveryId/replay": changes({
    summary: "Sends one again, with the same webhook-id",
    right: "webhooks.manage",
    scope: "webhook",
    body: z.object({}),
    status: 202,
    out: WebhookDelivery,
    audit: "webhook.replayed",
  }),
  "POST /webhooks/:webhookId/replay-failed": changes({
    summary: "Sends again all that failed since a moment",
    right: "webhooks.manage",
    scope: "webhook",
    body: z.object({ since: Instant }),
    status: 202,
    out: z.object({ replayed: z.int().nonnegative() }),
    audit: "webhook.failed_replayed",
  }),
} as const;
