import { z } from "zod";
import type { Reply } from "../domain/message.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Env } from "../env.ts";
import { costMicros } from "../generation/cost.ts";
import { openModel } from "../generation/model.ts";
import { type BudgetPort, type NotPhrased, type Phrased, phrase } from "../generation/phrase.ts";
import { QUESTION_CHARS_MAX } from "../generation/prompt.ts";
import { type GenerationSettings, readGenerationSettings } from "../generation/settings.ts";
import { chooseSources, type GenerationSource } from "../generation/sources.ts";
import { logWarning } from "../log.ts";

/** One reply that a model may put into words. */
export interface ToPhrase {
  readonly snapshot: WidgetSnapshot;
  readonly question: string;
  /** What the bot says by itself. */
  readonly reply: Reply;
  /** When the visitor's words came: the time for an answer runs from there, waiting included. */
  readonly receivedAtMs: number;
  readonly signal: AbortSignal;
  readonly onDraft: (text: string) => void;
}

/** Puts a model's words into a reply, if it is still the one that they were made for. */
export type Rephrase = (reply: Reply) => Reply;

export const asItStands: Rephrase = (reply) => reply;

const Ranked = z.object({
  ranked: z.array(z.object({ entryId: z.number(), score: z.number() })),
});

/** Asks the deployment's model, where there is one and the widget wants it. */
export class Generating {
  readonly #env: Env;
  readonly #background: Pick<DurableObjectState, "waitUntil">;
  readonly #settings: GenerationSettings | null;

  constructor(env: Env, background: Pick<DurableObjectState, "waitUntil">) {
    this.#env = env;
    this.#background = background;
    const read = readGenerationSettings(env);
    this.#settings = "settings" in read ? read.settings : null;
  }

  isOn({ rules }: WidgetSnapshot): boolean {
    return rules.enableGeneration && this.#settings !== null;
  }

  /** Without a failure and without more time than the settings allow: else the reply stands. */
  async rephrase(asked: ToPhrase): Promise<Rephrase> {
    const { snapshot, reply, signal, onDraft } = asked;
    const question = readInContext(asked);
    const sources = sourcesOf(snapshot, reply);
    const settings = this.#settings;
    if (!settings || sources.length === 0 || question.length > QUESTION_CHARS_MAX) {
      return asItStands;
    }
    const leftMs = asked.receivedAtMs + settings.wholeMs - Date.now();
    if (leftMs <= 0 || signal.aborted) return asItStands;
    const { firstWordMs } = settings;
    const result = await phrase(
      { question, sources, prices: settings, firstWordMs, leftMs, signal, onDraft },
      openModel(this.#env, settings),
      this.#budgetOf(snapshot, settings),
      (why, error) => logFailure(snapshot.widgetId, why, error),
    );
    return (decided) => {
      const isSame = decided.text === reply.text && knowsSame(decided, reply);
      return isSame ? toReply(decided, result, sources, settings) : decided;
    };
  }

  #budgetOf({ config, rules }: WidgetSnapshot, settings: GenerationSettings): BudgetPort {
    const budgets = this.#env.GENERATION_BUDGETS;
    const budget = budgets.get(budgets.idFromName(config.widget_key));
    return {
      reserve: (micros) => budget.reserve(micros, rules.generationDailyCeilingMicros),
      settle: (id, usage, outcome) => {
        const settling = budget.settle(id, usage && costMicros(usage, settings), outcome);
        // Unsettled it counts in full, which keeps the ceiling.
        this.#background.waitUntil(settling.catch(() => undefined));
      },
    };
  }
}

/** "and on sundays?" tells a model nothing: it is given the question as the index was asked. */
function readInContext({ question, reply }: Pick<ToPhrase, "question" | "reply">): string {
  const { query } = reply.metadata;
  return typeof query === "string" ? query : question;
}

/**
 * Only an entry's own text is phrased. What the bot says of its own accord is said well, and of two
 * answers in one message a model might leave one out.
 */
function sourcesOf({ entries }: WidgetSnapshot, reply: Reply): GenerationSource[] {
  const { knowledgeEntryId, metadata } = reply;
  const decided = entries.find(({ id }) => id === knowledgeEntryId);
  if (!decided || decided.answer !== reply.text) return [];
  const ranked = Ranked.safeParse(metadata).data?.ranked ?? [];
  return chooseSources(entries, decided.id, ranked);
}

function knowsSame(one: Reply, other: Reply): boolean {
  return one.knowledgeEntryId === other.knowledgeEntryId;
}

function toReply(
  reply: Reply,
  result: Phrased | { readonly notPhrased: NotPhrased },
  sources: readonly GenerationSource[],
  settings: GenerationSettings,
): Reply {
  if ("notPhrased" in result) {
    const generation = { model: settings.model, not_phrased: result.notPhrased };
    return { ...reply, metadata: { ...reply.metadata, generation } };
  }
  const { text, entryIds, model, usage } = result;
  const used = entryIds.flatMap((id) => sources.find((source) => source.id === id) ?? []);
  const generation = {
    model,
    provider: settings.provider,
    entry_ids: entryIds,
    usage: usage && {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cost_micros: costMicros(usage, settings),
    },
  };
  return {
    ...reply,
    text,
    sources: used.map(({ question, sourceUrl }) => ({ title: question, url: sourceUrl })),
    metadata: { ...reply.metadata, answered_by: "model", generation },
  };
}

/** Not the error itself: a provider's may hold the request, and with it the visitor's words. */
function logFailure(widgetId: number, why: NotPhrased, error: unknown): void {
  const causes: string[] = [];
  let status: unknown;
  for (let at = error; at instanceof Error && causes.length < 4; at = at.cause) {
    causes.push(at.name);
    if ("statusCode" in at) status = at.statusCode;
  }
  logWarning("generation.failed", { widget_id: widgetId, why, causes, status });
}
