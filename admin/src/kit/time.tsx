import { createSignal, type JSX, Show } from "solid-js";
import { locale } from "../i18n/i18n.ts";
import { isExact } from "./exact-times.ts";
import { useShownZone } from "./zone-note.tsx";

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** IANA; the client's. Without it that of the user's own client, and of an agency's user the reader's. */
  readonly zone?: string | undefined;
  readonly isTimeOnly?: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// One clock for all: what was "now" must not stay so on a page that is left open.
const [nowMs, setNowMs] = createSignal(Date.now());
setInterval(() => setNowMs(Date.now()), MINUTE_MS / 2);

const [homeZone, setHomeZone] = createSignal<string | undefined>(undefined);

/** The zone of the user's own client, once it is known who that is. */
export { setHomeZone };

/** Date and time in the client's zone, which the page's `ZoneNote` names. */
export function Time(props: TimeProps): JSX.Element {
  useShownZone(() => zoneOf(props.zone));
  return (
    <time dateTime={props.at} title={inFull(props.at, props.zone)} class="whitespace-nowrap">
      {isExact() ? exact(props.at, props.zone) : brief(props)}
    </time>
  );
}

/** How long ago, or how soon, for what is near; the date for the rest. */
export function Ago(props: TimeProps): JSX.Element {
  useShownZone(() => zoneOf(props.zone));
  return (
    <time dateTime={props.at} title={inFull(props.at, props.zone)} class="whitespace-nowrap">
      {isExact() ? exact(props.at, props.zone) : ago(props.at, props.zone)}
    </time>
  );
}

export function AgoOrNever(props: {
  readonly at: string | null;
  readonly zone?: string | undefined;
}): JSX.Element {
  return (
    <Show when={props.at} fallback="–">
      {(at) => <Ago at={at()} zone={props.zone} />}
    </Show>
  );
}

const SHORT: readonly (readonly [
  limitMs: number,
  unitMs: number,
  unit: Intl.RelativeTimeFormatUnit,
])[] = [
  [HOUR_MS, MINUTE_MS, "minute"],
  [DAY_MS, HOUR_MS, "hour"],
  [7 * DAY_MS, DAY_MS, "day"],
];

function ago(at: string, zone: string | undefined): string {
  const aheadMs = Date.parse(at) - nowMs();
  const step = SHORT.find(([limitMs]) => Math.abs(aheadMs) < limitMs);
  if (!step) return dateOf(at, zone);
  const [, unitMs, unit] = step;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style: "short" });
  return words.format(Math.trunc(aheadMs / unitMs), unit);
}

export function dateOf(at: string, zone?: string): string {
  return formatter({ dateStyle: "medium" }, zone).format(new Date(at));
}

/** From when to when, with the day in full. */
export function spanOf(from: string, to: string, zone: string): string {
  const format = formatter({ dateStyle: "full", timeStyle: "short" }, zone);
  return format.formatRange(new Date(from), new Date(to));
}

/** A moment of today, on the clock. */
export function clockOf(atMs: number): string {
  return formatter({ timeStyle: "short" }).format(atMs);
}

function brief({ at, zone, isTimeOnly }: TimeProps): string {
  const style = isTimeOnly
    ? ({ timeStyle: "short" } as const)
    : ({ dateStyle: "medium", timeStyle: "short" } as const);
  return formatter(style, zone).format(new Date(at));
}

function exact(at: string, zone: string | undefined): string {
  return formatter({ ...EXACT, timeZoneName: "short" }, zone).format(new Date(at));
}

function inFull(at: string, zone: string | undefined): string {
  const text = formatter({ dateStyle: "full", timeStyle: "long" }, zone).format(new Date(at));
  return `${text} (${zoneOf(zone)})`;
}

const EXACT = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

/** Never the browser's zone where a client's is known: the same moment has one hour for all who speak of it. */
function zoneOf(zone: string | undefined): string {
  return zone ?? homeZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function formatter(style: Intl.DateTimeFormatOptions, zone?: string) {
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: zoneOf(zone) });
}
