import { z } from "zod";
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
} as const;
