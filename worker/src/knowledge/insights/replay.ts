import type { AskedQuestion } from "../../store/knowledge-insights.ts";
import { maskPersonalData } from "./masked-text.ts";

/** What a state of the knowledge says to a question: an entry, or none. */
export interface Outcome {
  readonly entryId: number | null;
  readonly confidence: number;
}

export type Decide = (question: string) => Outcome;

export const CHANGE_KINDS = ["newly_answered", "newly_unanswered", "moved"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface ReplayedQuestion {
  readonly kind: ChangeKind;
  readonly question: string;
  readonly askings: number;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What changes for one entry, in askings. */
export interface EntryChange {
  readonly entryId: number;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

/** Askings that one entry answered and another will. */
export interface Move {
  readonly fromEntryId: number;
  readonly toEntryId: number;
  readonly askings: number;
}

export interface Replay {
  readonly questions: number;
  readonly askings: number;
  /** Of the askings, before and after. */
  readonly answeredBefore: number;
  readonly answeredAfter: number;
  readonly changes: Readonly<Record<ChangeKind, number>>;
  /** Most askings first; only entries for which something changes. */
  readonly entries: readonly EntryChange[];
  readonly moves: readonly Move[];
  /** Most asked first, personal data masked. */
  readonly changed: readonly ReplayedQuestion[];
}

/** What would change for these questions if the draft were live. */
export function replay(questions: readonly AskedQuestion[], live: Decide, draft: Decide): Replay {
  const outcomes = questions.map(({ text, count }) => ({
    text,
    askings: count,
    before: live(text),
    after: draft(text),
  }));
  const changed = outcomes
    .flatMap(({ text, ...outcome }) => {
      const kind = kindOf(outcome.before, outcome.after);
      return kind === null ? [] : [{ kind, question: maskPersonalData(text), ...outcome }];
    })
    .sort(
      (left, right) => right.askings - left.askings || (left.question < right.question ? -1 : 1),
    );
  const total = (kind: ChangeKind) => sumAskings(changed.filter((each) => each.kind === kind));
  return {
    questions: questions.length,
    askings: sumAskings(outcomes),
    answeredBefore: sumAskings(outcomes.filter(({ before }) => before.entryId !== null)),
    answeredAfter: sumAskings(outcomes.filter(({ after }) => after.entryId !== null)),
    changes: {
      newly_answered: total("newly_answered"),
      newly_unanswered: total("newly_unanswered"),
      moved: total("moved"),
    },
    entries: changesByEntry(outcomes),
    moves: movesOf(changed),
    changed,
  };
}

/** Null when the visitor gets the same entry, or none both times. */
function kindOf(before: Outcome, after: Outcome): ChangeKind | null {
  if (before.entryId === after.entryId) return null;
  if (before.entryId === null) return "newly_answered";
  return after.entryId === null ? "newly_unanswered" : "moved";
}

type Replayed = Pick<ReplayedQuestion, "askings" | "before" | "after">;

function sumAskings(replayed: readonly Pick<Replayed, "askings">[]): number {
  return replayed.reduce((sum, { askings }) => sum + askings, 0);
}

function changesByEntry(outcomes: readonly Replayed[]): EntryChange[] {
  const byEntry = new Map<
    number,
    { before: number; after: number; gained: number; lost: number }
  >();
  const changeOf = (entryId: number) => {
    const known = byEntry.get(entryId) ?? { before: 0, after: 0, gained: 0, lost: 0 };
    byEntry.set(entryId, known);
    return known;
  };
  for (const { before, after, askings } of outcomes) {
    const isSame = before.entryId === after.entryId;
    if (before.entryId !== null) {
      const change = changeOf(before.entryId);
      change.before += askings;
      if (!isSame) change.lost += askings;
    }
    if (after.entryId !== null) {
      const change = changeOf(after.entryId);
      change.after += askings;
      if (!isSame) change.gained += askings;
    }
  }
  return [...byEntry]
    .map(([entryId, change]) => ({ entryId, ...change }))
    .filter(({ gained, lost }) => gained + lost > 0)
    .sort((left, right) => weight(right) - weight(left) || left.entryId - right.entryId);
}

function weight({ gained, lost }: EntryChange): number {
  return gained + lost;
}

function movesOf(changed: readonly ReplayedQuestion[]): Move[] {
  const byPair = new Map<string, Move>();
  for (const { before, after, askings } of changed) {
    if (before.entryId === null || after.entryId === null) continue;
    const pair = `${before.entryId}>${after.entryId}`;
    const known = byPair.get(pair)?.askings ?? 0;
    byPair.set(pair, {
      fromEntryId: before.entryId,
      toEntryId: after.entryId,
      askings: known + askings,
    });
  }
  return [...byPair.values()].sort(
    (left, right) =>
      right.askings - left.askings ||
      left.fromEntryId - right.fromEntryId ||
      left.toEntryId - right.toEntryId,
  );
}
