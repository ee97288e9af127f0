import type { z } from "zod";
import {
  APPOINTMENT_STATUSES,
  type ListAppointments,
} from "../../../../contracts/admin/appointments.ts";
import { daysIn } from "../../api/day-query.ts";
import { wordsIn } from "../../api/search-query.ts";

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
