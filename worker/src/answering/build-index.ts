import { ANSWER_INDEX_FORMAT, type AnswerIndex, GAP_UNIT, IMPACT_MAX } from "./answer-index.ts";
import { type EntryTerms, FIELDS, type Field, makeTermReader, readEntry } from "./entry-terms.ts";
import { exactHash } from "./exact-question.ts";
import type { KnowledgeEntry } from "./knowledge-entry.ts";
import { detectLanguage, type Language } from "./language.ts";

/** How much a word in this field says of what the entry is about, and how much length dilutes it. */
const FIELD_WEIGHTS = {
  question: { weight: 3, dilution: 0.4 },
  alternatives: { weight: 2.4, dilution: 0.3 },
  keywords: { weight: 2, dilution: 0.1 },
  answer: { weight: 0.45, dilution: 0.5 },
  category: { weight: 0.7, dilution: 0 },
} as const satisfies Record<Field, { weight: number; dilution: number }>;

/** BM25's k1: how soon saying a word again stops to matter. */
const SATURATION = 1.2;
/** A word that only the answer mentions makes the entry this much of one "about" the word. */
const ANSWER_MENTION = 0.35;
const REPAIR_TARGET = /^\p{L}{4,32}$/u;

/** The index of a widget's active entries. The same entries give the same index. */
export function buildIndex(entries: readonly KnowledgeEntry[]): AnswerIndex {
  const own = entries.map((entry) =>
    detectLanguage([entry.question, ...entry.alternativeQuestions, entry.answer].join(" ")),
  );
  const fallback = majority(own);
  const languages = own.map((language) => language ?? fallback);
  const readers = { en: makeTermReader("en"), es: makeTermReader("es") };
  const read = entries.map((entry, at) => readEntry(entry, readers[languages[at] ?? fallback]));
  const exact = exactQuestions(entries);
  return {
    format: ANSWER_INDEX_FORMAT,
    languages: [...new Set(languages)].sort(),
    entryIds: entries.map((entry) => entry.id),
    priorities: entries.map((entry) => entry.priority),
    ...indexTerms(read),
    words: repairTargets(read),
    exactHashes: exact.map((question) => question.hash),
    exactPositions: exact.map((question) => question.position),
  };
}

function majority(languages: readonly (Language | null)[]): Language {
  const spanish = languages.filter((language) => language === "es").length;
  return spanish * 2 > languages.filter((language) => language !== null).length ? "es" : "en";
}

function exactQuestions(entries: readonly KnowledgeEntry[]) {
  return entries
    .flatMap((entry, position) =>
      [entry.question, ...entry.alternativeQuestions].map((question) => ({
        hash: exactHash(question),
        position,
      })),
    )
    .flatMap(({ hash, position }) => (hash === null ? [] : [{ hash, position }]))
    .sort((left, right) => left.hash - right.hash || left.position - right.position);
}

function repairTargets(read: readonly EntryTerms[]): string[] {
  const words = new Set<string>();
  for (const entry of read) {
    for (const word of entry.words) if (REPAIR_TARGET.test(word)) words.add(word);
  }
  return [...words].sort();
}

interface TermPostings {
  postings: number[];
  lastPosition: number;
  /** How many entries are about the term; a mere mention counts as a part of one. */
  mass: number;
}

function indexTerms(read: readonly EntryTerms[]) {
  const averages = averageLengths(read);
  const byTerm = new Map<string, TermPostings>();
  for (const [position, entry] of read.entries()) {
    for (const term of termsOf(entry)) {
      const known = byTerm.get(term) ?? { postings: [], lastPosition: -1, mass: 0 };
      byTerm.set(term, known);
      const gap = position - known.lastPosition;
      known.postings.push(gap * GAP_UNIT + impactOf(entry, term, averages));
      known.lastPosition = position;
      const isSubject = FIELDS.some((field) => field !== "answer" && entry.counts[field].has(term));
      known.mass += isSubject ? 1 : ANSWER_MENTION;
    }
  }
  const terms = [...byTerm.keys()].sort();
  const rarities: number[] = [];
  const postingStarts = [0];
  const postings: number[] = [];
  for (const term of terms) {
    const known = byTerm.get(term);
    for (const posting of known?.postings ?? []) postings.push(posting);
    rarities.push(Math.round(100 * rarity(known?.mass ?? 0, read.length)));
    postingStarts.push(postings.length);
  }
  return { terms, rarities, postingStarts, postings };
}

function termsOf(entry: EntryTerms): Set<string> {
  const terms = new Set<string>();
  for (const field of FIELDS) for (const term of entry.counts[field].keys()) terms.add(term);
  return terms;
}

/** BM25's inverse document frequency, in the form that cannot fall below zero (Lucene's). */
export function rarity(entriesWithTerm: number, entryCount: number): number {
  const without = Math.max(0, entryCount - entriesWithTerm);
  return Math.log(1 + (without + 0.5) / (entriesWithTerm + 0.5));
}

/**
 * BM25F's part that does not depend on the question (Robertson & Zaragoza, "The Probabilistic
 * Relevance Framework: BM25 and Beyond", 2009, §3.6): field counts, diluted by field length and
 * weighted, are added up before they saturate. Whole numbers 1–127 of an ideal 1.
 */
function impactOf(entry: EntryTerms, term: string, averages: Record<Field, number>): number {
  let weighted = 0;
  for (const field of FIELDS) {
    const count = entry.counts[field].get(term);
    if (count === undefined) continue;
    const { weight, dilution } = FIELD_WEIGHTS[field];
    const relativeLength = entry.lengths[field] / Math.max(1, averages[field]);
    weighted += (weight * count) / (1 - dilution + dilution * relativeLength);
  }
  const saturated = weighted / (SATURATION + weighted);
  return Math.max(1, Math.min(IMPACT_MAX, Math.round(saturated * IMPACT_MAX)));
}

function averageLengths(read: readonly EntryTerms[]): Record<Field, number> {
  const average = (field: Field) =>
    read.reduce((total, entry) => total + entry.lengths[field], 0) / Math.max(1, read.length);
  return {
    question: average("question"),
    alternatives: average("alternatives"),
    keywords: average("keywords"),
    answer: average("answer"),
    category: average("category"),
  };
}
