import type { TestReport, TestRun } from "../../../contracts/knowledge-tests.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import type { Database } from "../store/database.ts";
import { readDraft, readFeedback } from "../store/knowledge-entries.ts";
import { readActiveTests } from "../store/knowledge-tests.ts";
import {
  type FrozenEntry,
  findLiveVersion,
  findVersion,
  type KnowledgeVersion,
  publishVersion,
  type VersionSummary,
} from "../store/knowledge-versions.ts";
import { type SourceEntry, withFeedback } from "../store/snapshot-source.ts";
import type { OwnWidget } from "../store/widgets.ts";
import { readSemantics } from "./encode.ts";
import { freeze, makeAskable } from "./freeze.ts";
import { runTests } from "./gate.ts";

export interface PublishWish {
  readonly note: string | null;
  readonly overrideReason: string | null;
}

export type Publishing =
  | { readonly version: VersionSummary }
  | { readonly refused: "tests_failed"; readonly report: TestReport }
  /** Another version went live between the look at the draft and the publish. */
  | { readonly refused: "overtaken" };

/** Freezes the draft and makes it live, if it passes the widget's tests or a reason overrides them. */
export async function publishDraft(
  db: Database,
  widget: OwnWidget,
  { note, overrideReason }: PublishWish,
  encoder: SentenceEncoder | null,
): Promise<Publishing> {
  // First what is live: a publish between this and the draft must show as overtaken, not be undone.
  const live = await findLiveVersion(db, widget.id);
  const draft = await readDraft(db, widget.id);
  const report = reportOf(await testCandidate(db, widget, { entries: draft, live, encoder }));
  const isBroken = report.failing.length > 0;
  if (isBroken && !overrideReason) return { refused: "tests_failed", report };
  return goLive(db, widget, live, {
    entries: freeze(draft),
    note,
    overrideReason: isBroken ? overrideReason : null,
    testReport: report,
    restoredFrom: null,
  });
}

/**
 * Makes an old version's entries live again, as a new version. In an emergency nobody waits for
 * tests: they are run and reported, and not asked. Null when there is no such version.
 */
export async function rollBack(
  db: Database,
  widget: OwnWidget,
  number: number,
  encoder: SentenceEncoder | null,
): Promise<Publishing | null> {
  const [live, old] = await Promise.all([
    findLiveVersion(db, widget.id),
    findVersion(db, widget.id, number),
  ]);
  if (!old) return null;
  const feedback = await readFeedback(db, widget.id);
  const entries = withFeedback(old.entries, feedback);
  const run = await testCandidate(db, widget, { entries, live, encoder });
  return goLive(db, widget, live, {
    entries: old.entries,
    note: null,
    overrideReason: null,
    testReport: reportOf(run),
    restoredFrom: number,
  });
}

/** What the tests say of the draft as it is now. */
export async function testDraft(
  db: Database,
  widget: OwnWidget,
  encoder: SentenceEncoder | null,
): Promise<TestRun> {
  const [draft, live] = await Promise.all([
    readDraft(db, widget.id),
    findLiveVersion(db, widget.id),
  ]);
  return testCandidate(db, widget, { entries: draft, live, encoder });
}

interface Tested {
  readonly entries: readonly SourceEntry[];
  readonly live: KnowledgeVersion | null;
  readonly encoder: SentenceEncoder | null;
}

async function testCandidate(
  db: Database,
  widget: OwnWidget,
  { entries, live, encoder }: Tested,
): Promise<TestRun> {
  const tests = await readActiveTests(db, widget.id);
  // An index costs more than the look whether there is anything to ask it.
  if (tests.length === 0) return { run: 0, passed: 0, failing: [], results: [] };
  const feedback = await readFeedback(db, widget.id);
  const semantics = await readSemantics(db, encoder, [...entries, ...(live?.entries ?? [])]);
  return runTests({
    tests,
    candidate: makeAskable(entries, semantics),
    live: live && makeAskable(withFeedback(live.entries, feedback), semantics),
    threshold: widget.answerThreshold,
  });
}

function reportOf({ run, passed, failing }: TestRun): TestReport {
  return { run, passed, failing };
}

interface Candidate {
  readonly entries: readonly FrozenEntry[];
  readonly note: string | null;
  readonly overrideReason: string | null;
  readonly testReport: TestReport;
  readonly restoredFrom: number | null;
}

async function goLive(
  db: Database,
  widget: OwnWidget,
  live: KnowledgeVersion | null,
  candidate: Candidate,
): Promise<Publishing> {
  const version = await publishVersion(db, widget.id, live?.number ?? null, candidate);
  return version ? { version } : { refused: "overtaken" };
}
