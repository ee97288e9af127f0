import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { Appointment } from "../../../contracts/admin/appointments.ts";
import { wallClock } from "../domain/wall-clock.ts";
import { timeZoneBlock } from "./time-zone-block.ts";

/** What a calendar is told of one appointment. */
export interface CalendarEntry {
  readonly id: string;
  readonly sequence: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** When it was last changed: the same appointment must give the same file. */
  readonly stampedAtMs: number;
  readonly status: Appointment["status"];
  readonly summary: string;
  readonly description: string | null;
}

interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Invitation {
  readonly method: "REQUEST" | "CANCEL";
  readonly entry: CalendarEntry;
  /** IANA, the business's: the time is written down in it. */
  readonly timezone: string;
  /** Makes the id unique in the world. */
  readonly host: string;
  readonly organizer: Person;
  readonly attendee: Person | null;
}

export interface Feed {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
  readonly timezone: string;
  readonly host: string;
}

const PROGRAM = { company: "WeTechForU", product: "Chat widget", language: "EN" } as const;
/** Feeds are read anew about as often as their answers may be kept. */
const FEED_TTL_S = 300;

const EMPTY_AT_MS = Date.UTC(2026, 0, 1);

/** One appointment, to be entered by or taken out of the customer's calendar (RFC 5546). */
export function invitation(wish: Invitation): string {
  const { method, entry, timezone, organizer, attendee } = wish;
  const calendar = ical({ prodId: PROGRAM, method: ICalCalendarMethod[method] });
  calendar.createEvent({
    ...eventOf(entry, timezone, wish.host),
    organizer,
    attendees: attendee ? [attendeeOf(attendee)] : [],
  });
  return withTimeZone(calendar.toString(), timezone, [entry]);
}

/** All of a widget's appointments, for a calendar program that subscribes to them. */
export function feed({ name, entries, timezone, host }: Feed): string {
  const calendar = ical({
    prodId: PROGRAM,
    method: ICalCalendarMethod.PUBLISH,
    name,
    ttl: FEED_TTL_S,
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, timezone, host));
  return withTimeZone(calendar.toString(), timezone, entries);
}

/** A text without what no calendar shows: control characters, and ends of line of other systems. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " ");
}

function eventOf(entry: CalendarEntry, timezone: string, host: string): ICalEventData {
  const start = zoned(entry.startsAtMs, timezone);
  const end = zoned(entry.endsAtMs, timezone);
  // A local time that the clocks show twice means the first of the two (RFC 5545 §3.3.5), but some
  // programs read the second: as UTC there is no doubt.
  const isPlain = isShownOnce(entry.startsAtMs, timezone) && isShownOnce(entry.endsAtMs, timezone);
  return {
    id: `${entry.id}@${host}`,
    sequence: entry.sequence,
    stamp: new Date(entry.stampedAtMs),
    start: isPlain ? start : start.toInstant(),
    end: isPlain ? end : end.toInstant(),
    timezone: isPlain ? timezone : null,
    status: statusOf(entry.status),
    summary: plainText(entry.summary),
    description: entry.description === null ? null : plainText(entry.description),
  };
}

function zoned(atMs: number, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timezone);
}

function isShownOnce(atMs: number, timezone: string): boolean {
  const clock = wallClock(timezone, atMs, atMs);
  return clock.instantsOf(clock.wallOf(atMs)).length === 1;
}

function statusOf(status: Appointment["status"]): ICalEventStatus {
  switch (status) {
    case "pending":
      return ICalEventStatus.TENTATIVE;
    case "cancelled":
      return ICalEventStatus.CANCELLED;
    case "confirmed":
    case "completed":
    case "no_show":
      return ICalEventStatus.CONFIRMED;
  }
}

/** They asked for it, so nobody waits for their answer. */
function attendeeOf({ name, email }: Person) {
  return {
    name: plainText(name),
    email,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  };
}

/**
 * Puts the zone's block before the first event, or alone: a calendar without any part is none. The library's own place for it would make it write
 * DTSTAMP as a local time, which must be UTC.
 */
function withTimeZone(text: string, timezone: string, entries: readonly CalendarEntry[]): string {
  const isEmpty = entries.length === 0;
  // The same whenever it is asked for, as an entity tag is made of it.
  const fromMs = isEmpty ? EMPTY_AT_MS : Math.min(...entries.map(({ startsAtMs }) => startsAtMs));
  const untilMs = isEmpty ? EMPTY_AT_MS : Math.max(...entries.map(({ endsAtMs }) => endsAtMs));
  const block = timeZoneBlock(timezone, fromMs, untilMs);
  const next = isEmpty ? "END:VCALENDAR" : "BEGIN:VEVENT";
  return text.replace(next, () => `${block}\r\n${next}`);
}
