import { inBackground } from "../background.ts";
import { isLive } from "../domain/appointment-status.ts";
import { retryDelayMs } from "../domain/retry.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { parseSender } from "../mail/address.ts";
import type { Notice, NoticeHome } from "../notices/notice.ts";
import { markReminded, markTold } from "../store/appointment-notices.ts";
import type { StoredAppointment } from "../store/appointment-rows.ts";
import { openDatabase } from "../store/database.ts";
import { nudgeWebhooks } from "../webhooks/spread.ts";
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
    id: `${event.type}:${appointment.id}:${sequenceOf(event, appointment)}`,
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
    customerLocale: appointment.customerLocale,
    notes: appointment.customerNotes,
    calendar: calendarOf(env, told),
    moveUrl: link("move"),
    cancelUrl: link("cancel"),
  };
}

/** A silent move is another time to be reminded of, but not another thing that was owed before it. */
function sequenceOf({ type }: Event, { sequence, toldSequence }: StoredAppointment): number {
  return type === "appointment_reminder" ? sequence : toldSequence;
}

/** Where mails and calendars say that they come from. */
export function hostOf(env: Env): string {
  // RFC 2606 keeps the name from being anybody's.
  return env.WIDGET_ORIGIN ? new URL(env.WIDGET_ORIGIN).hostname : "appointments.invalid";
}

function linkTo(env: Env, purpose: LinkPurpose, { id, toldSequence }: StoredAppointment) {
  if (!env.WIDGET_ORIGIN) return null;
  const token = sealLink(env, purpose, { appointmentId: id, sequence: toldSequence });
  return `${env.WIDGET_ORIGIN.replace(/\/+$/, "")}/appointment/${purpose}/${token}`;
}

/** Whom RFC 5546 wants a request to be from: who mails it. The business's own address is its affair. */
function organizerOf(env: Env): string {
  return parseSender(env.MAIL_FROM ?? "")?.email ?? `appointments@${hostOf(env)}`;
}

function calendarOf(env: Env, { home, appointment, businessTimezone }: Told) {
  const method = isLive(appointment.status) ? ("REQUEST" as const) : ("CANCEL" as const);
  const { clientName } = home.rules;
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
    organizer: { name: clientName, email: organizerOf(env) },
    attendee: customerEmail === null ? null : { name: customerName, email: customerEmail },
  });
  return { text, method };
}

/** After the answer, the platform lets a request live for half a minute. */
const TRIES = 5;

/**
 * Tells what is owed after the answer, and again if the queue refuses: a change stands whatever becomes
 * of its mails. What is told is owed no more; of what is not, the cron tells under the same id.
 */
export function tellLater(
  env: Env,
  appointment: StoredAppointment,
  write: () => Promise<AppointmentNotice | null>,
): void {
  inBackground("appointment.untold", tellCertainly(env, appointment, write));
  inBackground("webhooks.not_nudged", nudgeWebhooks(env.WEBHOOKS));
}

async function tellCertainly(
  env: Env,
  appointment: StoredAppointment,
  write: () => Promise<AppointmentNotice | null>,
): Promise<void> {
  const notice = await write();
  if (!notice) return;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) {
      const delayMs = retryDelayMs(tries - 1, Math.random());
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
    if (await tell(env, notice, appointment)) return;
  }
  logError("appointment.untold", { notice: notice.id });
}

/** Whether the queue took it, so that it will not be lost any more, and that is noted. */
export async function tell(
  env: Env,
  notice: AppointmentNotice,
  appointment: StoredAppointment,
): Promise<boolean> {
  try {
    await env.NOTIFICATIONS.send(notice);
    const db = openDatabase(env);
    if (notice.type === "appointment_reminder") await markReminded(db, appointment);
    else await markTold(db, appointment, notice.type);
    return true;
  } catch (error) {
    logError("appointment.notice_postponed", { notice: notice.id, error });
    return false;
  }
}
