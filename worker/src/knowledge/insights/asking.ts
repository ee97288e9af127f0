import { fold, foldedWords } from "../../answering/normalize.ts";
import type { Asking } from "../../store/knowledge-insights.ts";

/** The same for questions that differ in case, accents, punctuation and spacing only. */
export function questionKey(text: string): string {
  const words = foldedWords(fold(text)).join(" ");
  return words === "" ? text.trim() : words;
}

/**
 * Each visitor's question once. Somebody who sends one question ten times is one visitor with one
 * question, and must not move a figure ten times. The first asking stands; what the visitor thought
 * of the answer last is kept.
 */
export function withoutRepeats(askings: readonly Asking[]): Asking[] {
  const first = new Map<string, Asking>();
  const inOrder = [...askings].sort(byTime);
  for (const asking of inOrder) {
    const key = `${asking.sessionId}\n${questionKey(asking.text)}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, asking);
    else if (isSameAnswer(known, asking) && asking.wasHelpful !== null) {
      first.set(key, { ...known, wasHelpful: asking.wasHelpful });
    }
  }
  return [...first.values()];
}

/** Hello and thanks ask nothing of the knowledge. */
export function asksKnowledge({ answeredBy }: Asking): boolean {
  return answeredBy !== "small_talk";
}

function isSameAnswer(left: Asking, right: Asking): boolean {
  return left.entryId === right.entryId;
}

function byTime(left: Asking, right: Asking): number {
  if (left.askedAtMs !== right.askedAtMs) return left.askedAtMs - right.askedAtMs;
  return left.messageId < right.messageId ? -1 : 1;
}
