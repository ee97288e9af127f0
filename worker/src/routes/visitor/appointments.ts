import type { Context } from "hono";
import { Hono } from "hono";
import {
  AvailabilityQuery,
  BookAppointment,
  HoldSlot,
  ReleaseSlot,
} from "../../../../contracts/appointments.ts";
import { book, hold, type Visitor } from "../../appointments/booking.ts";
import { fromPostgres } from "../../appointments/from-postgres.ts";
import { listAvailability, requireBooking } from "../../appointments/offered-slots.ts";
import { type ConversationRef, openConversation } from "../../capability.ts";
import type { AppEnv } from "../../env.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { releaseHold } from "../../store/appointment-bookings.ts";
import { openDatabase } from "../../store/database.ts";
import { accept, requireConversation, threadOf, widgetKeyOf } from "./thread.ts";

/** When something can be booked, and the booking. Needs Postgres, as nothing else of a visitor's does. */
export const appointmentRoutes = new Hono<AppEnv>()
  .get("/availability", async (c) => {
    const { snapshot } = c.var.widget;
    const rules = requireBooking(snapshot);
    const query = readQuery(c, AvailabilityQuery);
    const asker = {
      widgetId: snapshot.widgetId,
      conversationId: ownConversation(c, query.conversation_id),
      appointmentId: null,
      nowMs: Date.now(),
    };
    return answerJson(c, await listAvailability(openDatabase(c.env), rules, asker, query));
  })
  .post("/appointments/hold", async (c) => {
    const wish = await readBody(c, HoldSlot);
    const ref = requireConversation(c, wish.conversation_id);
    accept(await threadOf(c, ref).mayBook(widgetKeyOf(c), ref.conversationId, null));
    return answerJson(c, await hold(visitorOf(c, ref), wish));
  })
  .post("/appointments/release", async (c) => {
    const { conversation_id, hold_id } = await readBody(c, ReleaseSlot);
    const { db, snapshot, conversationId } = visitorOf(c, requireConversation(c, conversation_id));
    await fromPostgres(releaseHold(db, snapshot.widgetId, conversationId, hold_id ?? null));
    return answerJson(c, { success: true });
  })
  .post("/appointments", async (c) => {
    const wish = await readBody(c, BookAppointment);
    const ref = requireConversation(c, wish.conversation_id);
    const left = {
      visitor_name: wish.customer_name,
      visitor_email: wish.customer_email,
      visitor_phone: wish.customer_phone,
      handoff_details: wish.customer_notes,
    };
    accept(await threadOf(c, ref).mayBook(widgetKeyOf(c), ref.conversationId, left));
    const booked = await book(visitorOf(c, ref), wish, () => threadOf(c, ref).deliverNow());
    return answerJson(c, booked);
  });

function ownConversation(c: Context<AppEnv>, capability: string | undefined): string | null {
  const ref = openConversation(c.env, widgetKeyOf(c), capability ?? "", Date.now());
  return ref?.conversationId ?? null;
}

function visitorOf(c: Context<AppEnv>, { conversationId }: ConversationRef): Visitor {
  const { snapshot } = c.var.widget;
  return { env: c.env, db: openDatabase(c.env), snapshot, conversationId, nowMs: Date.now() };
}
