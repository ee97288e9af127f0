import { Temporal } from "temporal-polyfill";
import { daysIn } from "../../api/day-query.ts";

export const PRESETS = ["7d", "28d", "90d", "month", "last_month", "12m"] as const;
export type Preset = (typeof PRESETS)[number];
export const PRESET_DEFAULT: Preset = "28d";

/** What the address says: the name of a range, or its days. */
export interface RangeParams {
  readonly range?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Days that were chosen one by one win over a name; a name that is none is the usual one. */
export function chosenRange(params: RangeParams): Preset | "custom" {
  const { from, to } = daysIn(params);
  if (from || to) return "custom";
  return PRESETS.find((preset) => preset === params.range) ?? PRESET_DEFAULT;
}

/** The days to ask for. Of a half-typed range, the API adds the other end. */
export function daysAsked(params: RangeParams, today: string): Partial<Range> {
  const chosen = chosenRange(params);
  return chosen === "custom" ? daysIn(params) : daysOfPreset(chosen, today);
}

export function daysOfPreset(preset: Preset, today: string): Range {
  const day = Temporal.PlainDate.from(today);
  const since = (days: number) => day.subtract({ days: days - 1 }).toString();
  const firstOfMonth = day.with({ day: 1 });
  switch (preset) {
    case "7d":
      return { from: since(7), to: today };
    case "28d":
      return { from: since(28), to: today };
    case "90d":
      return { from: since(90), to: today };
    case "month":
      return { from: firstOfMonth.toString(), to: today };
    case "last_month":
      return {
        from: firstOfMonth.subtract({ months: 1 }).toString(),
        to: firstOfMonth.subtract({ days: 1 }).toString(),
      };
    case "12m":
      return { from: day.subtract({ years: 1 }).add({ days: 1 }).toString(), to: today };
  }
}

/** As many days, just before. */
export function rangeBefore({ from, to }: Range): Range {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days + 1;
  return {
    from: first.subtract({ days: count }).toString(),
    to: first.subtract({ days: 1 }).toString(),
  };
}

export function todayIn(zone: string, nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
