import { describe, expect, test } from "vitest";
import { TestRun } from "../../../contracts/knowledge-tests.ts";
import { makeFrozenEntry } from "../../test/make-frozen-entry.ts";
import { makeAskable } from "./freeze.ts";
import { type GateTest, runTests } from "./gate.ts";

const parking = makeFrozenEntry({ id: 1 });
const hours = makeFrozenEntry({
  id: 2,
  question: "When are you open?",
  answer: "From eight to six.",
});
const both = makeAskable([parking, hours], null);
const parkingOnly = makeAskable([parking], null);

const asks = (question: string, expectedEntryId: number | null): GateTest => ({
  id: 7,
  question,
  expectedEntryId,
});

function run(test: GateTest, candidate = both, threshold = 0.45) {
  return TestRun.parse(runTests({ tests: [test], candidate, live: parkingOnly, threshold }));
}

describe("a test", () => {
  test("passes when the expected entry is the answer given", () => {
    const found = run(asks("Where can I park?", 1));
    expect(found).toMatchObject({ run: 1, passed: 1, failing: [] });
    expect(found.results[0]).toMatchObject({
      passed: true,
      found: { entry_id: 1, entry_question: "Where can I park?" },
    });
  });

  test("fails when another entry is, and says what it found and what is live", () => {
    const found = run(asks("When are you open?", 1));
    expect(found.passed).toBe(0);
    expect(found.failing).toMatchObject([
      {
        test_id: 7,
        question: "When are you open?",
        expected_entry_id: 1,
        passed: false,
        found: { entry_id: 2, entry_question: "When are you open?" },
        live_found: { entry_id: null, entry_question: null },
      },
    ]);
  });

  test("fails when the expected entry is gone", () => {
    expect(run(asks("When are you open?", 2), parkingOnly).failing).toHaveLength(1);
  });

  test("fails when the expected entry is the best and not sure enough to be given", () => {
    const vague = asks("I have a question about parking maybe, do you park zeppelins", 1);
    const { confidence } = run(vague).results[0]?.found ?? {};
    expect(confidence).toBeLessThan(0.999);
    expect(run(vague, both, 0.999).failing).toMatchObject([{ found: { entry_id: null } }]);
  });
});

describe("a test that must not be answered", () => {
  test("passes when nothing clears the threshold", () => {
    expect(run(asks("Who won the cup in 1998?", null)).passed).toBe(1);
  });

  test("fails when something does", () => {
    expect(run(asks("Where can I park?", null)).failing).toMatchObject([
      { found: { entry_id: 1 } },
    ]);
  });
});

test("while nothing is live there is nothing to compare with", () => {
  const found = runTests({
    tests: [asks("Where can I park?", 1)],
    candidate: both,
    live: null,
    threshold: 0.45,
  });
  expect(found.results[0]?.live_found).toBeNull();
});
