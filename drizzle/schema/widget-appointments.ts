import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  time,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { APPOINTMENT_STATUSES } from "../../contracts/admin/appointments.ts";
import { createdAt, edgeKey, instant, oneOf, searchIndex, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";
import { widgetConversations } from "./widget-conversations.ts";

/**
 * That two live appointments of one resource never overlap is said by the exclusion constraint
 * `widget_appointments_no_overlap`, and that none reaches into the time kept free around another by
 * `widget_appointments_keep_buffers`. Drizzle cannot express them: see the migrations.
 */
export const widgetAppointments = pgTable(
  "widget_appointments",
  {
    id: edgeKey(),
    /** Null when a user made it in the dashboard. */
    conversationId: uuid("conversation_id").references(() => widgetConversations.id, {
      onDelete: "cascade",
    }),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    /** Whose time it takes: a person, a room, a van. */
    resourceId: text("resource_id").notNull().default("default"),
    customerName: text("customer_name").notNull(),
    customerEmail: text("customer_email"),
    customerPhone: text("customer_phone"),
    serviceType: text("service_type"),
    /** As the visitor chose them, in the client's zone. */
    preferredDate: date("preferred_date").notNull(),
    preferredTime: time("preferred_time").notNull(),
    durationMinutes: integer("duration_minutes").notNull().default(30),
    /** What is really reserved. */
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** The starts and ends with the service's buffers around them; null: none were asked for. */
    reservedFrom: instant("reserved_from"),
    reservedUntil: instant("reserved_until"),
    /** Of the widget's services, by their id; the name at the time of booking is `service_type`. */
    serviceId: text("service_id"),
    /** IANA and BCP 47, for the mails to the customer. */
    customerTimezone: text("customer_timezone"),
    customerLocale: text("customer_locale"),
    /** What its visitor calls the booking: the same again is this one. */
    clientBookingId: text("client_booking_id"),
    /** RFC 5545 SEQUENCE. */
    calendarSequence: integer("calendar_sequence").notNull().default(0),
    /** What people have to be told of, and who caused it, until the notices' queue has taken it. */
    owedNotice: text("owed_notice"),
    owedBy: text("owed_by"),
    /** The sequence that the customer was last told of: an earlier mail's links have stopped working. */
    toldSequence: integer("told_sequence").notNull().default(0),
    /** When that was. */
    toldAt: instant("told_at").notNull().defaultNow(),
    customerNotes: text("customer_notes"),
    internalNotes: text("internal_notes"),
    status: text("status", { enum: APPOINTMENT_STATUSES }).notNull().default("pending"),
    confirmationSent: boolean("confirmation_sent").notNull().default(false),
    reminderSent: boolean("reminder_sent").notNull().default(false),
    calendarEventId: text("calendar_event_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("widget_appointments_status_check", table.status, APPOINTMENT_STATUSES),
    check("widget_appointments_interval_check", sql`${table.endsAt} > ${table.startsAt}`),
    check(
      "widget_appointments_reserved_check",
      sql`${table.reservedFrom} <= ${table.startsAt} and ${table.reservedUntil} >= ${table.endsAt}`,
    ),
    uniqueIndex("widget_appointments_booked_once")
      .on(table.conversationId, table.clientBookingId)
      .where(sql`${table.clientBookingId} is not null`),
    check("widget_appointments_duration_check", sql`${table.durationMinutes} > 0`),
    index("widget_appointments_widget_page").on(
      table.widgetId,
      table.startsAt.desc(),
      table.id.desc(),
    ),
    index("widget_appointments_page").on(table.startsAt.desc(), table.id.desc()),
    index("widget_appointments_widget_created_at_index").on(table.widgetId, table.createdAt),
    index("widget_appointments_status_index").on(table.status, table.startsAt),
    index("widget_appointments_preferred_date_index").on(table.preferredDate),
    index("widget_appointments_conversation_id_index").on(table.conversationId),
    searchIndex("widget_appointments_customer_name_search", table.customerName),
    searchIndex("widget_appointments_customer_email_search", table.customerEmail),
  ],
);
