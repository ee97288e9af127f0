import { locale } from "../i18n/i18n.ts";

// How figures are written, in the user's language. What is not known is a dash.

export const UNKNOWN = "–";

const MS_PER_S = 1_000;
const S_PER_MINUTE = 60;
const S_PER_HOUR = 3_600;

export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** For an axis, where there is no room: 12K. */
export function formatShort(value: number): string {
  const style = { notation: "compact", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale(), style).format(value);
}

/** A share of 1 as per cent; a dash where there is nothing to divide by. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? UNKNOWN : formatPercent(part / whole);
}

export function formatPercent(share: number): string {
  // A small share that is not nothing must not look like nothing.
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  const style = { style: "percent", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale(), style).format(share);
}

/** With its sign, also where it is more: +12%. */
export function formatSignedPercent(share: number): string {
  const style = {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  } as const;
  return new Intl.NumberFormat(locale(), style).format(share);
}

export function formatSigned(value: number, digits = 0): string {
  const style = { maximumFractionDigits: digits, signDisplay: "exceptZero" } as const;
  return new Intl.NumberFormat(locale(), style).format(value);
}

/** Milliseconds below a second, then seconds with a decimal, then as `formatSeconds`. */
export function formatMs(ms: number): string {
  if (ms < MS_PER_S) return unit(ms, "millisecond");
  return ms < S_PER_MINUTE * MS_PER_S
    ? unit(ms / MS_PER_S, "second", 1)
    : formatSeconds(ms / MS_PER_S);
}

/** The two largest units that say something: 1 hr 4 min, 3 min 12 sec, 45 sec. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < S_PER_MINUTE) return unit(whole, "second");
  if (whole < S_PER_HOUR) return pair(whole, S_PER_MINUTE, "minute", "second");
  const minutes = Math.round(seconds / S_PER_MINUTE);
  return pair(minutes, S_PER_MINUTE, "hour", "minute");
}

function pair(whole: number, size: number, large: string, small: string): string {
  const rest = whole % size;
  const first = unit(Math.floor(whole / size), large);
  return rest === 0 ? first : `${first} ${unit(rest, small)}`;
}

function unit(value: number, name: string, digits = 0): string {
  const style = {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale(), style).format(value);
}
