import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { everyDay, NONE, startsOn } from "../../test/make-offer.ts";

/** As `HH:MM+offset` of the business's clocks. */
function onClocks(zone: string, starts: readonly string[]): string[] {
  return starts.map((start) => {
    const zoned = Temporal.Instant.from(start.replace("Z", ":00Z")).toZonedDateTimeISO(zone);
    return `${zoned.toPlainTime().toString().slice(0, 5)}${zoned.offset}`;
  });
}

describe("around the changes of the clocks", () => {
  const night = { days: everyDay(["00:00", "04:00"]) };

  test.each([
    // Chicago, 8 March 2026: 02:00 becomes 03:00.
    [
      "America/Chicago",
      "2026-03-08",
      "2026-03-08T06:00Z 2026-03-08T06:30Z 2026-03-08T07:00Z 2026-03-08T07:30Z 2026-03-08T08:00Z 2026-03-08T08:30Z",
      "00:00-06:00 00:30-06:00 01:00-06:00 01:30-06:00 03:00-05:00 03:30-05:00",
    ],
    // Chicago, 1 November 2026: 02:00 becomes 01:00.
    [
      "America/Chicago",
      "2026-11-01",
      "2026-11-01T05:00Z 2026-11-01T05:30Z 2026-11-01T06:00Z 2026-11-01T06:30Z 2026-11-01T07:00Z 2026-11-01T07:30Z 2026-11-01T08:00Z 2026-11-01T08:30Z 2026-11-01T09:00Z 2026-11-01T09:30Z",
      "00:00-05:00 00:30-05:00 01:00-05:00 01:30-05:00 01:00-06:00 01:30-06:00 02:00-06:00 02:30-06:00 03:00-06:00 03:30-06:00",
    ],
    // Chicago, 14 March 2027.
    [
      "America/Chicago",
      "2027-03-14",
      "2027-03-14T06:00Z 2027-03-14T06:30Z 2027-03-14T07:00Z 2027-03-14T07:30Z 2027-03-14T08:00Z 2027-03-14T08:30Z",
      "00:00-06:00 00:30-06:00 01:00-06:00 01:30-06:00 03:00-05:00 03:30-05:00",
    ],
    // Chicago, 7 November 2027.
    [
      "America/Chicago",
      "2027-11-07",
      "2027-11-07T05:00Z 2027-11-07T05:30Z 2027-11-07T06:00Z 2027-11-07T06:30Z 2027-11-07T07:00Z 2027-11-07T07:30Z 2027-11-07T08:00Z 2027-11-07T08:30Z 2027-11-07T09:00Z 2027-11-07T09:30Z",
      "00:00-05:00 00:30-05:00 01:00-05:00 01:30-05:00 01:00-06:00 01:30-06:00 02:00-06:00 02:30-06:00 03:00-06:00 03:30-06:00",
    ],
    // London, 29 March 2026: 01:00 becomes 02:00.
    [
      "Europe/London",
      "2026-03-29",
      "2026-03-29T00:00Z 2026-03-29T00:30Z 2026-03-29T01:00Z 2026-03-29T01:30Z 2026-03-29T02:00Z 2026-03-29T02:30Z",
      "00:00+00:00 00:30+00:00 02:00+01:00 02:30+01:00 03:00+01:00 03:30+01:00",
    ],
    // London, 25 October 2026: 02:00 becomes 01:00.
    [
      "Europe/London",
      "2026-10-25",
      "2026-10-24T23:00Z 2026-10-24T23:30Z 2026-10-25T00:00Z 2026-10-25T00:30Z 2026-10-25T01:00Z 2026-10-25T01:30Z 2026-10-25T02:00Z 2026-10-25T02:30Z 2026-10-25T03:00Z 2026-10-25T03:30Z",
      "00:00+01:00 00:30+01:00 01:00+01:00 01:30+01:00 01:00+00:00 01:30+00:00 02:00+00:00 02:30+00:00 03:00+00:00 03:30+00:00",
    ],
    // London, 28 March and 31 October 2027.
    [
      "Europe/London",
      "2027-03-28",
      "2027-03-28T00:00Z 2027-03-28T00:30Z 2027-03-28T01:00Z 2027-03-28T01:30Z 2027-03-28T02:00Z 2027-03-28T02:30Z",
      "00:00+00:00 00:30+00:00 02:00+01:00 02:30+01:00 03:00+01:00 03:30+01:00",
    ],
    [
      "Europe/London",
      "2027-10-31",
      "2027-10-30T23:00Z 2027-10-30T23:30Z 2027-10-31T00:00Z 2027-10-31T00:30Z 2027-10-31T01:00Z 2027-10-31T01:30Z 2027-10-31T02:00Z 2027-10-31T02:30Z 2027-10-31T03:00Z 2027-10-31T03:30Z",
      "00:00+01:00 00:30+01:00 01:00+01:00 01:30+01:00 01:00+00:00 01:30+00:00 02:00+00:00 02:30+00:00 03:00+00:00 03:30+00:00",
    ],
    // Lord Howe, 4 October 2026: 02:00 becomes 02:30.
    [
      "Australia/Lord_Howe",
      "2026-10-04",
      "2026-10-03T13:30Z 2026-10-03T14:00Z 2026-10-03T14:30Z 2026-10-03T15:00Z 2026-10-03T15:30Z 2026-10-03T16:00Z 2026-10-03T16:30Z",
      "00:00+10:30 00:30+10:30 01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00",
    ],
    // Lord Howe, 5 April 2026: 02:00 becomes 01:30.
    [
      "Australia/Lord_Howe",
      "2026-04-05",
      "2026-04-04T13:00Z 2026-04-04T13:30Z 2026-04-04T14:00Z 2026-04-04T14:30Z 2026-04-04T15:00Z 2026-04-04T15:30Z 2026-04-04T16:00Z 2026-04-04T16:30Z 2026-04-04T17:00Z",
      "00:00+11:00 00:30+11:00 01:00+11:00 01:30+11:00 01:30+10:30 02:00+10:30 02:30+10:30 03:00+10:30 03:30+10:30",
    ],
    // Lord Howe, 3 October and 4 April 2027.
    [
      "Australia/Lord_Howe",
      "2027-10-03",
      "2027-10-02T13:30Z 2027-10-02T14:00Z 2027-10-02T14:30Z 2027-10-02T15:00Z 2027-10-02T15:30Z 2027-10-02T16:00Z 2027-10-02T16:30Z",
      "00:00+10:30 00:30+10:30 01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00",
    ],
    [
      "Australia/Lord_Howe",
      "2027-04-04",
      "2027-04-03T13:00Z 2027-04-03T13:30Z 2027-04-03T14:00Z 2027-04-03T14:30Z 2027-04-03T15:00Z 2027-04-03T15:30Z 2027-04-03T16:00Z 2027-04-03T16:30Z 2027-04-03T17:00Z",
      "00:00+11:00 00:30+11:00 01:00+11:00 01:30+11:00 01:30+10:30 02:00+10:30 02:30+10:30 03:00+10:30 03:30+10:30",
    ],
    // Kolkata's clocks never change; on the days when others' do, neither do they.
    [
      "Asia/Kolkata",
      "2026-03-29",
      "2026-03-28T18:30Z 2026-03-28T19:00Z 2026-03-28T19:30Z 2026-03-28T20:00Z 2026-03-28T20:30Z 2026-03-28T21:00Z 2026-03-28T21:30Z 2026-03-28T22:00Z",
      "00:00+05:30 00:30+05:30 01:00+05:30 01:30+05:30 02:00+05:30 02:30+05:30 03:00+05:30 03:30+05:30",
    ],
    [
      "Asia/Kolkata",
      "2027-11-07",
      "2027-11-06T18:30Z 2027-11-06T19:00Z 2027-11-06T19:30Z 2027-11-06T20:00Z 2027-11-06T20:30Z 2027-11-06T21:00Z 2027-11-06T21:30Z 2027-11-06T22:00Z",
      "00:00+05:30 00:30+05:30 01:00+05:30 01:30+05:30 02:00+05:30 02:30+05:30 03:00+05:30 03:30+05:30",
    ],
  ])(
    "%s on %s offers each time that its clocks show, as often as they do",
    (timezone, date, instants, shown) => {
      const starts = startsOn(date, { ...night, timezone });
      expect(starts.join(" ")).toBe(instants);
      expect(onClocks(timezone, starts).join(" ")).toBe(shown);
    },
  );

  test("a length counts by elapsed time: what would end after the closing is not offered", () => {
    const wish = { timezone: "America/Chicago", minutes: 90 };
    // From 00:00 to 03:00 there are two hours in spring and four in autumn.
    const days = everyDay(["00:00", "03:00"]);
    expect(startsOn("2026-03-08", { ...wish, days })).toEqual([
      "2026-03-08T06:00Z",
      "2026-03-08T06:30Z",
    ]);
    expect(startsOn("2026-11-01", { ...wish, days }).at(-1)).toBe("2026-11-01T07:30Z");
  });

  test("an opening that the clocks skip is at the moment of the change", () => {
    const days = everyDay(["02:30", "04:00"]);
    const starts = startsOn("2026-03-08", { timezone: "America/Chicago", days });
    expect(starts).toEqual(["2026-03-08T08:00Z", "2026-03-08T08:30Z"]);
  });

  test("an interval past midnight goes on through the change", () => {
    const days = { ...NONE, sat: [{ open: "23:00", close: "03:00" }] };
    const starts = startsOn("2026-03-08", { timezone: "America/Chicago", days, minutes: 60 });
    expect(onClocks("America/Chicago", starts)).toEqual([
      "00:00-06:00",
      "00:30-06:00",
      "01:00-06:00",
    ]);
  });
});
