import {
  type Calibration,
  type Line,
  type Lines,
  STRAIGHT,
  STRAIGHT_LINES,
} from "./calibration-lines.ts";
import { dot, evidenceOf, featuresOfEvidence, sigmoid } from "./confidence.ts";
import { CONFIDENCE_WEIGHTS } from "./confidence-weights.ts";
import { distinctExamples } from "./entry-texts.ts";
import { FOREIGN_QUESTIONS } from "./foreign-questions.ts";
import { fuse } from "./fuse.ts";
import type { KnowledgeEntry } from "./knowledge-entry.ts";
import { buildPlainIndex, type Encoded } from "./plain-index.ts";
import { readQuestion } from "./read-query.ts";
import { type ReadyIndex, readyIndex } from "./ready-index.ts";
import type { SentenceEncoder } from "./semantics.ts";
import { encodeExample, placeQuestion, unitLength } from "./sentence-vectors.ts";
import { solveLinear } from "./solve-linear.ts";
import { tokenize } from "./tokenize.ts";

/** More entries would hardly change the line, and would make publishing slow. */
const ENTRIES_MAX = 240;
/** Fewer questions say too little of what visitors will ask. */
const ASKED_MIN = 24;
/** The knowledge is cut in several ways until about so many questions were asked. */
const ASKED_WANTED = 200;
const CUTS_MIN = 2;
const CUTS_MAX = 8;
/** In each cut so many entries are taken away for every one that stays. */
const TAKEN_EVERY = 4;
/** Questions without an answer are taken to be this share of what is asked, half of them foreign. */
const OUT_OF_SCOPE_SHARE = 0.25;
/**
 * The cut knowledge has a question less in each entry than visitors will meet, and so finds fewer:
 * by about so much in log-odds.
 */
const ONE_MORE_QUESTION = 0.25;
/** As much as so many questions speak for the general weights. */
const PRIOR_STRENGTH = 12;
const NEWTON_STEPS = 30;
/** Newton's step overshoots where the curve is flat. */
const STEP_MAX = 0.5;
/** Of slope, shift and known. */
const BOUNDS = [
  [0.3, 2.5],
  [-6, 6],
  [0, 8],
] as const;

interface Sample {
  /** The general log-odds. */
  readonly logOdds: Readonly<Record<"scope" | "confidence", number>>;
  readonly known: number;
  readonly isInScope: boolean;
  readonly isRight: boolean;
  readonly weight: number;
}

/**
 * The widget's own recalibration (Platt scaling). The knowledge is asked its own questions: some
 * that were taken out of their entries, which tells how often the rest finds the entry, and those of
 * entries that were taken out as a whole, which tells how a question looks that nobody has answered.
 */
export function calibrate(
  entries: readonly KnowledgeEntry[],
  encoded: Encoded | null,
): Calibration {
  const every = Math.max(1, Math.ceil(entries.length / ENTRIES_MAX));
  // In one order, however they were listed: the same entries must give the same lines.
  const sampled = [...entries]
    .sort((left, right) => left.id - right.id)
    .filter((_, at) => at % every === 0);
  const cutCount = clamp(Math.ceil(ASKED_WANTED / (sampled.length || 1)), CUTS_MIN, CUTS_MAX);
  const cuts = Array.from({ length: cutCount }, (_, nth) => cut(sampled, nth));
  // Not worth asking where it could not be fitted anyway.
  const inScope = cuts.flatMap(({ asked }) => asked).filter(({ entryId }) => entryId !== null);
  if (inScope.length < ASKED_MIN) return { words: STRAIGHT_LINES, sentences: STRAIGHT_LINES };
  return {
    words: fitLines(cuts.flatMap((each) => askAll(each, null))),
    sentences: encoded
      ? fitLines(cuts.flatMap((each) => askAll(each, withForeign(encoded))))
      : STRAIGHT_LINES,
  };
}

/** By encoder: they are the same for every widget, and a second's work. */
const foreignEncodings = new WeakMap<SentenceEncoder, readonly (readonly [string, Int8Array])[]>();

function withForeign({ encoder, encodings }: Encoded): Encoded {
  const foreign =
    foreignEncodings.get(encoder) ??
    FOREIGN_QUESTIONS.map((text) => [text, encodeExample(encoder, text)] as const);
  foreignEncodings.set(encoder, foreign);
  return { encoder, encodings: new Map([...encodings, ...foreign]) };
}

interface Cut {
  readonly kept: readonly KnowledgeEntry[];
  readonly asked: readonly { readonly text: string; readonly entryId: number | null }[];
}

function cut(entries: readonly KnowledgeEntry[], nth: number): Cut {
  const kept: KnowledgeEntry[] = [];
  const asked: { text: string; entryId: number | null }[] = [];
  for (const [at, entry] of entries.entries()) {
    const examples = distinctExamples(entry);
    if ((at + nth) % TAKEN_EVERY === 0) {
      for (const text of examples.slice(0, 2)) asked.push({ text, entryId: null });
      continue;
    }
    const out = examples.length > 1 ? (at + nth) % examples.length : -1;
    const text = examples[out];
    if (text !== undefined) asked.push({ text, entryId: entry.id });
    const [question = "", ...alternativeQuestions] = examples.filter((_, of) => of !== out);
    const keywords = withoutWordsOf(text, entry.keywords, [question, ...alternativeQuestions]);
    kept.push({ ...entry, question, alternativeQuestions, keywords });
  }
  return { kept, asked };
}

/** Keywords taken from the question that is asked would give the entry away. */
function withoutWordsOf(
  text: string | undefined,
  keywords: readonly string[],
  others: readonly string[],
): readonly string[] {
  if (text === undefined) return keywords;
  const kept = new Set(others.flatMap(tokenize));
  const given = new Set(tokenize(text).filter((word) => !kept.has(word)));
  return keywords.filter((keyword) => !tokenize(keyword).some((word) => given.has(word)));
}

function askAll({ kept, asked }: Cut, encoded: Encoded | null): Sample[] {
  const inside = asked.filter(({ entryId }) => entryId !== null).length;
  const near = asked.length - inside;
  if (inside === 0 || near === 0) return [];
  const ready = readyIndex(buildPlainIndex(kept, encoded));
  const foreign = FOREIGN_QUESTIONS.map((text) => ({ text, entryId: null }));
  return [...asked, ...foreign].flatMap(({ text, entryId }, nth) => {
    const found = fuse(ready, readQuestion(ready, text), {
      encoder: null,
      matchesMax: 2,
      ...(encoded ? placed(ready, encoded.encodings.get(text)) : {}),
    });
    const evidence = evidenceOf(ready, found);
    if (!evidence) return [];
    const features = featuresOfEvidence(evidence);
    const weights = found.usedEncoder ? CONFIDENCE_WEIGHTS.sentences : CONFIDENCE_WEIGHTS.words;
    const outside = nth < asked.length ? near : FOREIGN_QUESTIONS.length;
    const share =
      entryId === null ? OUT_OF_SCOPE_SHARE / 2 / outside : (1 - OUT_OF_SCOPE_SHARE) / inside;
    return {
      logOdds: {
        scope: dot(weights.scope, features),
        confidence: dot(weights.confidence, features),
      },
      known: found.known,
      isInScope: entryId !== null,
      isRight: ready.index.entryIds[found.matches[0]?.position ?? -1] === entryId,
      // Together they count as many as there are.
      weight: share * asked.length,
    };
  });
}

function placed(ready: ReadyIndex, encoding: Int8Array | undefined) {
  if (!ready.vectors || !encoding) return {};
  return { encoding: placeQuestion(ready.vectors, unitLength(encoding)) };
}

function fitLines(samples: readonly Sample[]): Lines {
  if (samples.filter((sample) => sample.isInScope).length < ASKED_MIN) return STRAIGHT_LINES;
  return {
    scope: fitLine(samples, "scope", (sample) => sample.isInScope),
    confidence: raised(
      fitLine(
        samples.filter((sample) => sample.isInScope),
        "confidence",
        (sample) => sample.isRight,
      ),
    ),
  };
}

function raised(line: Line): Line {
  return { ...line, shift: line.shift + ONE_MORE_QUESTION };
}

/** Penalised maximum likelihood by Newton's method, drawn to a straight line. */
function fitLine(
  samples: readonly Sample[],
  which: keyof Sample["logOdds"],
  isTrue: (sample: Sample) => boolean,
): Line {
  let line = [STRAIGHT.slope, STRAIGHT.shift, STRAIGHT.known];
  const straight = [...line];
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const gradient = line.map((value, at) => PRIOR_STRENGTH * (value - (straight[at] ?? 0)));
    const curvature = line.map((_, row) =>
      line.map((__, column): number => (row === column ? PRIOR_STRENGTH : 0)),
    );
    for (const sample of samples) {
      const x = [sample.logOdds[which], 1, sample.known];
      const p = sigmoid(dot(line, x));
      const error = sample.weight * (p - (isTrue(sample) ? 1 : 0));
      const curve = sample.weight * p * (1 - p);
      for (const [row, value] of x.entries()) {
        gradient[row] = (gradient[row] ?? 0) + error * value;
        const sums = curvature[row];
        if (!sums) continue;
        for (const [column, other] of x.entries()) {
          sums[column] = (sums[column] ?? 0) + curve * value * other;
        }
      }
    }
    const steps = solveLinear(curvature, gradient);
    line = line.map((value, at) => {
      const [low = 0, high = 0] = BOUNDS[at] ?? [];
      return clamp(value - clamp(steps[at] ?? 0, -STEP_MAX, STEP_MAX), low, high);
    });
  }
  const [slope = 1, shift = 0, known = 0] = line.map((value) => Math.round(value * 1_000) / 1_000);
  return { slope, shift, known };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
