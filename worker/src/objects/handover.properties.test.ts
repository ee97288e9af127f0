import fc from "fast-check";
import { expect, test } from "vitest";
import { HandoverSimulation } from "../../test/handover-simulation.ts";
import { STEP } from "../../test/handover-steps.ts";

test("whatever comes in whatever order, the bot never speaks after a claim, and nothing is lost, doubled or out of its place", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(STEP, { minLength: 3, maxLength: 22 }),
      async (hasAgent, steps) => {
        const simulation = new HandoverSimulation(hasAgent);
        for (const step of steps) await simulation.take(step);
        await simulation.finish();
        expect(simulation.spokenAfterClaim).toEqual([]);
        for (const { seqs } of simulation.conversations()) {
          expect(seqs).toEqual(seqs.map((_, at) => at + 1));
        }
        expect(simulation.storedSends()).toEqual(simulation.acknowledgedSends());
        expect(simulation.delivered()).toEqual(simulation.stored());
        expect(simulation.deliveredPhases()).toEqual(simulation.storedPhases());
      },
    ),
    { numRuns: 10_000 },
  );
});
