import { expect, test } from "vitest";
import { LEAD_ACTIVITY_TYPES, type LeadActivity } from "../../../../contracts/admin/leads.ts";
import { sentenceOf } from "./activity.ts";

const makeActivity = (fields: Partial<LeadActivity>): LeadActivity => ({
  id: 1,
  activity_type: "note",
  user_name: null,
  assignee_name: null,
  details: {},
  created_at: "2026-03-02T12:00:00Z",
  ...fields,
});

test.each(LEAD_ACTIVITY_TYPES)("a line about “%s” has words", (activity_type) => {
  expect(sentenceOf(makeActivity({ activity_type }))).toMatch(/^[A-Z].{3}/);
});

test.each([
  ["status_changed", { from: "new", to: "contacted" }, "Status: New → Contacted"],
  [
    "status_changed",
    { from: "contacted", to: "lost", lost_reason: "price" },
    "Status: Contacted → Lost (Price)",
  ],
  ["changed", { fields: ["phone", "company"] }, "Details changed: Phone, Company"],
  ["merged", { name: "Ana Ruiz" }, "Another lead was merged into this one: Ana Ruiz"],
  [
    "notified",
    { notice_type: "lead_captured", recipient: "dana@example.com" },
    "Told by mail: New lead · dana@example.com",
  ],
  ["status_changed", { from: "asleep", to: 7 }, "Status"],
] as const)("a line about “%s” tells what is known of it", (activity_type, details, sentence) => {
  expect(sentenceOf(makeActivity({ activity_type, details }))).toBe(sentence);
});

test("a line about an assignment names the user, or nobody", () => {
  const line = makeActivity({ activity_type: "assigned" });
  expect(sentenceOf({ ...line, assignee_name: "Dana" })).toBe("Assigned: Dana");
  expect(sentenceOf(line)).toBe("Assigned: Nobody");
});
