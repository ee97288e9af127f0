import { z } from "zod";
import { AvailableSlot } from "../appointments.ts";
import { PageQuery, pageOf } from "../page.ts";
import { DayRange, Instant, optionalText, QueryId, RowId, Search } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const APPOINTMENT_STATUSES = [
  "pending",
  "confirmed",
  "cancelled",
  "completed",
  "no_show",
] as const;

export const Appointment = z.object({
  id: z.uuid(),
  widget_id: RowId,
  widget_name: z.string(),
  client_id: RowId,
  client_name: z.string(),
  client_timezone: z.string(),
  conversation_id: z.uuid().nullable(),
  customer_name: z.string(),
  customer_email: z.string().nullable(),
  customer_phone: z.string().nullable(),
  service_type: z.string().nullable(),
  starts_at: Instant,
  ends_at: Instant,
  duration_minutes: z.int(),
  customer_notes: z.string().nullable(),
  internal_notes: z.string().nullable(),
  status: z.enum(APPOINTMENT_STATUSES),
  /** Whether the customer's mails went out; null: there is no address. */
  confirmation_sent: z.boolean().nullable(),
  reminder_sent: z.boolean().nullable(),
  created_at: Instant,
});
export type Appointment = z.infer<typeof Appointment>;

export const ListAppointments = PageQuery.extend({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  status: z.enum(APPOINTMENT_STATUSES).optional(),
  ...DayRange.shape,
  search: Search,
});

export const ChangeAppointment = z
  .object({ status: z.enum(APPOINTMENT_STATUSES), internal_notes: optionalText(4_000) })
  .partial();

/** Another time, of the same length. A user may take any that is free, also outside the hours. */
export const MoveAppointment = z.object({
  starts_at: Instant,
  /** Whether the customer is told by mail. */
  notify_customer: z.boolean().default(true),
});

export const CalendarFeed = z.object({
  /** Secret: whoever has the address reads the appointments. */
  url: z.url(),
});

export const appointmentOperations = {
  "GET /appointments": reads({
    summary: "Lists appointments, latest first",
    right: "appointments.read",
    query: ListAppointments,
    out: pageOf(Appointment),
  }),
  "GET /appointments/:appointmentId": reads({
    summary: "One appointment",
    right: "appointments.read",
    scope: "appointment",
    out: Appointment,
  }),
  "PATCH /appointments/:appointmentId": changes({
    summary: "Changes its status or the internal notes",
    right: "appointments.manage",
    scope: "appointment",
    body: ChangeAppointment,
    out: Appointment,
    audit: "appointment.updated",
  }),
  "POST /appointments/:appointmentId/move": changes({
    summary: "Moves it to another time; 409 `slot_taken` when that overlaps another",
    right: "appointments.manage",
    scope: "appointment",
    body: MoveAppointment,
    out: Appointment,
    audit: "appointment.moved",
  }),
  "GET /appointments/:appointmentId/slots": reads({
    summary: "When it could take place instead, by the widget's settings",
    right: "appointments.read",
    scope: "appointment",
    query: z.object({
      from: z.iso.date().optional(),
      days: z.coerce.number().int().min(1).max(31).default(14),
    }),
    out: z.object({
      timezone: z.string(),
      days: z.array(z.object({ date: z.iso.date(), slots: z.array(AvailableSlot) })),
    }),
  }),
  "GET /widgets/:widgetId/calendar-feed": reads({
    summary: "The secret address under which any calendar program reads the widget's appointments",
    right: "appointments.manage",
    scope: "widget",
    out: CalendarFeed,
  }),
  "POST /widgets/:widgetId/calendar-feed": changes({
    summary: "Gives the feed a new address; the old one stops working",
    right: "appointments.manage",
    scope: "widget",
    body: z.object({}),
    out: CalendarFeed,
    audit: "widget.calendar_feed_renewed",
  }),
} as const;
