import { type Answer, answer } from "../answer.ts";
import type { AnswerIndex } from "../answer-index.ts";
import { detectLanguage } from "../language.ts";
import type { SentenceEncoder } from "../semantics.ts";
import { type Leaning, readLeaning } from "./leaning.ts";
import { type ReplyLanguage, replyLanguage } from "./small-talk-replies.ts";
import { speaksOf } from "./subject-knowledge.ts";
import type { Turn } from "./turns.ts";

/** What the dialogue needs to know of an entry beside the index. */
export interface EntryWords {
  readonly question: string;
  readonly answer: string;
}

export interface ConverseOptions {
  /** Confidence, 0–1, from which an entry is given as the answer. */
  readonly threshold: number;
  /** Earlier turns of the same conversation, oldest first. */
  readonly history: readonly Turn[];
  readonly encoder: SentenceEncoder | null;
  /** The widget's, BCP 47. */
  readonly locale: string;
  readonly entryWords: (entryId: number) => EntryWords | undefined;
}

/** One question as it was put to the index, and what the index said. */
export interface Asked {
  /** In the visitor's words. */
  readonly text: string;
  /** What the index was really asked: the same, or joined to an earlier subject. */
  readonly query: string;
  readonly isInContext: boolean;
  readonly answer: Answer;
}

/** Turns further back than this are another subject by now. */
export const TURNS_BACK_MAX = 3;

/**
 * An answer in context is right only if the subject before was, and if it is still the subject. Nine
 * in ten is a guess on the careful side, until there are conversations to fit it on.
 */
const CONTEXT_TRUST = 0.9;
/**
 * How much surer a question without a subject of its own must be by itself to be taken by itself:
 * "how much is it?" also resembles the entry on prices.
 */
const STRONG_LEAN_BIAS = 0.3;

export function askAlone(index: AnswerIndex, text: string, options: ConverseOptions): Asked {
  const { threshold, encoder } = options;
  const engine = { threshold, encoder };
  return { text, query: text, isInContext: false, answer: answer(index, text, engine) };
}

/**
 * Asks a question by itself and, where it leans on what came before, together with that too.
 *
 * A question that stands for itself is never joined. One that may go on or begin anew ("what about
 * children?") is taken by itself where that gives an answer. One without a subject of its own ("and
 * on sundays?") is taken in context unless it is much surer by itself.
 */
export function ask(
  index: AnswerIndex,
  text: string,
  options: ConverseOptions,
  history: readonly Turn[] = options.history,
): Asked {
  const alone = askAlone(index, text, options);
  const language = languageOf(text, options);
  const leaning = readLeaning(text, language);
  if (leaning.lean === "none") return alone;
  if (leaning.lean === "soft" && alone.answer.clearsThreshold) return alone;
  const joined = askInContext(index, { text, leaning, language }, options, history);
  if (joined === null) return meansUnanswered(leaning, history) ? doubted(alone) : alone;
  const bias = leaning.lean === "strong" ? STRONG_LEAN_BIAS : 0;
  const isSurer = joined.answer.confidence + bias >= alone.answer.confidence;
  return isSurer || !alone.answer.clearsThreshold ? joined : alone;
}

/** Whether it is about something named elsewhere, and so no question of its own: "is that a problem?". */
export function refersBack(text: string, options: ConverseOptions): boolean {
  const { lean, refers } = readLeaning(text, languageOf(text, options));
  return lean === "strong" && refers;
}

function languageOf(text: string, options: ConverseOptions): ReplyLanguage {
  return detectLanguage(text) ?? replyLanguage(options.locale);
}

/** "how much is it?" after a question that had no answer asks the price of what is not known. */
function meansUnanswered(leaning: Leaning, history: readonly Turn[]): boolean {
  const last = history.at(-1);
  return last?.entryId === null && leaning.lean === "strong" && leaning.refers;
}

/** As sure as it is that "it" means something else after all. */
function doubted(asked: Asked): Asked {
  const answer = discounted(asked.answer, Number.POSITIVE_INFINITY, 1 - CONTEXT_TRUST);
  return { ...asked, answer: { ...answer, scope: answer.scope * (1 - CONTEXT_TRUST) } };
}

interface FollowUp {
  readonly text: string;
  readonly leaning: Leaning;
  readonly language: ReplyLanguage;
}

/** The latest subject that has something on the follow-up; null where none has. */
function askInContext(
  index: AnswerIndex,
  followUp: FollowUp,
  options: ConverseOptions,
  history: readonly Turn[],
): Asked | null {
  for (const turn of history.slice(-TURNS_BACK_MAX).reverse()) {
    const found = askAfter(index, followUp, options, turn);
    if (found !== null) return found;
    // What had no answer is still what "it" means; the subject before it is not.
    if (turn.entryId === null) return null;
  }
  return null;
}

function askAfter(
  index: AnswerIndex,
  followUp: FollowUp,
  options: ConverseOptions,
  turn: Turn,
): Asked | null {
  const { leaning, language } = followUp;
  const known = turn.entryId === null ? undefined : options.entryWords(turn.entryId);
  if (known && !speaksOf(`${known.question} ${known.answer}`, leaning.added, language)) return null;
  const subjects = known ? [known.question, turn.text] : [turn.text];
  for (const subject of subjects) {
    const query = `${subject} ${leaning.text}`;
    const asked = askAlone(index, query, options);
    const best = asked.answer.ranked[0];
    const found = best && options.entryWords(best.entryId);
    if (!found || !speaksOf(`${found.question} ${found.answer}`, leaning.added, language)) continue;
    const trusted = discounted(asked.answer, options.threshold, CONTEXT_TRUST);
    if (!trusted.clearsThreshold) continue;
    return { text: followUp.text, query, isInContext: true, answer: trusted };
  }
  return null;
}

function discounted(found: Answer, threshold: number, trust: number): Answer {
  const confidence = found.confidence * trust;
  return {
    ...found,
    ranked: found.ranked.map((entry) => ({ ...entry, confidence: entry.confidence * trust })),
    confidence,
    clearsThreshold: found.clearsThreshold && confidence >= threshold,
  };
}
