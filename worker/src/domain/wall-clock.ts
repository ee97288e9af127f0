import { Temporal } from "temporal-polyfill";

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** While it lasts, the clocks of a zone are `offsetMs` ahead of UTC. `untilMs` is not part of it. */
export interface OffsetSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/**
 * What the clocks of a zone show. A *wall time* is what they show, in milliseconds, as if it were
 * UTC; a *day* is the number of days since 1970-01-01 on them. Good for instants between the two
 * that it was made for: within these, all is sums, and no calendar is asked.
 */
export interface WallClock {
  readonly spans: readonly OffsetSpan[];
  wallOf(atMs: number): number;
  dayOf(atMs: number): number;
  /** When the clocks show it: never where they are put forward over it, twice where they are put back. */
  instantsOf(wallMs: number): number[];
  /** The first instant at which the clocks show it or, where they skip it, have passed it. */
  firstInstantOf(wallMs: number): number;
}

/** The zone's own name for an IANA zone that the runtime knows; null for what is none. */
export function knownZone(name: string | null | undefined): string | null {
  if (!name) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** The date that the clocks of a zone show, as YYYY-MM-DD. */
export function dayIn(zone: string, atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** Clocks from three days before to three days after: intervals of business days reach over midnight. */
export function wallClock(zone: string, fromMs: number, untilMs: number): WallClock {
  const spans = offsetSpans(zone, fromMs - 3 * DAY_MS, untilMs + 3 * DAY_MS);
  const spanAt = (atMs: number) =>
    spans.find((span) => atMs < span.untilMs) ?? spans.at(-1) ?? { offsetMs: 0 };
  const wallOf = (atMs: number) => atMs + spanAt(atMs).offsetMs;
  const instantsOf = (wallMs: number) =>
    spans.flatMap(({ fromMs: from, untilMs: until, offsetMs }) => {
      const atMs = wallMs - offsetMs;
      return atMs >= from && atMs < until ? [atMs] : [];
    });
  return {
    spans,
    wallOf,
    dayOf: (atMs) => Math.floor(wallOf(atMs) / DAY_MS),
    instantsOf,
    firstInstantOf: (wallMs) => {
      const shown = instantsOf(wallMs)[0];
      if (shown !== undefined) return shown;
      const skipping = spans.find(({ fromMs: from, offsetMs }) => from + offsetMs > wallMs);
      return skipping?.fromMs ?? wallMs - spanAt(wallMs).offsetMs;
    },
  };
}

/** The changes of a zone's clocks: the span that `fromMs` lies in, and all that begin before `untilMs`. */
export function offsetSpans(zone: string, fromMs: number, untilMs: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  // The first reaches back without an end: nobody asks what was before.
  let beginsMs = Number.NEGATIVE_INFINITY;
  while (at) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition("next");
    const endsMs: number | null =
      next && next.epochMilliseconds < untilMs ? next.epochMilliseconds : null;
    spans.push({
      fromMs: beginsMs,
      untilMs: endsMs ?? Number.POSITIVE_INFINITY,
      offsetMs: at.offsetNanoseconds / 1e6,
    });
    beginsMs = endsMs ?? beginsMs;
    at = endsMs === null ? null : next;
  }
  return spans;
}

/** `YYYY-MM-DD`. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Of a `YYYY-MM-DD`. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
