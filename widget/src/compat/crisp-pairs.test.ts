import { expect, test } from "vitest";
import { pairsIn } from "./crisp-pairs.ts";

test("one pair and a list of pairs are both understood", () => {
  expect(pairsIn("plan", "pro")).toEqual({ plan: "pro" });
  expect(
    pairsIn(
      [
        ["plan", "pro"],
        ["seats", 5],
      ],
      undefined,
    ),
  ).toEqual({ plan: "pro", seats: 5 });
});

test("what is no pair is passed over", () => {
  expect(pairsIn([["plan", "pro"], null, "x", {}], undefined)).toEqual({ plan: "pro" });
});
