import { expect, test } from "vitest";
import { auditQuery } from "./audit-query.ts";

test("the address's filters are asked for", () => {
  const days = { from: "2026-02-01", to: "2026-02-28" };
  expect(auditQuery({ entity: "test", action: "test.created", user: "7", ...days })).toEqual({
    entity_type: "test",
    action: "test.created",
    user_id: 7,
    ...days,
  });
});

test.each([
  { entity: "nonsense" },
  { action: "DROP TABLE" },
  { action: `${"x".repeat(200)}.y` },
  { user: "-1" },
  { user: "me" },
  { from: "yesterday" },
  { to: "2026-02-30" },
  { from: "2026-2-1" },
  {},
])("what makes no sense in an address is left out: %j", (params) => {
  expect(auditQuery(params)).toEqual({});
});
