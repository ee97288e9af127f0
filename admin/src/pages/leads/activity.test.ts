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

const ID = "0195573f-0000-7000-8000-000000000001";

/** Each as the writer of such lines writes it. */
const WRITTEN = [
  ["status_changed", { from: "new", to: "contacted" }, "Status: New → Contacted"],
  [
    "status_changed",
    { from: "contacted", to: "lost", reason: "price", note: "too dear" },
    "Status: Contacted → Lost (Price · too dear)",
  ],
  [
    "status_changed",
    { from: "contacted", to: "lost", reason: null, note: null },
    "Status: Contacted → Lost",
  ],
  ["changed", { fields: ["phone", "company"] }, "Details changed: Phone, Company"],
  [
    "changed",
    { fields: ["lost_reason", "lost_note"] },
    "Details changed: Why it was lost, Note on the loss",
  ],
  [
    "merged",
    { lead_id: ID, name: "Ana Ruiz", fields: ["phone", "page_url", "referrer_url"] },
    "Another lead was merged into this one: Ana Ruiz (taken from it: Phone, Where it came from)",
  ],
  ["merged", { lead_id: ID, name: null, fields: [] }, "Another lead was merged into this one"],
  ["unmerged", { lead_id: ID, name: "Ana" }, "A merged lead was taken out again: Ana"],
  ["marked_duplicate", { duplicate_of: ID }, "Marked as a duplicate of another lead"],
  ["marked_duplicate", { duplicate_of: null }, "The mark as a duplicate was taken away"],
  [
    "marked_duplicate",
    { duplicate_of: ID, same: ["email", "phone"] },
    "Possible duplicate, has the same: E-mail, Phone",
  ],
  ["converted", { client_id: 7, name: "Ana's bakery" }, "Became a client: Ana's bakery"],
  ["converted", { client_id: 7 }, "Became a client"],
  ["notified", { recipients: 1 }, "Told by mail: 1 person"],
  ["notified", { recipients: 3 }, "Told by mail: 3 people"],
  ["reminded", { user_ids: [4] }, "Nobody had contacted it: reminder sent: 1 person"],
  ["reminded", { user_ids: [] }, "Nobody had contacted it, and there was nobody to tell"],
  ["escalated", { user_ids: [4, 5] }, "Still not contacted: the admins were told: 2 people"],
  ["follow_up_ended", { reason: "contacted" }, "Follow-up ended: Contacted"],
  ["follow_up_ended", { reason: "merged" }, "Follow-up ended: merged into another lead"],
  [
    "appointment",
    { what: "booked", appointment_id: ID, starts_at: "2026-03-02T12:00:00+00:00", service: "Cut" },
    /^Appointment: Booked · Cut · Mar 2, 2026, 1:00\sPM$/,
  ],
  [
    "appointment",
    { what: "no_show", appointment_id: ID, starts_at: "2026-03-02T12:00:00+00:00", service: null },
    /^Appointment: No show · Mar 2, 2026, 1:00\sPM$/,
  ],
  ["status_changed", { from: "asleep", to: 7 }, "Status"],
  ["changed", { fields: ["phone", "shoe_size"], by: "magic" }, "Details changed: Phone"],
] as const;

test.each(WRITTEN)(
  "a line about “%s” tells what its writer knew (%j)",
  (activity_type, details, sentence) => {
    const line = makeActivity({ activity_type, details });
    if (typeof sentence === "string") expect(sentenceOf(line, "Europe/Madrid")).toBe(sentence);
    else expect(sentenceOf(line, "Europe/Madrid")).toMatch(sentence);
  },
);

test("a line about an assignment names the user, or nobody", () => {
  const line = makeActivity({ activity_type: "assigned" });
  expect(sentenceOf({ ...line, assignee_name: "Dana" })).toBe("Assigned: Dana");
  expect(sentenceOf(line)).toBe("Assigned: Nobody");
  const turn = { ...line, assignee_name: "Dana", details: { to: 4, by: "round_robin" } };
  expect(sentenceOf(turn)).toBe("Assigned: Dana (in turn)");
});
