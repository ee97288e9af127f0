import { expect, test } from "vitest";
import {
  areaUnderRoc,
  calibrationError,
  meanReciprocalRank,
  median,
  type Outcome,
  reliability,
  rightAndAccepted,
  topOne,
} from "./metrics.ts";

function makeOutcome(overrides: Partial<Outcome> = {}): Outcome {
  return { isInScope: true, rank: 0, scope: 0.5, confidence: 0.5, ...overrides };
}

const refusal = (confidence: number) => makeOutcome({ isInScope: false, rank: null, confidence });

test("top-1 counts the right entry in the first place only", () => {
  const ranks = [0, 1, null, 0];
  expect(topOne(ranks.map((rank) => makeOutcome({ rank })))).toBe(0.5);
});

test("the reciprocal rank ends at the fifth place", () => {
  // 1 + 1/2 + 1/5 + 0 + 0, of five.
  const ranks = [0, 1, 4, 5, null];
  expect(meanReciprocalRank(ranks.map((rank) => makeOutcome({ rank })))).toBeCloseTo(0.34, 12);
});

test("the area under the curve counts the pairs in order, and ties as half", () => {
  // Of six pairs: 0.9 beats both; 0.5 beats 0.2, ties with 0.5; 0.2 ties with 0.2, loses to 0.5.
  expect(areaUnderRoc([0.9, 0.5, 0.2], [0.5, 0.2])).toBeCloseTo((2 + 1.5 + 0.5) / 6, 12);
  expect(areaUnderRoc([0.9, 0.8], [0.2, 0.1])).toBe(1);
  expect(areaUnderRoc([0.1], [0.2])).toBe(0);
  expect(areaUnderRoc([0.3, 0.3, 0.3], [0.3, 0.3])).toBe(0.5);
});

test("there is no area where one kind of message is missing", () => {
  expect(areaUnderRoc([0.4], [])).toBeNull();
  expect(areaUnderRoc([], [0.4])).toBeNull();
});

test("accepted are right answers above the confidence that rejects nine in ten", () => {
  const outOfScope = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.95].map(refusal);
  const inScope = [
    makeOutcome({ confidence: 0.9 }),
    // On the bound, 0.8, is not above it.
    makeOutcome({ confidence: 0.8 }),
    makeOutcome({ confidence: 0.9, rank: 1 }),
    makeOutcome({ confidence: 0.81 }),
    makeOutcome({ confidence: 0.3 }),
  ];
  expect(rightAndAccepted(inScope, outOfScope)).toBe(0.4);
});

test("at least nine in ten are rejected when they cannot be split exactly or tie", () => {
  const inScope = [0.5, 0.6].map((confidence) => makeOutcome({ confidence }));
  // Of three, all have to be: two would be too few.
  expect(rightAndAccepted(inScope, [0.1, 0.2, 0.55].map(refusal))).toBe(0.5);
  expect(
    rightAndAccepted(
      inScope,
      Array.from({ length: 20 }, () => refusal(0.5)),
    ),
  ).toBe(0.5);
  expect(rightAndAccepted(inScope, [])).toBeNull();
});

test("the calibration error weighs each bin's gap by its messages", () => {
  const outcomes = [
    // One bin: mean confidence 0.85, three of four right.
    makeOutcome({ confidence: 0.8 }),
    makeOutcome({ confidence: 0.85 }),
    makeOutcome({ confidence: 0.85 }),
    makeOutcome({ confidence: 0.9 - 1e-9, rank: 2 }),
    // Another: 0.25, none right.
    refusal(0.25),
  ];
  expect(calibrationError(reliability(outcomes))).toBeCloseTo((4 * 0.1 + 1 * 0.25) / 5, 6);
});

test("an out-of-scope message is wrong even when an entry was found first", () => {
  const bins = reliability([makeOutcome({ isInScope: false, rank: 0, confidence: 1 })]);
  expect(bins[9]).toEqual({ count: 1, meanConfidence: 1, rightShare: 0 });
  expect(calibrationError(bins)).toBe(1);
});

test("a confidence of 1 is in the last bin, and every message in exactly one", () => {
  const outcomes = [0, 0.1, 0.55, 0.999, 1].map((confidence) => makeOutcome({ confidence }));
  expect(reliability(outcomes).map((bin) => bin.count)).toEqual([1, 1, 0, 0, 0, 1, 0, 0, 0, 2]);
});

test("the median of an even number lies between the middle two", () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNull();
});
