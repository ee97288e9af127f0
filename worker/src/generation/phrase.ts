import { checkSentence, type Violation } from "./check-sentence.ts";
import { costMicrosMax, type Usage } from "./cost.ts";
import { readGround } from "./grounding.ts";
import { Limit, type Times } from "./limit.ts";
import type { AnswerModel, ModelPart } from "./model.ts";
import { makePrompt } from "./prompt.ts";
import { SentenceReader } from "./sentences.ts";
import type { Prices } from "./settings.ts";
import type { GenerationSource } from "./sources.ts";

export type Outcome = "phrased" | "refused" | "failed";

/** Pays for calls, up to the widget's ceiling. */
export interface BudgetPort {
  /** An id to settle by; null when the rest of the day's budget would not cover it. */
  reserve(micros: number): Promise<string | null>;
  /** `usage` null: unknown, so that all that was reserved counts as spent. */
  settle(reservation: string, usage: Usage | null, outcome: Outcome): void;
}

export interface Asking extends Times {
  readonly question: string;
  /** Not empty; the best first. */
  readonly sources: readonly GenerationSource[];
  readonly prices: Prices;
  /** All of the answer that was checked so far; empty when it is withdrawn. */
  readonly onDraft: (text: string) => void;
}

export interface Phrased {
  readonly text: string;
  /** That the sentences rest on, in the order of their use. */
  readonly entryIds: readonly number[];
  readonly model: string;
  readonly usage: Usage | null;
}

/** Why the entry's own text stands. */
export type NotPhrased =
  | Violation
  | "empty"
  | "over_ceiling"
  | "too_slow"
  | "hurried"
  | "model_failed"
  | "budget_failed";

/** A few sentences; more is not what was asked for. */
const ANSWER_CHARS_MAX = 1_200;

/**
 * Has a model phrase the answer. Nothing is passed on before its sentence has been checked; the
 * first that fails ends it all. Never throws, and never takes longer than it was given.
 */
export async function phrase(
  asking: Asking,
  model: AnswerModel,
  budget: BudgetPort,
  onFailure: (why: NotPhrased, error: unknown) => void,
): Promise<Phrased | { readonly notPhrased: NotPhrased }> {
  const prompt = makePrompt(asking.sources, asking.question);
  const limit = new Limit(asking);
  const spent: Spent = { usage: NOTHING_USED };
  let reservation: string | null = null;
  let outcome: Outcome = "failed";
  try {
    reservation = await setAside(budget, costMicrosMax(prompt, asking.prices), limit);
    const writing = await write(asking, model.stream(prompt, limit.signal), limit, spent);
    outcome = "phrased";
    return { ...writing, model: model.name, usage: spent.usage };
  } catch (error) {
    asking.onDraft("");
    const notPhrased = limit.reason() ?? (error instanceof Stopped ? error.why : "model_failed");
    outcome = FAILURES.has(notPhrased) ? "failed" : "refused";
    if (outcome === "failed") onFailure(notPhrased, error);
    return { notPhrased };
  } finally {
    // Whatever is still under way is of no use any more, and would be paid for.
    limit.stop();
    if (reservation !== null) budget.settle(reservation, spent.usage, outcome);
  }
}

const FAILURES: ReadonlySet<NotPhrased> = new Set(["too_slow", "model_failed", "budget_failed"]);

const NOTHING_USED: Usage = { inputTokens: 0, outputTokens: 0 };

/** Null: unknown. */
interface Spent {
  usage: Usage | null;
}

async function setAside(budget: BudgetPort, micros: number, limit: Limit): Promise<string> {
  const reserving = budget.reserve(micros);
  try {
    const reservation = await limit.hold(reserving);
    if (reservation === null) throw new Stopped("over_ceiling");
    return reservation;
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // It may still be granted, to nobody.
    reserving.then(
      (late) => late && budget.settle(late, NOTHING_USED, "failed"),
      () => undefined,
    );
    throw new Stopped("budget_failed", error);
  }
}

async function write(
  asking: Asking,
  stream: AsyncIterable<ModelPart>,
  limit: Limit,
  spent: Spent,
): Promise<Pick<Phrased, "text" | "entryIds">> {
  const writing = new Writing(asking);
  const parts = stream[Symbol.asyncIterator]();
  const refused = (error: unknown) => {
    // Cut off by us, the call is under way and may be billed; refused by the provider, it is not.
    if (limit.signal.aborted) spent.usage = null;
    throw error;
  };
  let isComplete = false;
  let next = await limit.hold(parts.next()).catch(refused);
  spent.usage = null;
  while (!next.done) {
    if (next.value.type === "end") {
      spent.usage = next.value.usage;
      isComplete = next.value.isComplete;
    } else {
      limit.firstWordCame();
      writing.add(next.value.text);
    }
    next = await limit.hold(parts.next());
  }
  return writing.finish(isComplete);
}

class Stopped extends Error {
  readonly why: NotPhrased;

  constructor(why: NotPhrased, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** The answer as it grows, sentence by sentence. */
class Writing {
  readonly #reader = new SentenceReader();
  readonly #grounds: ReturnType<typeof readGround>[];
  readonly #onDraft: (text: string) => void;
  readonly #entryIds = new Set<number>();
  #text = "";

  constructor({ sources, onDraft }: Asking) {
    this.#grounds = sources.map(readGround);
    this.#onDraft = onDraft;
  }

  add(piece: string): void {
    this.#take(this.#reader.push(piece));
  }

  finish(isComplete: boolean): Pick<Phrased, "text" | "entryIds"> {
    // Cut off in the middle of a sentence, or for what the provider thinks of it.
    if (!isComplete) throw new Stopped("model_failed");
    this.#take(this.#reader.end());
    if (this.#text.trim() === "") throw new Stopped("empty");
    return { text: this.#text.trim(), entryIds: [...this.#entryIds] };
  }

  #take(sentences: readonly string[]): void {
    for (const sentence of sentences) {
      const checked = checkSentence(sentence, this.#grounds);
      if ("refused" in checked) throw new Stopped(checked.refused);
      this.#entryIds.add(checked.entryId);
      this.#text += sentence;
      if (this.#text.length > ANSWER_CHARS_MAX) throw new Stopped("too_long");
      this.#onDraft(this.#text.trim());
    }
  }
}
