import { inBackground } from "../background.ts";
import { isLive } from "../domain/appointment-status.ts";
import { retryDelayMs } from "../domain/retry.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Notice, NoticeHome } from "../notices/notice.ts";
import { markSent, type SentMark } from "../store/appointment-notices.ts";
import type { StoredAppointment } from "../store/appointment-rows.ts";
import { openDatabase } from "../store/database.ts";
import { invitation } from "./calendar-file.ts";
import { serviceOf } from "./customer-words.ts";
import { type LinkPurpose, sealLink } from "./links.ts";

export type AppointmentNotice = Extract<Notice, { readonly appointmentId: string }>;

export interface Event {
  readonly type: AppointmentNotice["type"];
  readonly by: AppointmentNotice["by"];
  readonly atMs: number;
}

export interface Told {
  readonly home: NoticeHome;
  readonly appointment: StoredAppointment;
  readonly businessTimezone: string;
}

/** What people are told of an event. Its id counts the appointment's changes: each is told once. */
export function appointmentNotice(env: Env, event: Event, told: Told): AppointmentNotice {
  const { appointment, home } = told;
  const isAhead = isLive(appointment.status) && appointment.startsAtMs > event.atMs;
  const link = (purpose: LinkPurpose) => (isAhead ? linkTo(env, purpose, appointment) : null);
  return {
    id: `${event.type}:${appointment.id}:${appointment.sequence}`,
    ...event,
    home,
    isConfirmed: appointment.status === "confirmed",
    appointmentId: appointment.id,
    conversationId: appointment.conversationId,
    name: appointment.customerName,
    email: appointment.customerEmail,
    phone: appointment.customerPhone,
    service: serviceOf(appointment),
    startsAtMs: appointment.startsAtMs,
    endsAtMs: appointment.endsAtMs,
    businessTimezone: told.businessTimezone,
    customerTimezone: appointment.customerTimezone,
    notes: appointment.customerNotes,
    calendar: calendarOf(env, told),
    moveUrl: link("move"),
    cancelUrl: link("cancel"),
  };
}

/** Where mails and calendars say that they come from. */
export function hostOf(env: Env): string {
  // RFC 2606 keeps the name from being anybody's.
  return env.WIDGET_ORIGIN ? new URL(env.WIDGET_ORIGIN).hostname : "appointments.invalid";
}

function linkTo(env: Env, purpose: LinkPurpose, { id, sequence }: StoredAppointment) {
  if (!env.WIDGET_ORIGIN) return null;
  const token = sealLink(env, purpose, { appointmentId: id, sequence });
  return `${env.WIDGET_ORIGIN.replace(/\/+$/, "")}/appointment/${purpose}/${token}`;
}

function calendarOf(env: Env, { home, appointment, businessTimezone }: Told) {
  const method = isLive(appointment.status) ? ("REQUEST" as const) : ("CANCEL" as const);
  const { clientName, address } = home.rules;
  const { customerName, customerEmail } = appointment;
  const text = invitation({
    method,
    entry: {
      ...appointment,
      stampedAtMs: appointment.updatedAtMs,
      summary: `${serviceOf(appointment)} – ${clientName}`,
      description: appointment.customerNotes,
    },
    timezone: businessTimezone,
    host: hostOf(env),
    organizer: address === null ? null : { name: clientName, email: address },
    attendee: customerEmail === null ? null : { name: customerName, email: customerEmail },
  });
  return { text, method };
}

/** After the answer, the platform lets a request live for half a minute. */
const TRIES = 5;

/**
 * Tells after the answer, and again if the queue refuses: the appointment stands whatever becomes of
 * its mails. What is told is marked; of a booking that is not, the cron tells under the same id.
 */
export function tellLater(env: Env, notice: AppointmentNotice): void {
  inBackground("appointment.untold", tellCertainly(env, notice));
}

async function tellCertainly(env: Env, notice: AppointmentNotice): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) {
      const delayMs = retryDelayMs(tries - 1, Math.random());
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
    if (await tell(env, notice)) return;
  }
  logError("appointment.untold", { notice: notice.id });
}

const MARKS: Readonly<Partial<Record<AppointmentNotice["type"], SentMark>>> = {
  appointment_requested: "confirmation_sent",
  appointment_confirmed: "confirmation_sent",
  appointment_reminder: "reminder_sent",
};

/** Whether the queue took it, so that it will not be lost any more, and that is noted. */
export async function tell(env: Env, notice: AppointmentNotice): Promise<boolean> {
  try {
    await env.NOTIFICATIONS.send(notice);
    const mark = MARKS[notice.type];
    if (mark) await markSent(openDatabase(env), notice.appointmentId, mark);
    return true;
  } catch (error) {
    logError("appointment.notice_postponed", { notice: notice.id, error });
    return false;
  }
}
