import type { z } from "zod";
import {
  APPOINTMENT_STATUSES,
  type Appointment,
  type ListAppointments,
} from "../../../../contracts/admin/appointments.ts";
import { daysIn } from "../../api/day-query.ts";
import { wordsIn } from "../../api/search-query.ts";
import { dayOf } from "./week.ts";

/** As they stand in the page's address. */
export interface Params {
  readonly q?: string;
  readonly status?: string;
  readonly widget?: string;
  readonly from?: string;
  readonly to?: string;
  readonly view?: string;
  readonly week?: string;
  /** The one whose details are open. */
  readonly id?: string;
}

type Query = z.input<typeof ListAppointments>;

/** What the API is asked for them; an address can be typed, and what makes no sense is left out. */
export function queryOf({ q, status, widget, ...days }: Params): Query {
  const known = APPOINTMENT_STATUSES.find((word) => word === status);
  return {
    ...wordsIn(q),
    ...(known ? { status: known } : {}),
    ...widgetIn(widget),
    ...daysIn(days),
  };
}

/** Of the list's filters the week has the widget: its days are its own, and all of them are shown. */
export function weekQueryOf({ widget }: Params): Query {
  return widgetIn(widget);
}

function widgetIn(widget: string | undefined): Query {
  return widget && /^\d+$/.test(widget) ? { widget_id: widget } : {};
}

/**
 * Whether a list that was asked for in this way shows the appointment, as far as can be told here:
 * words are the API's to find, and days are taken in the client's zone.
 */
export function isShownBy(
  one: Pick<Appointment, "status" | "widget_id" | "client_id" | "client_timezone" | "starts_at">,
  query: Readonly<Record<string, unknown>>,
): boolean {
  const day = dayOf(one.starts_at, one.client_timezone);
  const { status = one.status, widget_id = one.widget_id, client_id = one.client_id } = query;
  const { from = day, to = day } = query;
  return (
    status === one.status &&
    String(widget_id) === String(one.widget_id) &&
    String(client_id) === String(one.client_id) &&
    String(from) <= day &&
    day <= String(to)
  );
}

/** Whether anything but the view narrows the list. */
export function isFiltered({ q, status, widget, from, to }: Params): boolean {
  return [q, status, widget, from, to].some(Boolean);
}
