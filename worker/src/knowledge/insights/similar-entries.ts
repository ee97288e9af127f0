import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";
import { meaningOf, similarity } from "../../answering/meaning.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import { tokenize } from "../../answering/tokenize.ts";
import { isWeekday } from "../../answering/word-roles.ts";
import { type Contradiction, contradictionsBetween } from "./answer-facts.ts";
import { SparseNeighbours, toSparse } from "./sparse-vector.ts";

/** Two entries that answer nearly the same question. */
export interface SimilarPair {
  readonly leftId: number;
  readonly rightId: number;
  /** Of their nearest questions, 0–1. */
  readonly similarity: number;
  readonly leftQuestion: string;
  readonly rightQuestion: string;
  /** Empty when they only repeat each other. */
  readonly contradictions: readonly Contradiction[];
}

/** Questions this near in their words alone ask the same. */
const SAME_BY_WORDS = 0.85;
/** With an encoder, questions this near by words are looked at again, by words and sense together. */
const CANDIDATE_BY_WORDS = 0.55;
const SAME_BY_BOTH = 0.65;
const ENCODED_PAIRS_MAX = 200;
const PAIRS_MAX = 200;
/** Of each question only the nearest count: a hundred copies of one entry need no 5,000 pairs. */
const NEIGHBOURS_MAX = 5;
/** More questions than this would take too long; the first of each entry matter most. */
const QUESTIONS_MAX = 12_000;

interface OwnQuestion {
  readonly entry: KnowledgeEntry;
  readonly text: string;
}

/** Near-duplicates among the entries, contradicting pairs first, then the most alike. */
export function findSimilarEntries(
  entries: readonly KnowledgeEntry[],
  encoder: SentenceEncoder | null,
): SimilarPair[] {
  const candidates = candidatePairs(entries, encoder === null ? SAME_BY_WORDS : CANDIDATE_BY_WORDS);
  const same =
    encoder === null ? candidates : candidates.flatMap((pair, at) => judge(pair, at, encoder));
  return same
    .map(({ left, right, similarity: near }) => ({
      leftId: left.entry.id,
      rightId: right.entry.id,
      similarity: Math.min(1, near),
      leftQuestion: left.text,
      rightQuestion: right.text,
      contradictions: contradictionsBetween(left.entry.answer, right.entry.answer),
    }))
    .sort(worstFirst)
    .slice(0, PAIRS_MAX);
}

interface Candidate {
  readonly left: OwnQuestion;
  readonly right: OwnQuestion;
  readonly similarity: number;
}

/** Of each two entries the nearest two questions, if they are near enough; the nearest pair first. */
function candidatePairs(entries: readonly KnowledgeEntry[], similarityMin: number): Candidate[] {
  const known: OwnQuestion[] = [];
  const neighbours = new SparseNeighbours();
  const best = new Map<string, Candidate>();
  for (const question of ownQuestions(entries)) {
    const vector = toSparse(meaningOf(question.text, null));
    const nearest = neighbours
      .within(vector, similarityMin)
      .filter(({ id }) => known[id]?.entry.id !== question.entry.id)
      .sort((one, next) => next.similarity - one.similarity || one.id - next.id)
      .slice(0, NEIGHBOURS_MAX);
    for (const { id, similarity: near } of nearest) {
      const other = known[id];
      if (other === undefined || differInDetail(other.text, question.text)) continue;
      const [left, right] =
        other.entry.id < question.entry.id ? [other, question] : [question, other];
      const pair = `${left.entry.id}|${right.entry.id}`;
      if ((best.get(pair)?.similarity ?? -1) < near) {
        best.set(pair, { left, right, similarity: near });
      }
    }
    known[neighbours.add(vector)] = question;
  }
  return [...best.values()].sort((one, other) => other.similarity - one.similarity);
}

/** "Open on Saturday?" and "Open on Sunday?" are alike in all but what they ask. */
function differInDetail(left: string, right: string): boolean {
  const one = detailsOf(left);
  const other = detailsOf(right);
  return [...one].some((detail) => !other.has(detail)) && [...other].some((d) => !one.has(d));
}

function detailsOf(text: string): Set<string> {
  return new Set(tokenize(text).filter((word) => isWeekday(word) || /\p{N}/u.test(word)));
}

function ownQuestions(entries: readonly KnowledgeEntry[]): OwnQuestion[] {
  const main = entries.map((entry) => ({ entry, text: entry.question }));
  const others = entries.flatMap((entry) =>
    entry.alternativeQuestions.map((text) => ({ entry, text })),
  );
  return [...main, ...others].slice(0, QUESTIONS_MAX);
}

/** Beyond the bound the words decide alone, as strictly as where there is no encoder. */
function judge(pair: Candidate, at: number, encoder: SentenceEncoder): Candidate[] {
  if (pair.similarity >= SAME_BY_WORDS) return [pair];
  if (at >= ENCODED_PAIRS_MAX) return [];
  const sense = similarity(meaningOf(pair.left.text, encoder), meaningOf(pair.right.text, encoder));
  const both = (pair.similarity + sense) / 2;
  return both >= SAME_BY_BOTH ? [{ ...pair, similarity: both }] : [];
}

function worstFirst(left: SimilarPair, right: SimilarPair): number {
  return (
    Number(right.contradictions.length > 0) - Number(left.contradictions.length > 0) ||
    right.similarity - left.similarity ||
    left.leftId - right.leftId ||
    left.rightId - right.rightId
  );
}
