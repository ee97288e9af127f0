import type { Context } from "hono";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { newFeedToken } from "../../appointments/calendar-feed.ts";
import {
  changeByUser,
  listSlotsForUser,
  moveByUser,
  type UserCall,
} from "../../appointments/user-changes.ts";
import type { Actor } from "../../domain/access.ts";
import type { AppEnv } from "../../env.ts";
import { findStoredAppointment } from "../../store/appointment-rows.ts";
import {
  type AppointmentRow,
  findAppointment,
  listAppointments,
} from "../../store/appointments.ts";
import { ensureFeedToken, replaceFeedToken } from "../../store/calendar-feed.ts";
import type { Database } from "../../store/database.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";
import { widgetOrigin } from "./widget-origin.ts";

export const appointmentRoutes = serve(appointmentOperations, {
  "GET /appointments": async ({ db, scope, query }) =>
    keysetPage(
      await listAppointments(db, scope, query, pageWish(query, "uuid")),
      query,
      appointmentOf,
    ),
  "GET /appointments/:appointmentId": async ({ c, db }) => readOne(c, db),
  "PATCH /appointments/:appointmentId": async ({ c, db, actor, body }) => {
    const stored = found(await findStoredAppointment(db, idOf(c)));
    await changeByUser(callOf(c, db, actor), stored, body);
    return readOne(c, db);
  },
  "POST /appointments/:appointmentId/move": async ({ c, db, actor, body }) => {
    const stored = found(await findStoredAppointment(db, idOf(c)));
    await moveByUser(callOf(c, db, actor), stored, body);
    return readOne(c, db);
  },
  "GET /appointments/:appointmentId/slots": async ({ c, db, query }) => {
    const { from, days } = query;
    const stored = found(await findStoredAppointment(db, idOf(c)));
    return listSlotsForUser(db, stored, { from, days }, Date.now());
  },
  "GET /widgets/:widgetId/calendar-feed": async ({ c, db }) => {
    const token = await ensureFeedToken(db, c.var.ownWidget.id, newFeedToken());
    return { url: feedUrl(c, found(token)) };
  },
  "POST /widgets/:widgetId/calendar-feed": async ({ c, db }) => {
    const token = newFeedToken();
    const isReplaced = await replaceFeedToken(db, c.var.ownWidget.id, token);
    return { url: feedUrl(c, found(isReplaced ? token : null)) };
  },
});

function idOf(c: Context<AppEnv>): string {
  return c.req.param("appointmentId") ?? "";
}

function callOf(c: Context<AppEnv>, db: Database, { userId }: Actor): UserCall {
  return { env: c.env, db, userId, nowMs: Date.now() };
}

async function readOne(c: Context<AppEnv>, db: Database): Promise<Appointment> {
  return appointmentOf(found(await findAppointment(db, idOf(c))));
}

function feedUrl(c: Context<AppEnv>, token: string): string {
  return `${widgetOrigin(c)}/calendar/${token}.ics`;
}

function appointmentOf(row: AppointmentRow): Appointment {
  return viewOf(row, "starts_at", "ends_at", "created_at");
}
