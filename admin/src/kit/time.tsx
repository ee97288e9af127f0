import type { JSX } from "solid-js";
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

/** Date and time in the client's zone; the zone is named when one looks closer. */
export function Time(props: TimeProps): JSX.Element {
  return (
    <time dateTime={props.at} title={withZone(props.at, props.zone)} class="whitespace-nowrap">
      {format(props.at, props.zone, props.isTimeOnly ?? false)}
    </time>
  );
}

/** How long ago, for what is recent; the date for the rest. */
export function Ago(props: TimeProps): JSX.Element {
  return (
    <time dateTime={props.at} title={withZone(props.at, props.zone)} class="whitespace-nowrap">
      {ago(props.at, props.zone)}
    </time>
  );
}

function ago(at: string, zone: string | undefined): string {
  const sinceMs = Date.now() - Date.parse(at);
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style: "short" });
  if (sinceMs < MINUTE_MS) return words.format(0, "minute");
  if (sinceMs < HOUR_MS) return words.format(-Math.floor(sinceMs / MINUTE_MS), "minute");
  if (sinceMs < DAY_MS) return words.format(-Math.floor(sinceMs / HOUR_MS), "hour");
  if (sinceMs < 7 * DAY_MS) return words.format(-Math.floor(sinceMs / DAY_MS), "day");
  return dateOf(at, zone);
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
