import { sql } from "drizzle-orm";
import type { Appointment } from "../../../contracts/admin/appointments.ts";
import { widgetAppointments } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, type DayRange, within, zoneOf } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";

/** As the API shows it, but for times, which are Postgres' text. */
export type AppointmentRow = Placed & Omit<Appointment, "id"> & { readonly id: string };

export interface AppointmentFilter extends DayRange {
  readonly widget_id?: number | undefined;
  readonly status?: Appointment["status"] | undefined;
  readonly search?: string | undefined;
  readonly id?: string | undefined;
}

/** Latest first. */
export async function listAppointments(
  db: Database,
  scope: ClientScope,
  filter: AppointmentFilter,
  page: PageWish,
): Promise<AppointmentRow[]> {
  const pattern = filter.search && containing(filter.search);
  const { rows } = await db.execute<AppointmentRow & Record<string, unknown>>(sql`
    select a.id, a.widget_id, w.widget_name, w.client_id, cl.timezone as client_timezone,
      a.conversation_id, a.customer_name, a.customer_email, a.customer_phone, a.service_type,
      a.starts_at, a.ends_at, a.duration_minutes, a.customer_notes, a.internal_notes, a.status,
      a.created_at, ${exactly(sql`a.starts_at`)}
    from widget_appointments a join widget_configs w on w.id = a.widget_id
      join clients cl on cl.id = w.client_id
    where ${allOf([
      scope === null ? undefined : sql`w.client_id = ${scope}`,
      filter.id === undefined ? undefined : sql`a.id = ${filter.id}`,
      filter.widget_id === undefined ? undefined : sql`a.widget_id = ${filter.widget_id}`,
      filter.status === undefined ? undefined : sql`a.status = ${filter.status}`,
      ...within(sql`a.starts_at`, filter, zoneOf(scope, filter.widget_id)),
      pattern
        ? sql`(a.customer_name ilike ${pattern} or a.customer_email ilike ${pattern})`
        : undefined,
      below(sql`a.starts_at`, sql`a.id`, page.after, "uuid"),
    ])}
    order by a.starts_at desc nulls last, a.id desc nulls last limit ${page.limit}`);
  return rows;
}

export async function findAppointment(db: Database, id: string): Promise<AppointmentRow | null> {
  const [found] = await listAppointments(db, null, { id }, { after: null, limit: 1 });
  return found ?? null;
}

/** False when its time has been taken by another meanwhile: a cancelled one cannot just come back. */
export async function changeAppointment(
  db: Database,
  id: string,
  change: { status?: Appointment["status"]; internalNotes?: string | null },
): Promise<boolean> {
  try {
    await db
      .update(widgetAppointments)
      .set({ ...change, updatedAt: new Date() })
      .where(sql`${widgetAppointments.id} = ${id}`);
    return true;
  } catch (error) {
    if (isOverlap(error)) return false;
    throw error;
  }
}

/** SQLSTATE 23P01, exclusion_violation; drizzle wraps what the driver throws. */
function isOverlap(error: unknown): boolean {
  return error instanceof Error && Reflect.get(Object(error.cause ?? error), "code") === "23P01";
}
