import { expect, test } from "vitest";
import { isShownBy } from "./appointment-query.ts";

const ONE = {
  status: "confirmed",
  widget_id: 7,
  client_id: 2,
  client_timezone: "America/Chicago",
  // Still Sunday, the 1st, where the client is.
  starts_at: "2026-03-02T03:30:00Z",
} as const;

test.each([
  [{}, true],
  [{ status: "confirmed", widget_id: "7", client_id: 2 }, true],
  [{ status: "pending" }, false],
  [{ widget_id: "8" }, false],
  [{ from: "2026-03-01", to: "2026-03-01" }, true],
  [{ from: "2026-03-02" }, false],
  [{ to: "2026-02-28" }, false],
])("whether a list of %o shows an appointment: %s", (query, isShown) => {
  expect(isShownBy(ONE, query)).toBe(isShown);
});
