import type { AnswerIndex } from "../answer-index.ts";
import { findExact } from "../exact-question.ts";
import { type Asked, ask, askAlone, type ConverseOptions, refersBack } from "./asking.ts";
import { loneQuestion, type Parts, splitQuestions } from "./parts.ts";
import { readSmallTalk } from "./small-talk.ts";
import type { SmallTalkTopic } from "./small-talk-phrases.ts";
import { smallTalkReply } from "./small-talk-replies.ts";
import type { Turn } from "./turns.ts";

/** What the bot has to say to a message in its conversation. */
export type Conversed =
  | { readonly kind: "small_talk"; readonly topic: SmallTalkTopic; readonly reply: string }
  /** One answer for each question of the message, in their order, all of them different entries. */
  | { readonly kind: "answers"; readonly answers: readonly [Asked, ...Asked[]] }
  /** Nothing sure enough; `asked` has what came closest. */
  | { readonly kind: "unsure"; readonly asked: Asked };

/** How much less sure than the whole message its plainly divided questions may be. */
const PLAIN_SPLIT_SLACK = 0.15;
/** A bare "and" joins nouns more often than questions: its halves must each be this sure. */
const BARE_SPLIT_CONFIDENCE_MIN = 0.6;

/**
 * Reads a message as one of a conversation: courtesies are returned, follow-ups understood from what
 * came before, and several questions answered one by one.
 *
 * The knowledge comes first: what is word for word one of its questions is asked as it stands, even
 * if it sounds like small talk or like two questions.
 */
export function converse(index: AnswerIndex, text: string, options: ConverseOptions): Conversed {
  if (findExact(index, text).size > 0) return outcome(askAlone(index, text, options));
  const talk = readSmallTalk(text, options.locale);
  if (talk.kind === "all") {
    const { topic, language } = talk;
    return { kind: "small_talk", topic, reply: smallTalkReply(topic, language) };
  }
  const whole = askWhole(index, text, talk.rest, options);
  const parts = splitQuestions(talk.rest);
  const several = parts && askParts(index, parts, whole, options);
  return several ? { kind: "answers", answers: several } : outcome(whole);
}

/** All that was asked of the index for an outcome, in order; nothing for small talk. */
export function askedIn(conversed: Conversed): readonly Asked[] {
  switch (conversed.kind) {
    case "small_talk":
      return [];
    case "answers":
      return conversed.answers;
    case "unsure":
      return [conversed.asked];
  }
}

/** What a later message of the conversation may lean on. Small talk is nothing to lean on. */
export function turnsOf(conversed: Conversed): Turn[] {
  return askedIn(conversed).map(({ text, answer }) => ({
    text,
    entryId: conversed.kind === "answers" ? (answer.ranked[0]?.entryId ?? null) : null,
  }));
}

function outcome(asked: Asked): Conversed {
  return asked.answer.clearsThreshold
    ? { kind: "answers", answers: [asked] }
    : { kind: "unsure", asked };
}

/** The message as one question, with and without what stands around it; the surest wins. */
function askWhole(index: AnswerIndex, text: string, rest: string, options: ConverseOptions): Asked {
  let best = ask(index, rest, options);
  if (best.answer.clearsThreshold) return best;
  const others = [rest === text ? null : text, loneQuestion(rest)];
  for (const other of others) {
    if (other === null) continue;
    const asked = ask(index, other, options);
    if (asked.answer.confidence > best.answer.confidence) best = asked;
  }
  return { ...best, text: rest };
}

/** The parts' answers, an entry that answers two of them once; null where the whole is the better question. */
function askParts(
  index: AnswerIndex,
  { parts, isPlain }: Parts,
  whole: Asked,
  options: ConverseOptions,
): readonly [Asked, ...Asked[]] | null {
  const answers: Asked[] = [];
  const history = [...options.history];
  for (const part of parts) {
    const asked = askPart(index, part, options, isPlain ? history : []);
    if (!asked.answer.clearsThreshold) return null;
    // "My wife is deaf, is that a problem?": the second half alone may find whatever has "problem".
    if (answers.length > 0 && !asked.isInContext && refersBack(part.text, options)) return null;
    history.push({ text: part.text, entryId: bestEntry(asked) });
    answers.push(asked);
  }
  const surest = Math.min(...answers.map((asked) => asked.answer.confidence));
  const needed = isPlain
    ? whole.answer.confidence - PLAIN_SPLIT_SLACK
    : Math.max(whole.answer.confidence, BARE_SPLIT_CONFIDENCE_MIN);
  if (whole.answer.clearsThreshold && surest < needed) return null;
  if (!isPlain && surest < BARE_SPLIT_CONFIDENCE_MIN) return null;
  const [first, ...others] = withoutRepeats(answers);
  return first === undefined || others.length === 0 ? null : [first, ...others];
}

function askPart(
  index: AnswerIndex,
  part: Parts["parts"][number],
  options: ConverseOptions,
  history: readonly Turn[],
): Asked {
  const asked = ask(index, part.withStatements, options, history);
  if (asked.answer.clearsThreshold || part.text === part.withStatements) return asked;
  return ask(index, part.text, options, history);
}

function withoutRepeats(answers: readonly Asked[]): Asked[] {
  const given = new Set<number | null>();
  return answers.filter((asked) => {
    const entryId = bestEntry(asked);
    if (given.has(entryId)) return false;
    given.add(entryId);
    return true;
  });
}

function bestEntry(asked: Asked): number | null {
  return asked.answer.ranked[0]?.entryId ?? null;
}
