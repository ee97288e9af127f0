import type { Fact, Link } from "../../mail/layout-parts.ts";
import type { Notice } from "../notice.ts";
import { clockOf } from "../notice-times.ts";
import { actionOf, type Body, type Desk, said } from "./desk.ts";
import { contactFacts, namedOf, oneLine, webLink } from "./notice-facts.ts";
import type { BookingEvent } from "./words.ts";

type BookingNotice = Extract<Notice, { readonly service: string }>;

const EVENT_OF: Readonly<Record<BookingNotice["type"], BookingEvent>> = {
  appointment_requested: "requested",
  appointment_confirmed: "confirmed",
  appointment_moved: "moved",
  appointment_cancelled: "cancelled",
  appointment_reminder: "reminder",
};

export function bookingLetter(notice: BookingNotice, desk: Desk): Body {
  return desk.recipient.kind === "visitor" ? toCustomer(notice, desk) : toBusiness(notice, desk);
}

function toCustomer(notice: BookingNotice, desk: Desk): Body {
  const { words } = desk;
  const zone = notice.customerTimezone ?? notice.businessTimezone;
  const booking = {
    ...bookingOf(notice, desk, zone),
    byCustomer: notice.by === "customer",
    canReply: notice.home.rules.address !== null,
  };
  const move = webLink(notice.moveUrl);
  const cancel = webLink(notice.cancelUrl);
  const links: Link[] = cancel ? [{ label: words.actions.cancel, url: cancel }] : [];
  return {
    ...said(words.bookingForCustomer(EVENT_OF[notice.type], booking), desk),
    facts: factsOf(notice, desk, [zone, notice.businessTimezone]),
    ...actionOf(words.actions.move, move),
    links,
  };
}

function toBusiness(notice: BookingNotice, desk: Desk): Body {
  const { words } = desk;
  const zone = notice.businessTimezone;
  const saying = words.bookingForBusiness(EVENT_OF[notice.type], bookingOf(notice, desk, zone));
  const zones = [zone, notice.customerTimezone ?? zone];
  return {
    ...said(saying, desk),
    facts: [...factsOf(notice, desk, zones), ...contactFacts(notice, words)],
    ...actionOf(words.actions.appointments, desk.page("/appointments")),
  };
}

function bookingOf(notice: BookingNotice, { words, recipient }: Desk, zone: string) {
  return {
    ...namedOf(notice, words),
    service: oneLine(notice.service),
    when: clockOf(recipient.locale, zone).short(notice.startsAtMs),
    isConfirmed: notice.isConfirmed,
  };
}

/** The time as it is in each zone, each zone once. */
function factsOf(
  { service, startsAtMs, endsAtMs, notes }: BookingNotice,
  { words, recipient }: Desk,
  zones: readonly string[],
): Fact[] {
  const others =
    recipient.kind === "visitor" ? words.labels.businessTime : words.labels.customerTime;
  const times = [...new Set(zones)].map((zone, index) => {
    const clock = clockOf(recipient.locale, zone);
    const value = `${clock.full(startsAtMs)} – ${clock.time(endsAtMs)}\n${clock.zone}`;
    return { label: index === 0 ? words.labels.when : others, value };
  });
  return [
    { label: words.labels.service, value: oneLine(service) },
    ...times,
    ...(notes ? [{ label: words.labels.notes, value: notes.slice(0, 1_000) }] : []),
  ];
}
