import type { BusinessHours } from "../../contracts/widget-config.ts";

type Intervals = BusinessHours["days"]["mon"];

const HOLIDAYS: BusinessHours["holidays"] = [
  { date: "2026-11-26", name: "Thanksgiving", intervals: [] },
  { date: "2026-12-24", name: "Christmas Eve", intervals: [{ open: "08:00", close: "12:00" }] },
  { date: "2026-12-25", name: "Christmas Day", intervals: [] },
  { date: "2027-01-01", name: "New Year's Day", intervals: [] },
  { date: "2027-05-31", name: "Memorial Day", intervals: [] },
  { date: "2027-07-04", name: "Independence Day", intervals: [] },
  { date: "2027-09-06", name: "Labor Day", intervals: [] },
  { date: "2027-11-25", name: "Thanksgiving", intervals: [] },
  { date: "2027-12-25", name: "Christmas Day", intervals: [] },
];

export const CLINIC_HOURS: BusinessHours = {
  timezone: "America/Chicago",
  days: week([{ open: "08:00", close: "18:00" }], [{ open: "09:00", close: "13:00" }]),
  holidays: HOLIDAYS,
};

/** Somebody is always on call, so a hand-over can be tried out here at any hour. */
const ALWAYS: Intervals = [{ open: "00:00", close: "24:00" }];

export const NORTHSIDE_HOURS: BusinessHours = {
  timezone: "America/Denver",
  days: { ...week(ALWAYS, ALWAYS), sun: ALWAYS },
  holidays: [],
};

function week(weekday: Intervals, saturday: Intervals): BusinessHours["days"] {
  return {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: saturday,
    sun: [],
  };
}
