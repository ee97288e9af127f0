import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, repairWord } from "./typos.ts";

const VOCABULARY = ["address", "appointment", "insurance", "opening", "park", "schedule"];

test.each([
  ["adress", "address"],
  ["appointmnet", "appointment"],
  ["apointmnt", "appointment"],
  ["insurence", "insurance"],
  ["openning", "opening"],
  ["parc", "park"],
  ["shcedule", "schedule"],
  ["ppointment", "appointment"],
  ["imsurance", "insurance"],
  ["nisurance", "insurance"],
  ["qschedule", "schedule"],
])("%s is read as %s", (word, expected) => {
  expect(repairWord(word, VOCABULARY)?.word).toBe(expected);
});

test.each(["prk", "dark", "pork5", "2024", "apple", "inslurnce1", "zzzzzzzzzz", ""])(
  "%j is not repaired: too short, too far, or no plain word",
  (word) => {
    expect(repairWord(word, VOCABULARY)).toBeNull();
  },
);

test("seven letters forgive one slip, eight forgive two", () => {
  expect(repairWord("oepnnig", ["opening"])).toBeNull();
  expect(repairWord("shceduel", ["schedule"])?.distance).toBe(2);
});

test("the distance is symmetric, zero only for equals, and one for a swap of neighbours", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(editDistance(left, right, 9)).toBe(editDistance(right, left, 9));
      expect(editDistance(left, right, 9) === 0).toBe(left === right);
      expect(Math.min(3, editDistance(left, right, 2))).toBe(
        Math.min(3, editDistance(left, right, 9)),
      );
    }),
  );
  expect(editDistance("form", "from", 2)).toBe(1);
});
