import fc from "fast-check";
import { expect, test } from "vitest";
import { costMicros, costMicrosMax, OUTPUT_TOKENS_MAX } from "./cost.ts";
import { type DayBudget, dayOf, heldMicros, onDay, reserve, settle } from "./day-budget.ts";
import { makeSource } from "./fixtures/sources.ts";
import { makePrompt } from "./prompt.ts";

const DAY = "2026-11-23";
const Step = fc.oneof(
  fc.record({ kind: fc.constant("reserve" as const), micros: fc.nat(400) }),
  // Which of those held, and what share of what was set aside it really cost; null: nobody knows.
  fc.record({
    kind: fc.constant("settle" as const),
    which: fc.nat(),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    outcome: fc.constantFrom("phrased" as const, "refused" as const, "failed" as const),
  }),
);

test("however calls are reserved and settled, what is spent and held never passes the ceiling", () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.array(Step, { maxLength: 80 }), (ceilingMicros, steps) => {
      let budget: DayBudget = onDay(null, DAY);
      let spentMicros = 0;
      steps.forEach((step, index) => {
        const held = Object.entries(budget.held);
        if (step.kind === "reserve") {
          budget = reserve(budget, `call ${index}`, step.micros, ceilingMicros).budget;
        } else if (held.length > 0) {
          const [id, micros] = held[step.which % held.length] ?? ["", 0];
          const cost = step.share === null ? null : Math.ceil(micros * step.share);
          budget = settle(budget, id, cost, step.outcome);
          spentMicros += cost ?? micros;
        }
        expect(budget.usedMicros).toBe(spentMicros);
        expect(budget.usedMicros + heldMicros(budget)).toBeLessThanOrEqual(ceilingMicros);
        const settled = budget.phrased + budget.refused + budget.failed;
        expect(budget.calls).toBe(settled + Object.keys(budget.held).length);
      });
    }),
  );
});

test("a call is settled once, whatever is said later", () => {
  const { budget } = reserve(onDay(null, DAY), "a", 100, 1_000);
  const once = settle(budget, "a", 40, "phrased");
  expect(settle(once, "a", 90, "failed")).toEqual(once);
  expect(once).toMatchObject({ usedMicros: 40, held: {}, phrased: 1, failed: 0 });
});

test("midnight in UTC begins a new budget, and what yesterday held is settled for nobody", () => {
  const { budget } = reserve(onDay(null, DAY), "a", 100, 100);
  const next = onDay(budget, dayOf(Date.UTC(2026, 10, 24, 0, 0, 1)));
  expect(next).toMatchObject({ day: "2026-11-24", usedMicros: 0, held: {}, calls: 0 });
  expect(settle(next, "a", 100, "phrased")).toEqual(next);
  expect(reserve(next, "b", 100, 100).isReserved).toBe(true);
});

test("what is set aside covers as many tokens as a text has bytes, and the longest answer", () => {
  const prices = { inputMicrosPerMillion: 1_000_000, outputMicrosPerMillion: 2_000_000 };
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (words) => {
      const prompt = makePrompt([makeSource()], words);
      const inputTokens = new TextEncoder().encode(prompt.system + prompt.user).length;
      const cost = costMicros({ inputTokens, outputTokens: OUTPUT_TOKENS_MAX }, prices);
      expect(costMicrosMax(prompt, prices)).toBeGreaterThan(cost);
    }),
  );
});
