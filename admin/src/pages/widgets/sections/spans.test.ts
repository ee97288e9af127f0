import { expect, test } from "vitest";
import { isOverlapping, nextSpan } from "./spans.ts";

const span = (open: string, close: string) => ({ open, close });

test("spans that share a minute overlap, those that touch do not", () => {
  expect(isOverlapping([span("13:00", "17:00"), span("09:00", "13:00")])).toBe(false);
  expect(isOverlapping([span("12:59", "17:00"), span("09:00", "13:00")])).toBe(true);
  expect(isOverlapping([span("22:00", "02:00"), span("23:00", "23:30")])).toBe(true);
  expect(isOverlapping([])).toBe(false);
});

test("the next span follows the last one and ends with the day", () => {
  expect(nextSpan([])).toEqual(span("09:00", "17:00"));
  expect(nextSpan([span("09:00", "12:30")])).toEqual(span("13:30", "17:30"));
  expect(nextSpan([span("18:00", "21:30")])).toEqual(span("22:30", "24:00"));
  expect(nextSpan([span("18:00", "02:00")])).toEqual(span("09:00", "17:00"));
});
