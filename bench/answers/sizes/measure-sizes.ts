import type { QuestionSet } from "../../../tools/answering/question-set.ts";
import { answer } from "../../../worker/src/answering/answer.ts";
import { type AnswerIndex, readAnswerIndex } from "../../../worker/src/answering/answer-index.ts";
import { buildIndex } from "../../../worker/src/answering/build-index.ts";
import { readyIndex } from "../../../worker/src/answering/ready-index.ts";
import type { SentenceEncoder } from "../../../worker/src/answering/semantics.ts";
import { quantise } from "../../../worker/src/answering/sentence-vectors.ts";
import type { CpuClock } from "../cpu-clock.ts";
import { mean, median } from "../metrics.ts";
import { mixBits } from "../random.ts";
import { type Composed, composeKnowledge } from "./compose.ts";
import { heldBytes } from "./held-memory.ts";

export const SIZES = [100, 1_000, 10_000] as const;
const READY_ROUNDS = 7;
/** The first queries also pay for the compilation of the code. */
const WARM_UP = 100;

export interface SizeFigures {
  readonly entries: number;
  readonly withEncoder: boolean;
  readonly cpuMicros: number | null;
  readonly cpuMicrosWithEncoder: number | null;
  readonly cpuMicrosWithoutEncoder: number | null;
  readonly encoderShare: number;
  /** Encodings are at hand, as when publishing. */
  readonly buildMs: number;
  readonly readyMs: number;
  readonly indexBytes: number;
  readonly heldBytes: number;
}

export function measureSize(
  sets: readonly QuestionSet[],
  entries: number,
  encoder: SentenceEncoder | null,
  clock: CpuClock,
): SizeFigures {
  const composed = composeKnowledge(sets, entries);
  const encodings = encoder ? blendEncodings(composed, encoder) : undefined;
  const beganAtMicros = clock.nowMicros();
  const built = buildIndex(composed.entries, { encoder, ...(encodings ? { encodings } : {}) });
  const buildMs = (clock.nowMicros() - beganAtMicros) / 1000;
  const stored = JSON.stringify(built);
  const held = heldBytes(() => makeReady(stored));
  return {
    entries,
    withEncoder: encoder !== null,
    ...askMessages(makeReady(stored), composed.messages, encoder, clock),
    buildMs,
    readyMs: measureReady(stored),
    indexBytes: Buffer.byteLength(stored),
    heldBytes: held,
  };
}

function makeReady(stored: string): AnswerIndex {
  const index = readAnswerIndex(JSON.parse(stored));
  if (!index) throw new Error("The engine refuses its own index.");
  readyIndex(index);
  return index;
}

/** As an object does when it wakes. */
function measureReady(stored: string): number {
  const rounds = Array.from({ length: READY_ROUNDS }, () => {
    const beganAtMs = performance.now();
    makeReady(stored);
    return performance.now() - beganAtMs;
  });
  return median(rounds) ?? 0;
}

function askMessages(
  index: AnswerIndex,
  messages: readonly string[],
  encoder: SentenceEncoder | null,
  clock: CpuClock,
) {
  const ask = (text: string) => answer(index, text, { threshold: 0.5, encoder });
  for (const text of messages.slice(0, WARM_UP)) ask(text);
  const asked = messages.map((text) => {
    const beganAtMicros = clock.nowMicros();
    const { usedEncoder } = ask(text);
    return { usedEncoder, micros: clock.nowMicros() - beganAtMicros };
  });
  const micros = (some: typeof asked) => median(some.map((one) => one.micros));
  return {
    cpuMicros: micros(asked),
    cpuMicrosWithEncoder: micros(asked.filter((one) => one.usedEncoder)),
    cpuMicrosWithoutEncoder: micros(asked.filter((one) => !one.usedEncoder)),
    encoderShare: mean(asked.map((one) => (one.usedEncoder ? 1 : 0))),
  };
}

/**
 * To encode tens of thousands of composed questions would take minutes and change no cost: each
 * gets the encoding of the example that it was made from, blended with that of another.
 */
function blendEncodings(
  { entries, origins }: Composed,
  encoder: SentenceEncoder,
): Map<string, Int8Array> {
  const pool = [...new Set(origins.flat())];
  const encodings = new Map<string, Int8Array>();
  for (const [at, entry] of entries.entries()) {
    const own = origins[at] ?? [];
    const other = encoder.encode((pool[mixBits(at) % pool.length] ?? "").toLowerCase());
    for (const [nth, text] of [entry.question, ...entry.alternativeQuestions].entries()) {
      const origin = encoder.encode((own[nth] ?? "").toLowerCase());
      encodings.set(text, quantise(origin.map((value, place) => value + (other[place] ?? 0))));
    }
  }
  return encodings;
}
