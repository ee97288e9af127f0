import { expect, test } from "vitest";
import {
  type ComparisonInput,
  compareWithDraft,
  type KnownEntry,
  type Proposed,
  type ProposedBefore,
} from "./compare.ts";

const URL_A = "https://clinic.example/faq";
const HOURS = { question: "What are your opening hours?", answer: "8 to 5.", sourceUrl: URL_A };

function makeProposal(overrides: Partial<Proposed> = {}): Proposed {
  return { id: 1, alternativeQuestions: [], ...HOURS, ...overrides };
}
function makeEntry(overrides: Partial<KnownEntry> = {}): KnownEntry {
  return { id: 70, alternativeQuestions: [], ...HOURS, ...overrides };
}
function makeBefore(overrides: Partial<ProposedBefore> = {}): ProposedBefore {
  return {
    ...makeProposal({ id: 9 }),
    entryId: 70,
    isRejected: false,
    isTaken: true,
    ...overrides,
  };
}
function compare(input: Partial<ComparisonInput>) {
  const nothing = { proposals: [], entries: [], before: [], unreadUrls: new Set<string>() };
  return compareWithDraft({ ...nothing, ...input });
}
function changeOf(proposal: Proposed, entries: KnownEntry[], before: ProposedBefore[] = []) {
  const [first] = compare({ proposals: [proposal], entries, before }).changes;
  return first && [first.change, first.entryId];
}

test("what the draft does not have is new", () => {
  expect(changeOf(makeProposal(), [makeEntry({ question: "Do you take cards?" })])).toEqual([
    "new",
    null,
  ]);
});

test("what an entry says already is the same, spaces and case aside", () => {
  const proposal = makeProposal({ question: "what are your OPENING hours", answer: "8  to\n5." });
  expect(changeOf(proposal, [makeEntry()])).toEqual(["same", 70]);
});

test("another answer to an entry's question changes that entry", () => {
  expect(changeOf(makeProposal({ answer: "9 to 4." }), [makeEntry()])).toEqual(["changed", 70]);
});

test("an entry of the same page is meant before one of the same words elsewhere", () => {
  const elsewhere = makeEntry({ id: 71, sourceUrl: null });
  expect(changeOf(makeProposal({ answer: "9 to 4." }), [elsewhere, makeEntry()])).toEqual([
    "changed",
    70,
  ]);
});

test("an entry is found by another way to ask, and by a question that is nearly the same", () => {
  const asked = makeEntry({
    question: "When are you open?",
    alternativeQuestions: [HOURS.question],
  });
  expect(changeOf(makeProposal(), [asked])).toEqual(["same", 70]);
  const near = makeProposal({ question: "What are the opening hours?", answer: "9 to 4." });
  expect(changeOf(near, [makeEntry({ sourceUrl: null })])).toEqual(["changed", 70]);
});

test("a question about another thing is not nearly the same", () => {
  const other = makeProposal({ question: "What are your visiting hours?", answer: "2 to 4." });
  expect(changeOf(other, [makeEntry({ sourceUrl: null })])).toEqual(["new", null]);
});

test("an entry that was edited since is left alone while its source says what it said", () => {
  const edited = makeEntry({ answer: "8 to 5, and by phone until 6." });
  expect(changeOf(makeProposal(), [edited], [makeBefore()])).toEqual(["same", 70]);
  expect(changeOf(makeProposal({ answer: "9 to 4." }), [edited], [makeBefore()])).toEqual([
    "changed",
    70,
  ]);
});

test("what was rejected stays rejected until its source says something else", () => {
  const before = [makeBefore({ entryId: null, isRejected: true, isTaken: false })];
  const again = compare({ proposals: [makeProposal()], before });
  expect(again.changes[0]).toMatchObject({ change: "new", isRejected: true });
  const other = compare({ proposals: [makeProposal({ answer: "New." })], before });
  expect(other.changes[0]).toMatchObject({ change: "new", isRejected: false });
});

test("an entry that came from the source and is there no longer is gone", () => {
  const entries = [makeEntry(), makeEntry({ id: 71, question: "By hand?" })];
  expect(compare({ entries, before: [makeBefore()] }).goneEntryIds).toEqual([70]);
});

test("nothing is gone because its page could not be read, or because it was deleted already", () => {
  const unreadUrls = new Set([URL_A]);
  expect(
    compare({ entries: [makeEntry()], before: [makeBefore()], unreadUrls }).goneEntryIds,
  ).toEqual([]);
  expect(compare({ entries: [], before: [makeBefore()] }).goneEntryIds).toEqual([]);
});

test("what many pages repeat is proposed once", () => {
  const repeated = makeProposal({ id: 2, sourceUrl: `${URL_A}/2` });
  const comparison = compare({ proposals: [makeProposal(), repeated] });
  expect(comparison.changes.map(({ id }) => id)).toEqual([1]);
  expect(comparison.repeatedIds).toEqual([2]);
});

test("five thousand proposals beside five thousand entries take a few seconds at most", () => {
  const many = Array.from({ length: 5_000 }, (_, at) => at);
  const proposals = many.map((id) => makeProposal({ id, question: `What about item ${id}?` }));
  const entries = many.map((id) =>
    makeEntry({ id, question: `Where is thing ${id}?`, sourceUrl: null }),
  );
  const startedAtMs = performance.now();
  expect(compare({ proposals, entries }).changes).toHaveLength(5_000);
  expect(performance.now() - startedAtMs).toBeLessThan(5_000);
});
