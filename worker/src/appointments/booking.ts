import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type {
  AppointmentBooked,
  BookAppointment,
  HoldSlot,
  Service,
  SlotHeld,
} from "../../../contracts/appointments.ts";
import { horizonEndMs, isOffered, reservedAround } from "../domain/availability.ts";
import { maskText } from "../domain/masking.ts";
import { normalPhone } from "../domain/phone.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { knownZone, MINUTE_MS } from "../domain/wall-clock.ts";
import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { logWarning } from "../log.ts";
import type { NoticeHome } from "../notices/notice.ts";
import { bookSlot, findBooking, holdSlot, type WishedTime } from "../store/appointment-bookings.ts";
import type { StoredAppointment } from "../store/appointment-rows.ts";
import type { Database } from "../store/database.ts";
import { uuidFromBytes, uuidv7 } from "../uuid.ts";
import { isSpanish } from "./customer-words.ts";
import { fromPostgres } from "./from-postgres.ts";
import { localTime } from "./local-time.ts";
import { appointmentNotice, tellLater } from "./notices.ts";
import {
  type BookingRules,
  type Offered,
  offerOf,
  requireBooking,
  requireService,
  slotTaken,
} from "./offered-slots.ts";

/** A visitor's request, once it has proven its conversation. */
export interface Visitor {
  readonly env: Env;
  readonly db: Database;
  readonly snapshot: WidgetSnapshot;
  readonly conversationId: string;
  readonly nowMs: number;
}

/** How many live appointments in the future one conversation, or one e-mail address, may have. */
const LIVE_MAX = 3;

/** Keeps a slot while its form is open. */
export async function hold(visitor: Visitor, wish: z.infer<typeof HoldSlot>): Promise<SlotHeld> {
  const { db, snapshot, conversationId, nowMs } = visitor;
  const { rules, offered, time } = wished(snapshot, wish);
  const taken = () => slotTaken(db, offered, askerOf(visitor), time.startsAtMs);
  if (!isOpen(offered, time.startsAtMs, nowMs)) throw await taken();
  const holdId = crypto.randomUUID();
  const lastsMs = rules.settings.hold_minutes * MINUTE_MS;
  const { widgetId } = snapshot;
  const kept = { ...time, holdId, widgetId, conversationId, lastsMs, nowMs };
  const expiresAtMs = await fromPostgres(holdSlot(db, kept));
  if (expiresAtMs === null) throw await taken();
  return { hold_id: holdId, expires_at: new Date(expiresAtMs).toISOString() };
}

/**
 * Books a slot that is offered and free, whether or not it was held. `deliver` brings the
 * conversation to Postgres; where it cannot, the appointment is booked without it.
 */
export async function book(
  visitor: Visitor,
  wish: z.infer<typeof BookAppointment>,
  deliver: () => Promise<void>,
): Promise<AppointmentBooked> {
  const { env, db, snapshot, nowMs } = visitor;
  const { rules, offered, time, service } = wished(snapshot, wish);
  const name = wish.client_booking_id;
  const id = name === null ? uuidv7(nowMs) : namedId(visitor.conversationId, name);
  // Also tells whether Postgres is there, before anything waits for it longer.
  const before = name && (await fromPostgres(findBooking(db, snapshot.widgetId, id)));
  if (before) return answer(rules, before);
  const taken = () => slotTaken(db, offered, askerOf(visitor), time.startsAtMs);
  // The notice counts from when the form was opened, which is no longer ago than a hold lasts.
  const openedAtMs = nowMs - rules.settings.hold_minutes * MINUTE_MS;
  const hours = offered.hours;
  const isWithin =
    hours !== null &&
    time.startsAtMs > nowMs &&
    time.startsAtMs < horizonEndMs(offered.settings, hours, nowMs);
  if (!isWithin || !isOpen(offered, time.startsAtMs, openedAtMs)) throw await taken();
  await deliverIfPossible(deliver);
  const booking = bookingOf(visitor, wish, { id, rules, time, service });
  const outcome = await fromPostgres(bookSlot(db, booking), null);
  if ("booked" in outcome) {
    const { booked, isNew } = outcome;
    if (isNew) tellLater(env, booked, async () => requestedNotice(visitor, rules, booked));
    return answer(rules, outcome.booked);
  }
  throw outcome.refused === "too_many" ? tooMany(booking.customerLocale) : await taken();
}

interface Wished {
  readonly rules: BookingRules;
  readonly service: Service;
  readonly offered: Offered;
  readonly time: WishedTime;
}

function wished(
  snapshot: WidgetSnapshot,
  wish: Pick<z.infer<typeof HoldSlot>, "service_id" | "starts_at">,
): Wished {
  const rules = requireBooking(snapshot);
  const service = requireService(rules, wish.service_id);
  const startsAtMs = Date.parse(wish.starts_at);
  const time = {
    serviceId: service.id,
    startsAtMs,
    endsAtMs: startsAtMs + service.duration_minutes * MINUTE_MS,
    reserved: reservedAround(service, startsAtMs),
    capacity: rules.settings.capacity,
  };
  return { rules, service, time, offered: { ...rules, shape: service } };
}

function isOpen(offered: Offered, startsAtMs: number, nowMs: number): boolean {
  const offer = offerOf(offered);
  return offer !== null && isOffered(offer, startsAtMs, nowMs);
}

function askerOf({ snapshot, conversationId, nowMs }: Visitor) {
  return { widgetId: snapshot.widgetId, conversationId, appointmentId: null, nowMs };
}

/**
 * A booking that its visitor has named has an id that follows from the name, so that the same again
 * finds it, whether or not its conversation has arrived. RFC 9562 §5.8 leaves the bits to us.
 */
function namedId(conversationId: string, name: string): string {
  const hash = createHash("sha256").update(`${conversationId}:${name}`).digest();
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidFromBytes(bytes);
}

/** The visitor's own where they are spoken to in it, else the widget's. */
function localeOf({ config }: WidgetSnapshot, wished: string | null | undefined): string {
  return wished && /^(en|es)(-[a-z\d]{2,8})*$/i.test(wished) ? wished : config.locale;
}

async function deliverIfPossible(deliver: () => Promise<void>): Promise<void> {
  try {
    await fromPostgres(deliver());
  } catch (error) {
    logWarning("appointment.without_conversation", { error });
  }
}

function bookingOf(
  { snapshot, conversationId, nowMs }: Visitor,
  wish: z.infer<typeof BookAppointment>,
  { id, rules, time, service }: Omit<Wished, "offered"> & { readonly id: string },
) {
  const { settings, businessTimezone } = rules;
  return {
    ...time,
    ...localTime(businessTimezone, time.startsAtMs),
    id,
    widgetId: snapshot.widgetId,
    conversationId,
    service: service.name,
    durationMinutes: service.duration_minutes,
    status: settings.requires_confirmation ? ("pending" as const) : ("confirmed" as const),
    customerName: wish.customer_name,
    customerEmail: wish.customer_email,
    customerPhone: wish.customer_phone && normalPhone(wish.customer_phone, snapshot.rules.country),
    customerNotes: wish.customer_notes && maskText(wish.customer_notes, maskingOf(snapshot)).text,
    customerTimezone: knownZone(wish.timezone),
    customerLocale: localeOf(snapshot, wish.locale),
    clientBookingId: wish.client_booking_id,
    liveMax: LIVE_MAX,
    nowMs,
  };
}

function maskingOf({ rules: { masking: kinds, country } }: WidgetSnapshot) {
  return { kinds, country };
}

function requestedNotice(
  { env, snapshot, nowMs }: Visitor,
  rules: BookingRules,
  appointment: StoredAppointment,
) {
  const event = { type: "appointment_requested", by: "customer", atMs: nowMs } as const;
  const { businessTimezone } = rules;
  return appointmentNotice(env, event, { home: homeOf(snapshot), appointment, businessTimezone });
}

function homeOf({ config, rules, widgetId, clientId }: WidgetSnapshot): NoticeHome {
  return {
    clientId,
    widgetId,
    widgetKey: config.widget_key,
    widgetName: config.widget_name,
    locale: config.locale,
    rules: rules.notices,
  };
}

/** In the visitor's words: the panel shows it as it is. */
const BOOKED = {
  en: {
    pending: "Thank you. We have your request and will confirm it.",
    confirmed: "Thank you. Your appointment is confirmed.",
  },
  es: {
    pending: "Gracias. Hemos recibido su solicitud y se la confirmaremos.",
    confirmed: "Gracias. Su cita está confirmada.",
  },
} as const;

function answer(rules: BookingRules, booked: StoredAppointment): AppointmentBooked {
  const status = booked.status === "confirmed" ? "confirmed" : "pending";
  return {
    success: true,
    appointment_id: booked.id,
    status,
    service: booked.service ?? "",
    starts_at: new Date(booked.startsAtMs).toISOString(),
    ends_at: new Date(booked.endsAtMs).toISOString(),
    business_timezone: rules.businessTimezone,
    message: BOOKED[isSpanish(booked.customerLocale) ? "es" : "en"][status],
  };
}

function tooMany(locale: string): AppError {
  const message = isSpanish(locale)
    ? `Ya tiene ${LIVE_MAX} citas pendientes. Cancele una antes de pedir otra.`
    : `You have ${LIVE_MAX} appointments ahead already. Cancel one before you book another.`;
  return new AppError("rate_limited", { message });
}
