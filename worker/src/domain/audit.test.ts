import { expect, test } from "vitest";
import { differenceOf } from "./audit.ts";

test("only what differs is kept, from both sides", () => {
  const before = { id: 1, name: "Old", color: "red", updated_at: "2026-01-01" };
  const after = { id: 1, name: "New", color: "red", updated_at: "2026-01-02" };
  expect(differenceOf(before, after)).toEqual({ before: { name: "Old" }, after: { name: "New" } });
});

test("a row that is made has no before, and one that is deleted no after", () => {
  expect(differenceOf(null, { id: 1 })).toEqual({ before: null, after: { id: 1 } });
  expect(differenceOf({ id: 1 }, null)).toEqual({ before: { id: 1 }, after: null });
});

test.each(["password", "client_secret", "access_token", "csv"])(
  "%s is never written down",
  (name) => {
    const { after } = differenceOf(null, { [name]: "hunter2", inner: { [name]: "hunter2" } });
    expect(JSON.stringify(after)).not.toContain("hunter2");
  },
);

test("long texts and lists are cut", () => {
  const { after } = differenceOf(null, { text: "x".repeat(5_000), list: Array(500).fill("y") });
  expect(JSON.stringify(after).length).toBeLessThan(1_000);
});
