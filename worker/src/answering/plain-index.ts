import { ANSWER_INDEX_FORMAT, type AnswerIndex } from "./answer-index.ts";
import { UNCALIBRATED } from "./calibration-lines.ts";
import { type EntryTexts, makeWordReader, readEntry } from "./entry-texts.ts";
import { exactHash } from "./exact-question.ts";
import { weightOf } from "./features.ts";
import type { KnowledgeEntry } from "./knowledge-entry.ts";
import { detectLanguage, type Language } from "./language.ts";
import { ByteWriter, encodeBytes, encodeWords } from "./packed-bytes.ts";
import { priorOf } from "./prior.ts";
import { SUM_LENGTH_UNIT } from "./ready-index.ts";
import type { SentenceEncoder } from "./semantics.ts";
import { packVectors } from "./sentence-vectors.ts";

const REPAIR_TARGET = /^\p{L}{4,32}$/u;
const WEIGHT_MAX = 255;

/** Encodings of the examples, quantised, by text; an example without one is known by its words alone. */
export interface Encoded {
  readonly encoder: SentenceEncoder;
  readonly encodings: ReadonlyMap<string, Int8Array>;
}

/** An index that was not calibrated. The same entries give the same index. */
export function buildPlainIndex(
  entries: readonly KnowledgeEntry[],
  encoded: Encoded | null,
): AnswerIndex {
  const { languages, read } = readEntries(entries);
  const exact = exactQuestions(entries);
  return {
    format: ANSWER_INDEX_FORMAT,
    languages,
    entryIds: entries.map((entry) => entry.id),
    priorities: entries.map((entry) => entry.priority),
    priors: entries.map(priorOf),
    exampleCounts: read.map((entry) => entry.examples.length),
    sentenceCounts: read.map((entry) => entry.sentences.length),
    ...indexFeatures(read),
    vectors: encoded && packExamples(read, encoded),
    calibration: UNCALIBRATED,
    words: repairTargets(read),
    exactHashes: exact.map((question) => question.hash),
    exactPositions: exact.map((question) => question.position),
  };
}

function readEntries(entries: readonly KnowledgeEntry[]) {
  const own = entries.map((entry) =>
    detectLanguage([entry.question, ...entry.alternativeQuestions, entry.answer].join(" ")),
  );
  const fallback = majority(own);
  const languages = own.map((language) => language ?? fallback);
  const readers = { en: makeWordReader("en"), es: makeWordReader("es") };
  const read = entries.map((entry, at) => readEntry(entry, readers[languages[at] ?? fallback]));
  return { languages: [...new Set(languages)].sort(), read };
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

function repairTargets(read: readonly EntryTexts[]): string[] {
  const words = new Set<string>();
  for (const entry of read) {
    for (const word of entry.words) if (REPAIR_TARGET.test(word)) words.add(word);
  }
  return [...words].sort();
}

function packExamples(read: readonly EntryTexts[], { encoder, encodings }: Encoded) {
  const nothing = new Int8Array(encoder.dimensions);
  const encodingOf = (text: string) => encodings.get(text) ?? nothing;
  return packVectors(
    encoder,
    read.map(({ examples, sentences }) => ({
      questions: examples.map(encodingOf),
      sentences: sentences.map(encodingOf),
    })),
  );
}

/** By feature, in the order of positions: [position, weight 1–255] one after the other. */
type Postings = Map<number, number[]>;

function indexFeatures(read: readonly EntryTexts[]) {
  const entriesWith = countEntries(read);
  const examples: Postings = new Map();
  const coverage: Postings = new Map();
  const sumLengths: number[] = [];
  let example = 0;
  for (const [position, entry] of read.entries()) {
    const sum = new Map<number, number>();
    for (const features of entry.features) {
      for (const [feature, weight] of unitWeights(features, entriesWith, read.length)) {
        addPosting(examples, feature, example, weight);
        sum.set(feature, (sum.get(feature) ?? 0) + weight);
      }
      example += 1;
    }
    for (const features of entry.sentenceFeatures) {
      for (const [feature, weight] of unitWeights(features, entriesWith, read.length)) {
        addPosting(examples, feature, example, weight);
      }
      example += 1;
    }
    const squares = [...sum.values()].reduce((total, weight) => total + weight * weight, 0);
    sumLengths.push(Math.round(Math.sqrt(squares) * SUM_LENGTH_UNIT));
    for (const [feature, share] of entry.coverage) addPosting(coverage, feature, position, share);
  }
  const features = [...new Set([...examples.keys(), ...coverage.keys()])].sort(
    (left, right) => left - right,
  );
  const packedExamples = packPostings(features, examples);
  const packedCoverage = packPostings(features, coverage);
  return {
    features: encodeWords(Uint32Array.from(features)),
    entriesWith: encodeWords(Uint32Array.from(features, (hash) => entriesWith.get(hash) ?? 0)),
    sumLengths,
    exampleStarts: packedExamples.starts,
    examplePostings: packedExamples.bytes,
    coverageStarts: packedCoverage.starts,
    coveragePostings: packedCoverage.bytes,
  };
}

function countEntries(read: readonly EntryTexts[]): Map<number, number> {
  const entriesWith = new Map<number, number>();
  for (const entry of read) {
    const all = [...entry.features, ...entry.sentenceFeatures];
    const own = new Set(all.flatMap((features) => [...features.keys()]));
    for (const feature of own) entriesWith.set(feature, (entriesWith.get(feature) ?? 0) + 1);
  }
  return entriesWith;
}

function unitWeights(
  features: EntryTexts["features"][number],
  entriesWith: ReadonlyMap<number, number>,
  entryCount: number,
): [feature: number, weight: number][] {
  const weights = [...features].map(([hash, feature]): [number, number] => [
    hash,
    weightOf(feature, entriesWith.get(hash) ?? 0, entryCount),
  ]);
  const length = Math.sqrt(weights.reduce((total, [, weight]) => total + weight * weight, 0));
  return weights.map(([hash, weight]) => [hash, length > 0 ? weight / length : 0]);
}

function addPosting(postings: Postings, feature: number, position: number, weight: number): void {
  const known = postings.get(feature) ?? [];
  known.push(position, Math.max(1, Math.min(WEIGHT_MAX, Math.round(weight * WEIGHT_MAX))));
  postings.set(feature, known);
}

function packPostings(features: readonly number[], postings: Postings) {
  const starts = new Uint32Array(features.length + 1);
  const writer = new ByteWriter();
  for (const [at, feature] of features.entries()) {
    const list = postings.get(feature) ?? [];
    let before = 0;
    for (let next = 0; next < list.length; next += 2) {
      const position = list[next] ?? 0;
      writer.writeVarint(position - before);
      writer.writeByte(list[next + 1] ?? 0);
      before = position;
    }
    starts[at + 1] = writer.length;
  }
  return { starts: encodeWords(starts), bytes: encodeBytes(writer.bytes()) };
}
