import type { QuestionSet } from "../../tools/answering/question-set.ts";
import { askAll, type Message, type TimedOutcome } from "./ask-all.ts";
import type { Contender } from "./contender.ts";
import type { CpuClock } from "./cpu-clock.ts";
import { type Knowledge, knowledgeOf } from "./knowledge.ts";
import { makeRandom, mixBits } from "./random.ts";
import { withTypo } from "./typo.ts";

/** One contender on one set with k examples an entry, of one seed. */
export interface Run {
  readonly set: QuestionSet;
  readonly k: number;
  readonly seed: number;
  readonly withTypos: boolean;
}

export interface RunOutcomes {
  readonly buildMs: number;
  readonly indexBytes: number;
  readonly outcomes: readonly TimedOutcome[];
  /** Only of a set without a list of out-of-scope messages: some entries taken away. */
  readonly heldOut: readonly TimedOutcome[] | null;
  /** The in-scope messages again, each misspelt; null when not asked for. */
  readonly misspelt: readonly TimedOutcome[] | null;
}

export async function measureRun(
  contender: Contender,
  run: Run,
  clock: CpuClock,
): Promise<RunOutcomes> {
  const { set, k, seed } = run;
  const knowledge = knowledgeOf(set, k, seed);
  const beganAtMicros = clock.nowMicros();
  const built = await contender.build(knowledge.entries);
  const buildMs = (clock.nowMicros() - beganAtMicros) / 1000;
  const inScope = messagesOf(set, knowledge);
  const outOfScope = set.outOfScope.map((text) => ({ text, entry: null }));
  return {
    buildMs,
    indexBytes: built.indexBytes(),
    outcomes: await askAll(built, [...inScope, ...outOfScope], clock),
    heldOut: outOfScope.length > 0 ? null : await measureHeldOut(contender, run, clock),
    misspelt: run.withTypos ? await askAll(built, misspell(inScope), clock) : null,
  };
}

/** The entries held out are not in the knowledge, so that their messages have no answer there. */
async function measureHeldOut(contender: Contender, { set, k, seed }: Run, clock: CpuClock) {
  const heldOut = set.heldOutEntries[seed - 1] ?? [];
  if (heldOut.length === 0) return null;
  const knowledge = knowledgeOf(set, k, seed, new Set(heldOut));
  const built = await contender.build(knowledge.entries);
  return await askAll(built, messagesOf(set, knowledge), clock);
}

function messagesOf(set: QuestionSet, { positions }: Knowledge): Message[] {
  return set.queries.map(([text, id]) => ({ text, entry: positions.get(id) ?? null }));
}

/** Every contender, seed and k meets the same typos. */
function misspell(messages: readonly Message[]): Message[] {
  return messages.map((message, at) => ({
    ...message,
    text: withTypo(message.text, makeRandom(mixBits(at + 1))),
  }));
}
