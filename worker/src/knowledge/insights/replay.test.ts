import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeSnapshot } from "../../../test/make-snapshot.ts";
import { CLINIC } from "../../answering/fixtures/clinic-knowledge.ts";
import { PARAPHRASES } from "../../answering/fixtures/clinic-questions.ts";
import { rememberingEncoder } from "./remembering-encoder.ts";
import { type Decide, replay } from "./replay.ts";
import { makeTrial, outcomeOf } from "./visitor-path.ts";

/** A knowledge that knows exactly these questions. */
const knowing =
  (answers: Readonly<Record<string, number>>): Decide =>
  (question) => ({
    entryId: answers[question] ?? null,
    confidence: question in answers ? 0.9 : 0.1,
  });

const QUESTIONS = [
  { text: "hours", count: 5 },
  { text: "parking", count: 3 },
  { text: "refunds", count: 2 },
  { text: "call me at 312 555 0143", count: 1 },
];

describe("replaying what visitors asked", () => {
  const report = replay(
    QUESTIONS,
    knowing({ hours: 1, parking: 2, refunds: 3 }),
    knowing({ hours: 1, parking: 4, "call me at 312 555 0143": 4 }),
  );

  test("tells how many askings were and will be answered, and how many change in which way", () => {
    expect(report).toMatchObject({
      questions: 4,
      askings: 11,
      answeredBefore: 10,
      answeredAfter: 9,
      changes: { newly_answered: 1, newly_unanswered: 2, moved: 3 },
    });
  });

  test("tells it entry by entry", () => {
    expect(report.entries).toEqual([
      { entryId: 4, before: 0, after: 4, gained: 4, lost: 0 },
      { entryId: 2, before: 3, after: 0, gained: 0, lost: 3 },
      { entryId: 3, before: 2, after: 0, gained: 0, lost: 2 },
    ]);
    expect(report.moves).toEqual([{ fromEntryId: 2, toEntryId: 4, askings: 3 }]);
  });

  test("lists the questions, the most asked first, with nothing that identifies a person", () => {
    expect(report.changed.map(({ kind, question, askings }) => [kind, question, askings])).toEqual([
      ["moved", "parking", 3],
      ["newly_unanswered", "refunds", 2],
      ["newly_answered", "call me at [number]", 1],
    ]);
  });
});

const { entries: _, index: __, ...source } = makeSnapshot();
const clinic = CLINIC.map((entry) => ({
  ...entry,
  sourceUrl: null,
  helpfulCount: 0,
  notHelpfulCount: 0,
}));
const live = makeTrial({ ...source, entries: clinic }, clinic, null);

test("the same knowledge changes nothing, whatever was asked", () => {
  const anyQuestions = fc.array(
    fc.record({
      text: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(...PARAPHRASES.map(([t]) => t))),
      count: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 20 },
  );
  const again = makeTrial({ ...source, entries: clinic }, clinic, null);
  fc.assert(
    fc.property(anyQuestions, (questions) => {
      const decide: Decide = (text) => outcomeOf(live, text, null);
      const report = replay(questions, decide, (text) => outcomeOf(again, text, null));
      expect(report).toMatchObject({ entries: [], moves: [], changed: [] });
      expect(report.answeredAfter).toBe(report.answeredBefore);
    }),
    { numRuns: 40 },
  );
});

test("what is gained and lost accounts for every change, whatever the two states answer", () => {
  const anyState = fc.array(fc.option(fc.integer({ min: 1, max: 3 })), {
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(anyState, anyState, (before, after) => {
      const questions = before.map((_entry, at) => ({ text: String(at), count: at + 1 }));
      const decide =
        (state: readonly (number | null)[]): Decide =>
        (text) => ({ entryId: state[Number(text)] ?? null, confidence: 0.5 });
      const report = replay(questions, decide(before), decide(after));
      const { newly_answered: answered, newly_unanswered: unanswered, moved } = report.changes;
      const sum = (key: "gained" | "lost") =>
        report.entries.reduce((total, entry) => total + entry[key], 0);
      expect(report.answeredAfter - report.answeredBefore).toBe(answered - unanswered);
      expect(sum("gained")).toBe(answered + moved);
      expect(sum("lost")).toBe(unanswered + moved);
      expect(report.moves.reduce((total, move) => total + move.askings, 0)).toBe(moved);
    }),
  );
});

test("a text is encoded once, however many states of the knowledge it is put to", () => {
  let encoded = 0;
  const encoder = rememberingEncoder({
    model: "counting",
    dimensions: 1,
    encode: () => {
      encoded += 1;
      return Float32Array.of(encoded);
    },
  });
  const [first, again, other] = ["hours", "hours", "parking"].map((text) => encoder.encode(text));
  expect({ encoded, first, again, other }).toEqual({
    encoded: 2,
    first: Float32Array.of(1),
    again: Float32Array.of(1),
    other: Float32Array.of(2),
  });
});

test("a thousand questions are replayed against the engine, entry by entry", ({ annotate }) => {
  const draftEntries = clinic.filter(({ id }) => id !== 8);
  const questions = Array.from({ length: 1_000 }, (_entry, at) => {
    const [text] = PARAPHRASES[at % PARAPHRASES.length] ?? [""];
    return { text: `${text} ${at}`, count: 1 };
  });
  const startedAtMs = performance.now();
  const draft = makeTrial({ ...source, entries: clinic }, draftEntries, null);
  const report = replay(
    questions,
    (text) => outcomeOf(live, text, null),
    (text) => outcomeOf(draft, text, null),
  );
  const tookMs = performance.now() - startedAtMs;
  // Of others a few that stood on the edge may go: the entries are calibrated together.
  const lost = report.entries.toSorted((left, right) => right.lost - left.lost);
  expect(lost[0]?.entryId).toBe(8);
  return annotate(`1,000 questions, live and draft: ${tookMs.toFixed(0)} ms`);
});
