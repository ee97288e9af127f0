import { expect, test } from "vitest";
import { queryOf } from "./filter-query.ts";

const ID = "0190b0a0-0000-7000-8000-000000000001";

test("what stands in the address is what the API is asked for", () => {
  const params = {
    q: "park",
    widget: "7",
    status: "completed",
    lead: "true",
    answers: "unsure",
    inbox: "mine",
    visitor: ID,
    from: "2026-03-01",
  };
  expect(queryOf(params)).toEqual({
    search: "park",
    widget_id: "7",
    status: "completed",
    has_lead: "true",
    answers: "unsure",
    inbox: "mine",
    same_visitor_as: ID,
    from: "2026-03-01",
  });
});

test("what somebody typed there and makes no sense is left out", () => {
  const params = {
    q: "ab",
    widget: "x",
    status: "sleeping",
    lead: "maybe",
    visitor: "me",
    to: "x",
  };
  expect(queryOf({ ...params, answers: "bad", inbox: "none" })).toEqual({});
});
