import { expect, test } from "vitest";
import { notificationQuery } from "./notification-query.ts";

test("an address's filters are asked for as the API names them", () => {
  const params = { q: "dana@example.com", widget: "7", status: "failed", type: "lead_captured" };
  expect(notificationQuery(params)).toEqual({
    search: "dana@example.com",
    widget_id: "7",
    status: "failed",
    notice_type: "lead_captured",
  });
});

test("what makes no sense in an address is left out", () => {
  const params = { q: "a", widget: "mine", status: "lost", type: "pigeon" };
  expect(notificationQuery(params)).toEqual({});
});
