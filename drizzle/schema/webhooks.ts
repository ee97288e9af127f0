import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { clients } from "./clients.ts";
import { createdAt, identityKey, instant, notNegative, oneOf, updatedAt } from "./columns.ts";
import { users } from "./users.ts";

export const WEBHOOK_DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;

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
    events: text("events").array().notNull().default([]),
    description: text("description"),
    isActive: boolean("is_active").notNull().default(true),
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

export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: uuid("id").primaryKey(),
    endpointId: integer("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    eventType: text("event_type").notNull(),
    payload: jsonb("payload").notNull(),
    status: text("status", { enum: WEBHOOK_DELIVERY_STATUSES }).notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    responseStatus: integer("response_status"),
    lastError: text("last_error"),
    deliveredAt: instant("delivered_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("webhook_deliveries_status_check", table.status, WEBHOOK_DELIVERY_STATUSES),
    notNegative("webhook_deliveries_attempts_check", table.attempts),
    index("webhook_deliveries_due_index").on(table.status, table.nextAttemptAt),
    index("webhook_deliveries_endpoint_page").on(
      table.endpointId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
  ],
);
