import {
  FILLERS,
  PHRASE_GROUPS,
  type PhraseGroup,
  type SmallTalkTopic,
} from "./small-talk-phrases.ts";
import { type ReplyLanguage, replyLanguage } from "./small-talk-replies.ts";
import { type PlacedWord, phraseWords, wordsInPlace } from "./words-in-place.ts";

export type SmallTalk =
  | { readonly kind: "all"; readonly topic: SmallTalkTopic; readonly language: ReplyLanguage }
  /** `rest` is the text without the courtesies around its question; the text itself if there are none. */
  | { readonly kind: "rest"; readonly rest: string };

/** Longer than any exchange of courtesies; what is longer says something. */
const SMALL_TALK_CHARS_MAX = 160;

/** Of several topics in one message, the first here is answered. */
const TOPIC_ORDER: readonly SmallTalkTopic[] = [
  "robot",
  "complaint",
  "abilities",
  "ready",
  "how_are_you",
  "bye",
  "thanks",
  "apology",
  "greeting",
  "praise",
  "okay",
  "laughter",
  "emoji",
];
/** Courtesies that may be taken off a question. The others could be a part of it. */
const COURTESIES: ReadonlySet<SmallTalkTopic> = new Set([
  "greeting",
  "how_are_you",
  "thanks",
  "bye",
  "apology",
  "praise",
  "okay",
  "laughter",
  "ready",
]);

const LAUGHTER =
  /^(?:a?(?:ha){2,}h?|(?:he){2,}|(?:hi){2,}|a?(?:ja){2,}j?|(?:je){2,}|(?:ji){2,}|lo+l+|lmf?ao+|rofl|x+d+|k{4,}|(?:rs){2,})$/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const EMOJI_TOPICS: readonly (readonly [RegExp, SmallTalkTopic])[] = [
  [/👋/u, "greeting"],
  [/🙏/u, "thanks"],
  [/[😂🤣😆😹😄😁]/u, "laughter"],
  [/[😡🤬😠👎🖕💩]/u, "complaint"],
  [/[👍👌🎉👏🙌❤💯😍🥰😊🙂☺🤗⭐🌟]/u, "praise"],
];

/** Whether a message is only courtesy, and what is left of it once the courtesies are put aside. */
export function readSmallTalk(text: string, locale: string): SmallTalk {
  if (text.length > SMALL_TALK_CHARS_MAX) return { kind: "rest", rest: text };
  const words = wordsInPlace(text);
  if (words.length === 0) return readWordless(text, locale);
  const spans = readSpans(words);
  const phrases = spans.filter((span) => span.group !== null);
  const isAll =
    phrases.length > 0 && spans.reduce((sum, span) => sum + span.count, 0) === words.length;
  if (!isAll) return { kind: "rest", rest: withoutCourtesies(text, words) };
  const topics = new Set(phrases.map((span) => span.group?.topic));
  const topic = TOPIC_ORDER.find((candidate) => topics.has(candidate)) ?? "greeting";
  const language = phrases.find((span) => span.group?.language)?.group?.language;
  return { kind: "all", topic, language: language ?? replyLanguage(locale) };
}

function readWordless(text: string, locale: string): SmallTalk {
  if (!EMOJI.test(text)) return { kind: "rest", rest: text };
  const topic = EMOJI_TOPICS.find(([emoji]) => emoji.test(text))?.[1] ?? "emoji";
  return { kind: "all", topic, language: replyLanguage(locale) };
}

interface Phrase {
  readonly words: readonly string[];
  readonly group: PhraseGroup;
}

/** A phrase or a filler (whose group is null) that was found at some word. */
interface Span {
  readonly group: PhraseGroup | null;
  readonly count: number;
}

const LAUGHTER_GROUP: PhraseGroup = {
  topic: "laughter",
  language: null,
  opens: false,
  phrases: "",
};

/** By first word, longest first. */
const PHRASES_BY_FIRST = new Map<string, Phrase[]>();
for (const group of PHRASE_GROUPS) {
  for (const phrase of group.phrases.split("|")) {
    const words = phraseWords(phrase);
    const [first = ""] = words;
    const siblings = PHRASES_BY_FIRST.get(first) ?? [];
    siblings.push({ words, group });
    siblings.sort((left, right) => right.words.length - left.words.length);
    PHRASES_BY_FIRST.set(first, siblings);
  }
}

/** What the message is made of, from its beginning up to the first word that is no small talk. */
function readSpans(words: readonly PlacedWord[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < words.length; ) {
    const span = phraseAt(words, at) ?? introductionAt(words, at, spans) ?? fillerAt(words, at);
    if (span === null) break;
    spans.push(span);
    at += span.count;
  }
  return spans;
}

function phraseAt(words: readonly PlacedWord[], at: number): Span | null {
  const first = words[at]?.word ?? "";
  if (LAUGHTER.test(first)) return { group: LAUGHTER_GROUP, count: 1 };
  for (const spelling of spellingsOf(first)) {
    const phrase = PHRASES_BY_FIRST.get(spelling)?.find((candidate) =>
      candidate.words.every(
        (word, offset) =>
          offset === 0 || spellingsOf(words[at + offset]?.word ?? "").includes(word),
      ),
    );
    if (phrase) return { group: phrase.group, count: phrase.words.length };
  }
  return null;
}

/** As it is written, and with letters drawn out for effect ("heyyy", "sooo gooood") cut down. */
function spellingsOf(word: string): string[] {
  const once = word.replace(/(\p{L})\1{2,}/gu, "$1");
  return once === word ? [word] : [word, once, word.replace(/(\p{L})\1{2,}/gu, "$1$1")];
}

function fillerAt(words: readonly PlacedWord[], at: number): Span | null {
  const isFiller = spellingsOf(words[at]?.word ?? "").some((word) => FILLERS.has(word));
  return isFiller ? { group: null, count: 1 } : null;
}

const INTRODUCTIONS = ["my name is", "me llamo", "mi nombre es"].map(phraseWords);
const NAME_WORDS_MAX = 2;

/** "Hello, my name is Sam": only after a greeting, and at the message's end. */
function introductionAt(
  words: readonly PlacedWord[],
  at: number,
  before: readonly Span[],
): Span | null {
  if (!before.some((span) => span.group?.topic === "greeting")) return null;
  const begins = INTRODUCTIONS.some((phrase) =>
    phrase.every((word, offset) => words[at + offset]?.word === word),
  );
  const count = words.length - at;
  return begins && count > 2 && count <= 3 + NAME_WORDS_MAX ? { group: null, count } : null;
}

/**
 * Takes courtesies off both ends. One that ends with a mark may always go; without a mark only a
 * greeting or thanks, since "good" and "no" may begin a question ("no insurance").
 */
function withoutCourtesies(text: string, words: readonly PlacedWord[]): string {
  const from = leadingCourtesies(text, words);
  const to = trailingCourtesies(text, words, from);
  const start = words[from]?.start ?? 0;
  // Spanish opens its questions with a mark, which belongs to the question.
  const opened = from > 0 && text[start - 1] === "¿" ? start - 1 : start;
  const end = to === words.length ? text.length : (words[to - 1]?.end ?? text.length) + 1;
  return (from === 0 ? text.slice(0, end) : text.slice(opened, end)).trim();
}

function leadingCourtesies(text: string, words: readonly PlacedWord[]): number {
  let kept = 0;
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at);
    const span = phrase ?? fillerAt(words, at);
    if (span === null || (phrase !== null && !isCourtesy(phrase))) break;
    at += span.count;
    if (at >= words.length) break;
    if (phrase?.group?.opens === true || isMarkBetween(text, words, at)) kept = at;
  }
  return kept;
}

function trailingCourtesies(text: string, words: readonly PlacedWord[], from: number): number {
  for (let at = from + 1; at < words.length; at += 1) {
    if (!isMarkBetween(text, words, at)) continue;
    const spans = readSpans(words.slice(at));
    const count = spans.reduce((sum, span) => sum + span.count, 0);
    const isAll = at + count === words.length;
    if (isAll && spans.some(isCourtesy) && spans.every((span) => !span.group || isCourtesy(span))) {
      return at;
    }
  }
  return words.length;
}

function isCourtesy(span: Span): boolean {
  return span.group !== null && COURTESIES.has(span.group.topic);
}

function isMarkBetween(text: string, words: readonly PlacedWord[], at: number): boolean {
  const between = text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
  return /[^\s'’"]/u.test(between) || between.includes("\n");
}
