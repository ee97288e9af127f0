import { meaningOf, similarity } from "../../answering/meaning.ts";
import type { Settlement } from "../../store/knowledge-import-progress.ts";
import { oneLine } from "./reading.ts";
import { sameText } from "./same-text.ts";

/** An entry of the draft, as far as it is compared. */
export interface KnownEntry {
  readonly id: number;
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly answer: string;
  readonly sourceUrl: string | null;
}

/** What an import proposes, as it was read. */
export interface Proposed {
  readonly id: number;
  readonly sourceUrl: string | null;
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly answer: string;
}

/** What imports before this one proposed from the same source, and what became of it. */
export interface ProposedBefore extends Proposed {
  /** The entry that it became, or was about. */
  readonly entryId: number | null;
  readonly isRejected: boolean;
  /** The draft had it: it was applied, or was there already. */
  readonly isTaken: boolean;
}

export interface ComparisonInput {
  readonly proposals: readonly Proposed[];
  readonly entries: readonly KnownEntry[];
  /** Oldest first. */
  readonly before: readonly ProposedBefore[];
  /** Pages that could not be read this time: nothing is known of what they say. */
  readonly unreadUrls: ReadonlySet<string>;
}

/** Cosine of two questions' meanings from which they are taken for one. */
const NEAR_SAME_MIN = 0.92;
/** Every question beside every other: past this, only same words count. About a second's work. */
const NEAR_PAIRS_MAX = 500_000;

/** What each proposal is, beside the draft and what the same source said before. */
export function compareWithDraft(input: ComparisonInput): Settlement {
  const { distinct, repeatedIds } = withoutRepeats(input.proposals);
  const matches = matchEntries(distinct, input.entries);
  const before = new Map(input.before.map((one) => [sourceKey(one), one]));
  const changes = distinct.map((proposal) => {
    const entry = matches.get(proposal.id) ?? null;
    const earlier = before.get(sourceKey(proposal));
    const isUnmoved = earlier !== undefined && saysTheSame(earlier, proposal);
    return {
      id: proposal.id,
      change: changeOf(proposal, entry, isUnmoved && earlier.isTaken),
      entryId: entry?.id ?? null,
      isRejected: isUnmoved && earlier.isRejected,
    };
  });
  const matched = new Set(changes.map((change) => change.entryId));
  return { changes, repeatedIds, goneEntryIds: goneOf(input, matched) };
}

function changeOf(
  proposal: Proposed,
  entry: KnownEntry | null,
  isTakenAlready: boolean,
): "new" | "changed" | "same" {
  if (!entry) return "new";
  // The source says what was accepted then: that the entry was edited since is its owner's wish.
  return isTakenAlready || holds(entry, proposal) ? "same" : "changed";
}

function saysTheSame(one: Proposed, other: Proposed): boolean {
  return oneLine(one.answer) === oneLine(other.answer);
}

/** Whether the entry says all that the proposal does. */
function holds(entry: KnownEntry, proposal: Proposed): boolean {
  const asked = new Set([entry.question, ...entry.alternativeQuestions].map(sameText));
  const wanted = [proposal.question, ...proposal.alternativeQuestions].map(sameText);
  return oneLine(entry.answer) === oneLine(proposal.answer) && wanted.every((q) => asked.has(q));
}

function withoutRepeats(proposals: readonly Proposed[]) {
  const seen = new Set<string>();
  const distinct: Proposed[] = [];
  const repeatedIds: number[] = [];
  for (const proposal of proposals) {
    const key = `${sameText(proposal.question)}\n${sameText(proposal.answer)}`;
    if (seen.has(key)) repeatedIds.push(proposal.id);
    else distinct.push(proposal);
    seen.add(key);
  }
  return { distinct, repeatedIds };
}

function sourceKey({ sourceUrl, question }: Pick<Proposed, "sourceUrl" | "question">): string {
  return `${sourceUrl ?? ""}\n${sameText(question)}`;
}

/** Which entry each proposal is about; an entry is matched once, by the closest kind of match. */
function matchEntries(
  proposals: readonly Proposed[],
  entries: readonly KnownEntry[],
): Map<number, KnownEntry> {
  const matches = new Map<number, KnownEntry>();
  const free = new Set(entries);
  const matchBy = (find: (proposal: Proposed) => KnownEntry | undefined): void => {
    for (const proposal of proposals) {
      if (matches.has(proposal.id)) continue;
      const entry = find(proposal);
      if (!entry || !free.delete(entry)) continue;
      matches.set(proposal.id, entry);
    }
  };
  const bySource = firstOf(entries, (entry) => [sourceKey(entry)]);
  const byQuestion = firstOf(entries, (entry) => [sameText(entry.question)]);
  const byAlternative = firstOf(entries, (entry) => entry.alternativeQuestions.map(sameText));
  matchBy((proposal) => bySource.get(sourceKey(proposal)));
  matchBy(({ question }) => byQuestion.get(sameText(question)));
  matchBy(({ question }) => byAlternative.get(sameText(question)));
  if ((proposals.length - matches.size) * free.size <= NEAR_PAIRS_MAX) matchBy(nearest(free));
  return matches;
}

function firstOf(
  entries: readonly KnownEntry[],
  keysOf: (entry: KnownEntry) => readonly string[],
): Map<string, KnownEntry> {
  const first = new Map<string, KnownEntry>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) if (!first.has(key)) first.set(key, entry);
  }
  return first;
}

/** By the words alone: an encoder finds questions alike that are merely about one thing. */
function nearest(free: ReadonlySet<KnownEntry>): (proposal: Proposed) => KnownEntry | undefined {
  const meanings = [...free].map((entry) => ({ entry, meaning: meaningOf(entry.question, null) }));
  return ({ question }) => {
    const meaning = meaningOf(question, null);
    let best: KnownEntry | undefined;
    let bestSimilarity = NEAR_SAME_MIN;
    for (const known of meanings) {
      const score = free.has(known.entry) ? similarity(meaning, known.meaning) : 0;
      if (score >= bestSimilarity) {
        best = known.entry;
        bestSimilarity = score;
      }
    }
    return best;
  };
}

/** Only what was found at the source before can be gone from it. */
function goneOf(input: ComparisonInput, matched: ReadonlySet<number | null>): number[] {
  const inDraft = new Set(input.entries.map((entry) => entry.id));
  const found = input.before.filter(({ sourceUrl }) => !input.unreadUrls.has(sourceUrl ?? ""));
  const ids = new Set(found.map((one) => one.entryId));
  return [...ids].filter((id) => id !== null).filter((id) => inDraft.has(id) && !matched.has(id));
}
