import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { DELIVERED_EVENTS, WEBHOOK_DELIVERY_STATUSES } from "../../contracts/admin/webhooks.ts";
import { clients } from "./clients.ts";
import { createdAt, identityKey, instant, notNegative, oneOf, updatedAt } from "./columns.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: identityKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    /** Signs what is sent, so that the receiver can tell it is ours. */
    secret: text("secret").notNull(),
    /** Signs as well, until its time is over. */
    previousSecret: text("previous_secret"),
    previousSecretUntil: instant("previous_secret_until"),
    events: text("events").array().notNull().default([]),
    description: text("description"),
    isActive: boolean("is_active").notNull().default(true),
    /** By us, since it kept failing. */
    pausedAt: instant("paused_at"),
    failingSince: instant("failing_since"),
    lastError: text("last_error"),
    lastDeliveredAt: instant("last_delivered_at"),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("webhook_endpoints_client_page").on(
      table.clientId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("webhook_endpoints_created_by_index").on(table.createdBy),
  ],
);

/**
 * What happened, for whoever wants to be told: written by triggers in the transaction of the change,
 * and only where an endpoint of the client asks for it. `row` is the changed row as it was then.
 */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    /** Grows; gaps mean nothing. */
    sequence: bigint("sequence", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    widgetId: integer("widget_id").references(() => widgetConfigs.id, { onDelete: "cascade" }),
    eventType: text("event_type", { enum: DELIVERED_EVENTS }).notNull(),
    /** Whose it is; without a reference, for it may outlive them. Erasing a visitor goes by these. */
    conversationId: uuid("conversation_id"),
    leadId: uuid("lead_id"),
    row: jsonb("row").notNull(),
    /** Of the row's field that changed: what it was. */
    before: jsonb("before"),
    occurredAt: instant("occurred_at").notNull().defaultNow(),
    /** When a delivery to each endpoint was made of it; null: not yet. */
    spreadAt: instant("spread_at"),
  },
  (table) => [
    oneOf("webhook_events_type_check", table.eventType, DELIVERED_EVENTS),
    index("webhook_events_to_spread_index")
      .on(table.sequence)
      .where(sql`${table.spreadAt} is null`),
    index("webhook_events_client_index").on(table.clientId, table.sequence),
    index("webhook_events_widget_index").on(table.widgetId),
    index("webhook_events_conversation_index").on(table.conversationId),
    index("webhook_events_lead_index").on(table.leadId),
    index("webhook_events_occurred_at_index").on(table.occurredAt),
  ],
);

export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: uuid("id").primaryKey(),
    endpointId: integer("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    /** Null: a test. */
    eventSequence: bigint("event_sequence", { mode: "number" }).references(
      () => webhookEvents.sequence,
      { onDelete: "cascade" },
    ),
    eventType: text("event_type", { enum: DELIVERED_EVENTS }).notNull(),
    /** Exactly what is sent, every time: made once, when the event is spread. */
    payload: jsonb("payload").notNull(),
    status: text("status", { enum: WEBHOOK_DELIVERY_STATUSES }).notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    /** While an attempt is under way, when it counts as lost. */
    nextAttemptAt: instant("next_attempt_at"),
    giveUpAt: instant("give_up_at").notNull().default(sql`now() + interval '72 hours'`),
    responseStatus: integer("response_status"),
    responseText: text("response_text"),
    durationMs: integer("duration_ms"),
    lastError: text("last_error"),
    deliveredAt: instant("delivered_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("webhook_deliveries_status_check", table.status, WEBHOOK_DELIVERY_STATUSES),
    notNegative("webhook_deliveries_attempts_check", table.attempts),
    uniqueIndex("webhook_deliveries_once").on(table.endpointId, table.eventSequence),
    index("webhook_deliveries_event_index").on(table.eventSequence),
    index("webhook_deliveries_due_index").on(table.status, table.nextAttemptAt),
    index("webhook_deliveries_endpoint_page").on(
      table.endpointId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
  ],
);
