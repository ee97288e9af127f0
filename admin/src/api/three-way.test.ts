import { expect, test } from "vitest";
import { changedFields, mergeFields } from "./three-way.ts";

const BASE = { name: "Ally", hours: { open: "09:00" }, words: ["a"] };

test("what was not touched follows, what was touched stays", () => {
  const form = { ...BASE, name: "Robin" };
  const stored = { ...BASE, words: ["a", "b"] };
  expect(mergeFields(BASE, form, form, stored)).toEqual({
    fields: { name: "Robin", hours: { open: "09:00" }, words: ["a", "b"] },
    contested: [],
  });
});

test("what was changed on both sides is named, unless both say the same", () => {
  const form = { ...BASE, name: "Robin", hours: { open: "10:00" } };
  const stored = { ...BASE, name: "Robin", hours: { open: "08:00" } };
  const { fields, contested } = mergeFields(BASE, form, form, stored);
  expect(contested).toEqual(["hours"]);
  expect(fields.hours).toEqual({ open: "10:00" });
});

test("a line that is being begun is kept", () => {
  const form = { ...BASE, words: ["a", ""] };
  expect(mergeFields(BASE, form, BASE, { ...BASE, name: "Wren" }).fields).toEqual({
    name: "Wren",
    hours: { open: "09:00" },
    words: ["a", ""],
  });
});

test("only what differs is sent", () => {
  expect(changedFields(BASE, { ...BASE, hours: { open: "10:00" } })).toEqual({
    hours: { open: "10:00" },
  });
});
