import { expect, test } from "vitest";
import { queryOf } from "./filter-query.ts";

test("what stands in the address is what the API is asked for", () => {
  const params = { q: "park", widget: "7", status: "completed", lead: "true", from: "2026-03-01" };
  expect(queryOf(params)).toEqual({
    search: "park",
    widget_id: "7",
    status: "completed",
    has_lead: "true",
    from: "2026-03-01",
  });
});

test("what somebody typed there and makes no sense is left out", () => {
  expect(queryOf({ widget: "x", status: "sleeping", lead: "maybe" })).toEqual({});
});
