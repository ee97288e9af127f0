import { createSignal, type JSX, Show } from "solid-js";
import { locale } from "../i18n/i18n.ts";

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** IANA; the client's. Without it the reader's own. */
  readonly zone?: string | undefined;
  readonly isTimeOnly?: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// One clock for all: what was "now" must not stay so on a page that is left open.
const [nowMs, setNowMs] = createSignal(Date.now());
setInterval(() => setNowMs(Date.now()), MINUTE_MS / 2);

/** Date and time in the client's zone; the zone is named when one looks closer. */
export function Time(props: TimeProps): JSX.Element {
  return (
    <time dateTime={props.at} title={withZone(props.at, props.zone)} class="whitespace-nowrap">
      {format(props.at, props.zone, props.isTimeOnly ?? false)}
    </time>
  );
}

/** How long ago, or how soon, for what is near; the date for the rest. */
export function Ago(props: TimeProps): JSX.Element {
  return (
    <time dateTime={props.at} title={withZone(props.at, props.zone)} class="whitespace-nowrap">
      {ago(props.at, props.zone)}
    </time>
  );
}

export function AgoOrNever(props: { readonly at: string | null }): JSX.Element {
  return (
    <Show when={props.at} fallback="–">
      {(at) => <Ago at={at()} />}
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

function format(at: string, zone: string | undefined, isTimeOnly: boolean): string {
  const style = isTimeOnly
    ? ({ timeStyle: "short" } as const)
    : ({ dateStyle: "medium", timeStyle: "short" } as const);
  return formatter(style, zone).format(new Date(at));
}

function withZone(at: string, zone: string | undefined): string {
  const text = formatter({ dateStyle: "full", timeStyle: "long" }, zone).format(new Date(at));
  return zone ? `${text} (${zone})` : text;
}

function formatter(style: Intl.DateTimeFormatOptions, zone: string | undefined) {
  return new Intl.DateTimeFormat(locale(), { ...style, ...(zone ? { timeZone: zone } : {}) });
}
