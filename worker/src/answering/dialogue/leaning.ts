import { fold, foldedWords } from "../normalize.ts";
import { tokenize } from "../tokenize.ts";
import { roleOf } from "../word-roles.ts";
import type { ReplyLanguage } from "./small-talk-replies.ts";
import { phraseWords } from "./words-in-place.ts";

/**
 * How far a question rests on what was said before it.
 * - `none`: it stands for itself, and is never joined to an earlier subject.
 * - `soft`: it may go on ("what about children?"), and may as well begin anew.
 * - `strong`: it names no subject of its own ("how much is it?", "on sundays?").
 */
export type Lean = "none" | "soft" | "strong";

export interface Leaning {
  readonly lean: Lean;
  /** It has a pronoun for something named before, and so cannot be about anything else. */
  readonly refers: boolean;
  /** The text without what only tied it to the one before ("and", "what about"). */
  readonly text: string;
  /** The words that it adds to the subject: none for a bare "how long?". */
  readonly added: readonly string[];
}

const WORDS_MAX = 9;
const OWN_SUBJECTS_MAX = 2;

const OPENERS = [
  "and also what about",
  "and also",
  "and what about",
  "and how about",
  "and what if",
  "and for",
  "and",
  "what about",
  "how about",
  "how bout",
  "what if",
  "also",
  "or",
  "same for",
  "is it the same for",
  "does that include",
  "does it include",
  "does that apply to",
  "does this apply to",
  "even",
  "only",
  "ok and",
  "okay and",
  "but",
  "so",
  "then",
  "y también",
  "y qué hay de",
  "y qué tal",
  "y para",
  "y",
  "qué hay de",
  "qué tal",
  "también",
  "incluso",
  "e",
  "o",
  "pero",
  "lo mismo para",
].map(phraseWords);

/** They stand for something that was named before, unless the text names it itself. */
const PRONOUNS: Record<ReplyLanguage, ReadonlySet<string>> = {
  en: new Set(
    "it its that thats this these those they them their theyre there one ones".split(" "),
  ),
  es: new Set("eso esa ese esos esas esto esta este ello ellos ellas lo alli ahi".split(" ")),
};

/** What may be asked of any subject, so that it names none. Terms as {@link tokenize} gives them. */
const ASPECTS: ReadonlySet<string> = new Set(
  `cost costs price prices pricing fee fees charge charged expensive cheap free include included extra
  duration take takes long last lasts far often soon early late required necessary mandatory allowed
  possible available need ok okay same
  costo cuesta cuestan precio precios tarifa gratis gratuito cobran caro dura duracion obligatorio
  necesario incluido incluye posible disponible mismo misma igual`
    .trim()
    .split(/\s+/u),
);
/** Weak words that are a subject all the same ("how much does a visit cost"). */
const WEAK_SUBJECTS = new Set(
  "visit visits office offices people person visita visitas".split(" "),
);
/** The business itself is asked, not the subject before: "where are you?". */
const SECOND_PERSON = new Set(
  "you your yours youre u ustedes usted su sus tu tus estan estas esta quedan i my me mi".split(
    " ",
  ),
);
/** Question words that a reader of the earlier answer can answer from it. */
const BARE_QUESTIONS: ReadonlySet<string> = new Set(
  "when where who how which cuando donde quien como cual cuanto cuanta cuantos cuantas".split(" "),
);
/** "is it ok to", "is it possible": an "it" that stands for nothing. */
const EMPTY_IT =
  /\b(?:is|was|would|will)(?:\s+it)(?:\s+be)?\s+(?:ok|okay|possible|true|safe|normal|allowed|better|necessary)\b|\bhow long does it take (?:to|for)\b/u;
const THERE_IS =
  /\b(?:is|are|was|will|isnt|arent) there\b|\bthere (?:is|are)\b|\b(?:this|next|last|these) (?:week|month|year|weekend|morning|afternoon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|clinic|place|office|chat|website|site|company|store|shop)\b/gu;

export function readLeaning(text: string, language: ReplyLanguage): Leaning {
  const words = foldedWords(fold(text));
  const alone = { lean: "none", refers: false, text, added: [] } as const;
  if (words.length === 0 || words.length > WORDS_MAX) return alone;
  const opener = OPENERS.find((phrase) => phrase.every((word, at) => words[at] === word));
  const own = opener ? words.slice(opener.length) : words;
  const ownText = own.join(" ");
  const refers = ownText
    .replace(THERE_IS, " ")
    .split(" ")
    .some((word) => PRONOUNS[language].has(word));
  const tokens = tokenize(ownText).filter((word) => !PRONOUNS[language].has(word));
  const roles = tokens.map((word) => ({ word, role: roleOf(word, language) }));
  const subjects = roles.filter(
    ({ word, role }) => WEAK_SUBJECTS.has(word) || (role === "content" && !ASPECTS.has(word)),
  );
  const added = roles
    .filter(({ word, role }) => isAdded(word, role) && !BARE_QUESTIONS.has(word))
    .map(({ word }) => word);
  const lean = leanOf({ opener: opener !== undefined, refers, ownText, subjects, roles });
  return lean === "none" ? alone : { lean, refers, text: ownText, added };
}

function isAdded(word: string, role: string): boolean {
  return role === "content" || role === "modifier" || ASPECTS.has(word);
}

function leanOf(seen: {
  opener: boolean;
  refers: boolean;
  ownText: string;
  subjects: readonly unknown[];
  roles: readonly { word: string; role: string }[];
}): Lean {
  const { opener, refers, ownText, subjects, roles } = seen;
  if (subjects.length === 0) {
    // Something must be asked: a modifier, an aspect, or a bare question word.
    const asks = roles.some(({ word, role }) => isAdded(word, role) || BARE_QUESTIONS.has(word));
    if (!asks && !refers && !opener) return "none";
    const asksBusiness = ownText.split(" ").some((word) => SECOND_PERSON.has(word));
    return asksBusiness && !refers ? "soft" : "strong";
  }
  if (subjects.length > OWN_SUBJECTS_MAX) return "none";
  if (refers && !EMPTY_IT.test(ownText)) return subjects.length === 1 ? "strong" : "soft";
  if (opener) return "soft";
  return isPrepositional(ownText) ? "soft" : "none";
}

/** "for children?", "with insurance": a phrase that hangs on a sentence which is not there. */
function isPrepositional(text: string): boolean {
  return /^(?:for|with|without|on|at|by|during|after|before|in|from|para|con|sin|los|las|en|por|durante|despues|antes)\s/u.test(
    text,
  );
}
