import type {
  TestFinding,
  TestReport,
  TestResult,
  TestRun,
} from "../../../contracts/knowledge-tests.ts";
import { answer } from "../answering/answer.ts";
import type { AskableKnowledge } from "./freeze.ts";

export interface GateTest {
  readonly id: number;
  readonly question: string;
  /** Null: it must not be answered. */
  readonly expectedEntryId: number | null;
}

export interface Gate {
  readonly tests: readonly GateTest[];
  /** What is about to go live. */
  readonly candidate: AskableKnowledge;
  /** What visitors are answered from today; null while that is nothing. */
  readonly live: AskableKnowledge | null;
  /** The widget's own: what counts is what its visitors would be told. */
  readonly threshold: number;
}

/** Asks the candidate each test's question, and says beside it what is answered today. */
export function runTests({ tests, candidate, live, threshold }: Gate): TestRun {
  const results = tests.map((test): TestResult => {
    const found = find(candidate, test.question, threshold);
    return {
      test_id: test.id,
      question: test.question,
      expected_entry_id: test.expectedEntryId,
      passed: found.entry_id === test.expectedEntryId,
      found,
      live_found: live && find(live, test.question, threshold),
    };
  });
  return { ...reportOf(results), results };
}

/** What is kept of a run: how many passed, and all about those that did not. */
function reportOf(results: readonly TestResult[]): TestReport {
  const failing = results.filter((result) => !result.passed);
  return { run: results.length, passed: results.length - failing.length, failing };
}

function find(knowledge: AskableKnowledge, question: string, threshold: number): TestFinding {
  const said = answer(knowledge.index, question, {
    threshold,
    rankedMax: 1,
    encoder: knowledge.encoder,
  });
  const best = said.clearsThreshold ? said.ranked[0] : undefined;
  return {
    entry_id: best?.entryId ?? null,
    entry_question: best ? knowledge.questionOf(best.entryId) : null,
    confidence: said.confidence,
  };
}
