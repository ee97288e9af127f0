import { describe, expect, test } from "vitest";
import { refusedStatus, settleLeadChange } from "./lead-change.ts";

const LEAD = {
  name: "Jane",
  email: "jane@example.com",
  phone: null,
  company: null,
  notes: null,
  status: "new",
  assigned_to: null,
  lost_reason: null,
  lost_note: null,
} as const;
const LOST = { ...LEAD, status: "lost", lost_reason: "price", lost_note: "too dear" } as const;

describe("a lead that is lost", () => {
  test("keeps why, and its time line tells it", () => {
    const { change, lines } = settleLeadChange(LEAD, {
      status: "lost",
      lostReason: "price",
      lostNote: "too dear",
    });
    expect(change).toMatchObject({ lostReason: "price", lostNote: "too dear" });
    expect(lines).toEqual([
      {
        type: "status_changed",
        details: { from: "new", to: "lost", reason: "price", note: "too dear" },
      },
    ]);
  });

  test("may be lost without a reason", () => {
    const { lines } = settleLeadChange(LEAD, { status: "lost" });
    expect(lines).toMatchObject([{ details: { to: "lost", reason: null } }]);
  });

  test("may get another reason", () => {
    const { change, lines } = settleLeadChange(LOST, { lostReason: "competitor" });
    expect(change).toEqual({ lostReason: "competitor" });
    expect(lines).toEqual([{ type: "changed", details: { fields: ["lost_reason"] } }]);
  });

  test("forgets why when it is not lost any more", () => {
    const { change, lines } = settleLeadChange(LOST, { status: "contacted" });
    expect(change).toEqual({ status: "contacted", lostReason: null, lostNote: null });
    expect(lines).toEqual([{ type: "status_changed", details: { from: "lost", to: "contacted" } }]);
  });
});

test("a reason for the loss of what is not lost is not kept", () => {
  const { change, lines } = settleLeadChange(LEAD, { lostReason: "price" });
  expect(change.lostReason).toBeNull();
  expect(lines).toEqual([]);
});

test.each([
  [{ status: "contacted" }, true],
  [{ status: "lost" }, true],
  [{ status: "new" }, false],
  [{ name: "Jane Doe" }, false],
  [{ assignedTo: 7 }, false],
] as const)("after %o the follow-up has ended: %s", (wish, endsFollowUp) => {
  expect(settleLeadChange(LEAD, wish).endsFollowUp).toBe(endsFollowUp);
});

test("what stays the same is not told", () => {
  const same = { name: "Jane", status: "new", assignedTo: null, notes: null } as const;
  expect(settleLeadChange(LEAD, same).lines).toEqual([]);
});

describe("a status that a lead cannot be given", () => {
  const open = { status: "new", converted_client_id: null } as const;
  test.each([
    ["converted, of what is no client", open, { status: "converted" }, "status"],
    ["converted, of a new row", null, { status: "converted" }, "status"],
    ["lost, without why", open, { status: "lost" }, "lost_reason"],
    ["lost, with why", open, { status: "lost", lost_reason: "price" }, undefined],
    ["what it is", { ...open, status: "lost" }, { status: "lost" }, undefined],
    [
      "converted, of a client",
      { ...open, converted_client_id: 7 },
      { status: "converted" },
      undefined,
    ],
    ["none", open, {}, undefined],
  ] as const)("is told by its field: %s", (_, before, wish, field) => {
    expect(refusedStatus(before, wish)?.field).toBe(field);
  });
});
