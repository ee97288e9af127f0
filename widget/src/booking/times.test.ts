import { expect, test } from "vitest";
import {
  businessTime,
  cityOf,
  dayIn,
  minutesAndSeconds,
  nameOfDay,
  partOfDay,
  timeIn,
} from "./times.ts";

const NEW_YEAR_UTC = "2027-01-01T04:30:00.000Z";

test("an instant is told in the zone that is asked for, also where it is another day there", () => {
  expect(dayIn(NEW_YEAR_UTC, "America/Chicago")).toBe("2026-12-31");
  expect(dayIn(NEW_YEAR_UTC, "Asia/Kolkata")).toBe("2027-01-01");
  expect(timeIn(NEW_YEAR_UTC, "Asia/Kolkata", "en-GB")).toBe("10:00");
});

test("the business's time is told where the clocks differ, with the day where that differs too", () => {
  const at = (zone: string, business: string) =>
    businessTime(NEW_YEAR_UTC, zone, business, "en-GB");
  expect(at("America/Winnipeg", "America/Chicago")).toBeNull();
  expect(at("Europe/Berlin", "Europe/London")).toBe("4:30");
  expect(at("Europe/Berlin", "America/Chicago")).toMatch(/Thu.*22:30/);
});

test("both hours of a night in which the clocks go back are told as the clocks show them", () => {
  const [first, second] = ["2027-11-07T06:30:00Z", "2027-11-07T07:30:00Z"];
  expect(timeIn(first, "America/Chicago", "en-GB")).toBe("1:30");
  expect(timeIn(second, "America/Chicago", "en-GB")).toBe("1:30");
});

test("the parts of a day begin at midnight, noon and five", () => {
  const part = (time: string) => partOfDay(`2027-03-01T${time}:00Z`, "UTC");
  expect(["00:00", "11:59", "12:00", "16:59", "17:00", "23:59"].map(part)).toEqual([
    "morning",
    "morning",
    "afternoon",
    "afternoon",
    "evening",
    "evening",
  ]);
});

test("a zone that the browser does not know is told in UTC, and nothing fails", () => {
  expect(timeIn(NEW_YEAR_UTC, "Mars/Olympus", "en-GB")).toMatch(/4:30/);
});

test("names are for people", () => {
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(cityOf("UTC")).toBe("UTC");
  expect(nameOfDay("2026-12-01", "en-GB")).toMatch(/Tuesday.*1 December/);
  expect([300_000, 59_001, 999, 0, -5].map(minutesAndSeconds)).toEqual([
    "5:00",
    "1:00",
    "0:01",
    "0:00",
    "0:00",
  ]);
});
