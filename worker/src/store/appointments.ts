import { type SQL, sql } from "drizzle-orm";
import type { Appointment } from "../../../contracts/admin/appointments.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, type DayRange, within, zoneOf } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";

/** As the API shows it, but for times, which are Postgres' text. */
export type AppointmentRow = Placed & Omit<Appointment, "id"> & { readonly id: string };

export interface AppointmentFilter extends DayRange {
  readonly widget_id?: number | undefined;
  readonly status?: Appointment["status"] | undefined;
  readonly search?: string | undefined;
}

const APPOINTMENT = sql`a.id, a.widget_id, w.widget_name, w.client_id, cl.name as client_name,
  cl.timezone as client_timezone, a.conversation_id, a.customer_name, a.customer_email,
  a.customer_phone, a.service_type, a.starts_at, a.ends_at, a.duration_minutes, a.customer_notes,
  a.internal_notes, a.status,
  case when a.customer_email is not null then a.confirmation_sent end as confirmation_sent,
  case when a.customer_email is not null then a.reminder_sent end as reminder_sent, a.created_at, ${exactly(sql`a.starts_at`)}`;
const FROM_HOME = sql`join widget_configs w on w.id = a.widget_id join clients cl on cl.id = w.client_id`;

/**
 * Latest first: one widget's, or the latest of each widget of a client put together, so that no
 * client's page walks past the others' rows.
 */
export async function listAppointments(
  db: Database,
  scope: ClientScope,
  filter: AppointmentFilter,
  page: PageWish,
): Promise<AppointmentRow[]> {
  const conditions = conditionsOf(scope, filter, page);
  const latest = sql`order by a.starts_at desc nulls last, a.id desc nulls last limit ${page.limit}`;
  const isEverywhere = scope === null && filter.widget_id === undefined;
  const { rows } = await db.execute<AppointmentRow & Record<string, unknown>>(
    isEverywhere
      ? sql`
        select ${APPOINTMENT} from widget_appointments a ${FROM_HOME} where ${conditions} ${latest}`
      : sql`
        select ${APPOINTMENT} from widget_configs w join clients cl on cl.id = w.client_id
        cross join lateral (
          select * from widget_appointments a where a.widget_id = w.id and ${conditions} ${latest}
        ) a
        where ${allOf([
          scope === null ? undefined : sql`w.client_id = ${scope}`,
          filter.widget_id === undefined ? undefined : sql`w.id = ${filter.widget_id}`,
        ])} ${latest}`,
  );
  return rows;
}

function conditionsOf(scope: ClientScope, filter: AppointmentFilter, page: PageWish): SQL {
  const pattern = filter.search && containing(filter.search);
  return allOf([
    filter.status === undefined ? undefined : sql`a.status = ${filter.status}`,
    ...within(sql`a.starts_at`, filter, zoneOf(scope, filter.widget_id)),
    pattern
      ? sql`(a.customer_name ilike ${pattern} or a.customer_email ilike ${pattern})`
      : undefined,
    below(sql`a.starts_at`, sql`a.id`, page.after, "uuid"),
  ]);
}

export async function findAppointment(db: Database, id: string): Promise<AppointmentRow | null> {
  const { rows } = await db.execute<AppointmentRow & Record<string, unknown>>(
    sql`select ${APPOINTMENT} from widget_appointments a ${FROM_HOME} where a.id = ${id}`,
  );
  return rows[0] ?? null;
}
