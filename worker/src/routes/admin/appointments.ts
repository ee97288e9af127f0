import type { Context } from "hono";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import {
  type AppointmentRow,
  changeAppointment,
  findAppointment,
  listAppointments,
} from "../../store/appointments.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const appointmentRoutes = serve(appointmentOperations, {
  "GET /appointments": async ({ db, scope, query }) =>
    keysetPage(
      await listAppointments(db, scope, query, pageWish(query, "uuid")),
      query,
      appointmentOf,
    ),
  "GET /appointments/:appointmentId": async ({ c, db }) =>
    appointmentOf(found(await findAppointment(db, idOf(c)))),
  "PATCH /appointments/:appointmentId": async ({ c, db, body }) => {
    const { status, internal_notes: internalNotes } = body;
    const isChanged = await changeAppointment(db, idOf(c), named({ status, internalNotes }));
    if (!isChanged) {
      throw new AppError("conflict", {
        message: "Its time has been taken by another appointment.",
      });
    }
    return appointmentOf(found(await findAppointment(db, idOf(c))));
  },
});

function idOf(c: Context<AppEnv>): string {
  return c.req.param("appointmentId") ?? "";
}

function appointmentOf(row: AppointmentRow): Appointment {
  return viewOf(row, "starts_at", "ends_at", "created_at");
}
