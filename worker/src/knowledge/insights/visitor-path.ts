import { answer } from "../../answering/answer.ts";
import type { Asked } from "../../answering/dialogue/asking.ts";
import { askedIn, converse, turnsOf } from "../../answering/dialogue/converse.ts";
import type { Turn } from "../../answering/dialogue/turns.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import type { Reply } from "../../domain/message.ts";
import { decideReply, dialogueOf } from "../../domain/reply.ts";
import type { WidgetSnapshot } from "../../domain/snapshot.ts";
import type { SnapshotSource, SourceEntry } from "../../store/snapshot-source.ts";
import type { Semantics } from "../encode.ts";
import { makeAskable } from "../freeze.ts";
import type { Outcome } from "./replay.ts";

/** A widget as visitors would meet it with these entries; its index is built here. */
export function makeTrial(
  source: SnapshotSource,
  entries: readonly SourceEntry[],
  semantics: Semantics | null,
): WidgetSnapshot {
  return { ...source, entries, index: makeAskable(entries, semantics).index };
}

export interface Said {
  /** Question by question; nothing for small talk. */
  readonly asked: readonly Asked[];
  readonly reply: Reply;
}

/**
 * What the bot says to a visitor's words, after what they wrote before: the same calls as in the
 * conversation's object.
 */
export function say(
  snapshot: WidgetSnapshot,
  text: string,
  encoder: SentenceEncoder | null,
  earlier: readonly string[] = [],
): Said {
  const turns: Turn[] = [];
  const hear = (words: string) =>
    converse(snapshot.index, words, dialogueOf(snapshot, turns, encoder));
  for (const words of earlier) turns.push(...turnsOf(hear(words)));
  const conversed = hear(text);
  return { asked: askedIn(conversed), reply: decideReply(snapshot, text, conversed) };
}

/** Which entry a visitor is given, if any. */
export function outcomeOf(
  snapshot: WidgetSnapshot,
  text: string,
  encoder: SentenceEncoder | null,
): Outcome {
  const { reply } = say(snapshot, text, encoder);
  return { entryId: reply.knowledgeEntryId, confidence: reply.confidence ?? 0 };
}

/** The best entry whether or not a visitor would be given it. */
export function bestOf(
  snapshot: WidgetSnapshot,
  text: string,
  encoder: SentenceEncoder | null,
): Outcome {
  const threshold = snapshot.rules.answerThreshold;
  const [best] = answer(snapshot.index, text, { threshold, encoder, rankedMax: 1 }).ranked;
  return { entryId: best?.entryId ?? null, confidence: best?.confidence ?? 0 };
}
