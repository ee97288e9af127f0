import { beforeAll, expect, test } from "vitest";
import {
  freeSlot,
  freshSlotsIn,
  makeBookingWidget,
  makeVisitor,
  recordNotices,
  tryToBook,
} from "../../../test/booking-widget.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";

const database = openBoundDatabase();
const RACERS = 200;
/** Two hundred at once, on a machine that does other things as well. */
const PATIENCE_MS = 120_000;

beforeAll(() => {
  recordNotices();
});

/** Whoever is told that booking is not possible right now, on a machine that cannot keep up, asks again. */
async function race(widgetKey: string, startsAt: string, index: number): Promise<Response> {
  const wish = {
    conversation_id: makeVisitor(widgetKey).capability,
    client_booking_id: "the one",
    customer_email: `racer-${index}@mail.example`,
  };
  for (;;) {
    const response = await tryToBook(widgetKey, startsAt, wish);
    if (response.status !== 503) return response;
  }
}

test.each([
  [1, "one"],
  [3, "three"],
])(
  "of 200 who book the same slot at once, with %i at a time, %s get it and the others are shown what is free",
  async (capacity) => {
    const { id, key } = await makeBookingWidget({ capacity });
    const { starts_at } = await freeSlot(key);
    const answers = await Promise.all(
      Array.from({ length: RACERS }, (_, index) => race(key, starts_at, index)),
    );
    const losers = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(capacity);
    expect(losers).toHaveLength(RACERS - capacity);
    for (const response of losers) {
      const fresh = await freshSlotsIn(response);
      expect(fresh.length).toBeGreaterThan(0);
      expect(fresh.map((slot) => slot.starts_at)).not.toContain(starts_at);
    }
    const rows = await database.query<{ resource_id: string }>(
      "select resource_id from widget_appointments where widget_id = $1 order by 1",
      [id],
    );
    expect(rows.map(({ resource_id }) => resource_id)).toEqual(
      ["lane-1", "lane-2", "lane-3"].slice(0, capacity),
    );
  },
  PATIENCE_MS,
);
