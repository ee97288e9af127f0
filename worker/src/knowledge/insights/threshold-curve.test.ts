import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeAsking } from "./fixtures/make-asking.ts";
import { thresholdCurve } from "./threshold-curve.ts";

const OPTIONS = { currentThreshold: 0.45, wrongCost: 2 };
const answered = (confidence: number, wasHelpful: boolean | null = null) =>
  makeAsking({ confidence, entryId: 1, answeredBy: "knowledge", wasHelpful });

describe("what a threshold would have meant", () => {
  const curve = thresholdCurve(
    [answered(0.9), answered(0.8, true), answered(0.6, false), makeAsking({ confidence: 0.3 })],
    OPTIONS,
  );
  const at = (threshold: number) => curve.points.find((point) => point.threshold === threshold);

  test("is told for every twentieth from 0.05 to 0.95", () => {
    expect(curve.points.map((point) => point.threshold)).toEqual([
      0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
      0.9, 0.95,
    ]);
  });

  test("counts the answered, those expected wrong, and the handed over", () => {
    expect(curve.current).toMatchObject({ threshold: 0.45, answered: 3, handedOver: 1 });
    expect(curve.current.expectedWrong).toBeCloseTo(0.1 + 0.2 + 0.4, 10);
    expect(at(0.7)).toMatchObject({ answered: 2, handedOver: 2 });
    expect(at(0.7)?.expectedWrong).toBeCloseTo(0.3, 10);
    expect(at(0.05)).toMatchObject({ answered: 4, handedOver: 0 });
  });

  test("shows what visitors themselves said of the answers that they would still have got", () => {
    expect(curve.current.observedWrong).toMatchObject({ count: 1, of: 2, share: 0.5 });
    expect(at(0.7)?.observedWrong).toMatchObject({ count: 0, of: 1, share: 0 });
  });

  test("costs its hand-overs and its wrong answers, corrected by what visitors said", () => {
    // Prior of ten askings: (10 × 0.6 + 0) / 11 of the one at 0.6, (10 × 0.8 + 1) / 11 of that at 0.8.
    const wrong = 0.1 + (1 - 9 / 11) + (1 - 6 / 11);
    expect(curve.current.expectedCost).toBeCloseTo(1 + 2 * wrong, 10);
  });
});

describe("the recommended threshold", () => {
  test("is where expected cost is least", () => {
    const askings = [
      answered(0.97),
      answered(0.93),
      answered(0.42),
      answered(0.38),
      answered(0.33),
    ];
    // Below one half, an answer is expected to cost more than the hand-over that it saves.
    expect(thresholdCurve(askings, OPTIONS).recommended?.threshold).toBe(0.45);
    // Where wrong answers cost ten hand-overs, 0.93 is answered and 0.42 is not; nearest to 0.45 wins.
    const careful = thresholdCurve(askings, { ...OPTIONS, wrongCost: 10 });
    expect(careful.recommended?.threshold).toBe(0.45);
    expect(thresholdCurve(askings, { ...OPTIONS, wrongCost: 20 }).recommended?.threshold).toBe(
      0.95,
    );
  });

  test("rises where visitors say that sure answers were wrong", () => {
    const sure = Array.from({ length: 40 }, () => answered(0.62));
    const blamed = Array.from({ length: 40 }, () => answered(0.62, false));
    expect(thresholdCurve(sure, OPTIONS).recommended?.threshold).toBe(0.45);
    expect(thresholdCurve(blamed, OPTIONS).recommended?.threshold).toBe(0.65);
  });

  test("is not given where nothing was asked", () => {
    expect(thresholdCurve([], OPTIONS)).toMatchObject({ asked: 0, recommended: null });
  });
});

describe("what does not count", () => {
  test("a visitor who sends one question again and again counts once", () => {
    const repeat = { sessionId: "the same", entryId: 1, confidence: 0.8 };
    const askings = ["Do you park?", "do you PARK", "  do you park?!"].map((text) =>
      makeAsking({ ...repeat, text }),
    );
    expect(thresholdCurve(askings, OPTIONS)).toMatchObject({ asked: 1, current: { answered: 1 } });
  });

  test("two visitors with one question count twice", () => {
    const askings = ["one", "two"].map((sessionId) => makeAsking({ sessionId, text: "parking?" }));
    expect(thresholdCurve(askings, OPTIONS).asked).toBe(2);
  });

  test("of a repeated question the last verdict stands", () => {
    const same = { sessionId: "s", text: "parking?", entryId: 1, confidence: 0.8 };
    const askings = [false, null, true].map((wasHelpful) => makeAsking({ ...same, wasHelpful }));
    expect(thresholdCurve(askings, OPTIONS).current.observedWrong).toMatchObject({
      count: 0,
      of: 1,
    });
  });

  test("small talk asks nothing of the knowledge", () => {
    expect(thresholdCurve([makeAsking({ answeredBy: "small_talk" })], OPTIONS).asked).toBe(0);
  });
});

test("a higher threshold never answers more, expects more wrong or hands over less", () => {
  const anyAsking = fc
    .record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      entryId: fc.option(fc.nat(3)),
      wasHelpful: fc.option(fc.boolean()),
      sessionId: fc.constantFrom("a", "b", "c"),
      text: fc.constantFrom("x", "y", "z", "X!"),
    })
    .map(makeAsking);
  fc.assert(
    fc.property(fc.array(anyAsking, { maxLength: 40 }), (askings) => {
      const { asked, points } = thresholdCurve(askings, OPTIONS);
      for (const [at, point] of points.entries()) {
        const next = points[at + 1] ?? point;
        expect(point.answered + point.handedOver).toBe(asked);
        expect(next.answered).toBeLessThanOrEqual(point.answered);
        expect(next.expectedWrong).toBeLessThanOrEqual(point.expectedWrong + 1e-9);
      }
    }),
  );
});
