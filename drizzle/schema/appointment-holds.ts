import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

/**
 * A slot that is kept for a visitor while they fill in the form. Two never overlap in one resource,
 * by the exclusion constraint `appointment_holds_no_overlap`: see its migration. One that has run out
 * is deleted by whoever wants its time.
 */
export const appointmentHolds = pgTable(
  "appointment_holds",
  {
    id: uuid("id").primaryKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    /** Whose it is. No reference: the conversation may not have arrived in Postgres yet. */
    conversationId: uuid("conversation_id").notNull(),
    resourceId: text("resource_id").notNull(),
    serviceId: text("service_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** With the buffers around it. */
    reservedFrom: instant("reserved_from").notNull(),
    reservedUntil: instant("reserved_until").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("appointment_holds_one_each").on(table.widgetId, table.conversationId),
    check(
      "appointment_holds_interval_check",
      sql`${table.endsAt} > ${table.startsAt} and ${table.reservedFrom} <= ${table.startsAt} and ${table.reservedUntil} >= ${table.endsAt}`,
    ),
    index("appointment_holds_expires_at_index").on(table.expiresAt),
  ],
);
