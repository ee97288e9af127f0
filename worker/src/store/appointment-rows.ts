import { type SQL, sql } from "drizzle-orm";
import type { Appointment } from "../../../contracts/admin/appointments.ts";
import type { NoticeType } from "../../../contracts/admin/notifications.ts";
import type { AppointmentSettings } from "../../../contracts/appointments.ts";
import type { BusinessHours } from "../../../contracts/widget-config.ts";
import type { Range } from "../domain/availability.ts";
import type { Database } from "./database.ts";
import { toAppointmentSettings, toBusinessHours } from "./snapshot-source.ts";

/** Of what people have to be told, and who caused it. */
export interface Owed {
  readonly type: Exclude<AppointmentNoticeType, "appointment_reminder">;
  readonly by: "customer" | "user";
}

type AppointmentNoticeType = Extract<NoticeType, `appointment_${string}`>;

/** An appointment as bookings, changes and notices need it. */
export interface StoredAppointment {
  readonly id: string;
  readonly widgetId: number;
  readonly conversationId: string | null;
  readonly resourceId: string;
  readonly serviceId: string | null;
  /** The service's name at the time of booking. */
  readonly service: string | null;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** With the buffers around it. */
  readonly reserved: Range;
  readonly status: Appointment["status"];
  readonly customerName: string;
  readonly customerEmail: string | null;
  readonly customerPhone: string | null;
  readonly customerNotes: string | null;
  readonly customerTimezone: string | null;
  readonly customerLocale: string | null;
  readonly sequence: number;
  /** The sequence that its customer was last told of, by which the links in their mail are sealed. */
  readonly toldSequence: number;
  /** Not taken by the notices' queue yet. */
  readonly owed: Owed | null;
  readonly updatedAtMs: number;
}

/** Whose appointment it is, and by which rules it can be moved. */
export interface AppointmentHome {
  readonly clientName: string;
  readonly businessTimezone: string;
  readonly hours: BusinessHours | null;
  readonly settings: AppointmentSettings | null;
  /** Whether visitors can book now, and customers move what they have booked. */
  readonly isBookingOn: boolean;
  /** How many may run at once, also while nothing can be booked. */
  readonly capacity: number;
}

type Raw = Record<string, unknown>;

const epochMs = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::float8`;

/** Of a table or a `with` that is called by `alias`. */
export function appointmentColumns(alias: string): SQL {
  const of = (name: string) => sql.raw(`${alias}.${name}`);
  return sql`${of("id")}, ${of("widget_id")} as "widgetId", ${of("conversation_id")} as "conversationId",
    ${of("resource_id")} as "resourceId", ${of("service_id")} as "serviceId",
    ${of("service_type")} as service, ${of("status")}, ${of("customer_name")} as "customerName",
    ${of("customer_email")} as "customerEmail", ${of("customer_phone")} as "customerPhone",
    ${of("customer_notes")} as "customerNotes", ${of("customer_timezone")} as "customerTimezone",
    ${of("customer_locale")} as "customerLocale", ${of("calendar_sequence")} as sequence,
    ${of("told_sequence")} as "toldSequence", ${of("owed_notice")} as "owedType",
    ${of("owed_by")} as "owedBy",
    ${epochMs(of("starts_at"))} as "startsAtMs", ${epochMs(of("ends_at"))} as "endsAtMs",
    ${epochMs(sql`coalesce(${of("reserved_from")}, ${of("starts_at")})`)} as "fromMs",
    ${epochMs(sql`coalesce(${of("reserved_until")}, ${of("ends_at")})`)} as "untilMs",
    ${epochMs(of("updated_at"))} as "updatedAtMs"`;
}

export interface RawAppointment extends Raw, Omit<StoredAppointment, "reserved" | "owed">, Range {
  readonly owedType: Owed["type"] | null;
  readonly owedBy: Owed["by"] | null;
}

export function toStored(raw: RawAppointment): StoredAppointment {
  const { fromMs, untilMs, owedType, owedBy, ...row } = raw;
  const owed = owedType && owedBy && { type: owedType, by: owedBy };
  return { ...row, reserved: { fromMs, untilMs }, owed };
}

interface RawHome extends Raw, Pick<AppointmentHome, "clientName" | "isBookingOn"> {
  readonly clientTimezone: string;
  readonly businessHours: unknown;
  readonly appointmentSettings: unknown;
}

export interface FoundAppointment {
  readonly appointment: StoredAppointment;
  readonly home: AppointmentHome;
}

export async function findStoredAppointment(
  db: Database,
  id: string,
): Promise<FoundAppointment | null> {
  const [found] = await listStoredAppointments(db, sql`a.id = ${id}`, 1);
  return found ?? null;
}

/** Those of which the condition on `a` is true, earliest first. */
export async function listStoredAppointments(
  db: Database,
  condition: SQL,
  limit: number,
): Promise<FoundAppointment[]> {
  const { rows } = await db.execute<RawAppointment & RawHome>(sql`
    select ${appointmentColumns("a")}, cl.name as "clientName", cl.timezone as "clientTimezone",
      w.business_hours as "businessHours",
      w.appointment_settings as "appointmentSettings",
      w.enable_appointment_booking and w.is_active and cl.status = 'active' as "isBookingOn"
    from widget_appointments a join widget_configs w on w.id = a.widget_id
    join clients cl on cl.id = w.client_id
    where ${condition} order by a.starts_at, a.id limit ${limit}`);
  return rows.map(toFound);
}

function toFound(row: RawAppointment & RawHome): FoundAppointment {
  const {
    clientName,
    clientTimezone,
    businessHours,
    appointmentSettings,
    isBookingOn,
    ...appointment
  } = row;
  const hours = toBusinessHours(businessHours, clientTimezone);
  const settings = toAppointmentSettings(appointmentSettings);
  const home = {
    clientName,
    businessTimezone: hours?.timezone ?? clientTimezone,
    hours,
    settings,
    isBookingOn,
    capacity: settings?.capacity ?? 1,
  };
  return { appointment: toStored(appointment), home };
}
