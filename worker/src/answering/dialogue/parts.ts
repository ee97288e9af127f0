/** One question of a message that asks several. */
export interface QuestionPart {
  /** In the visitor's own words. */
  readonly text: string;
  /** With the statements that stand before it ("My son is five. Can he get a flu shot?"). */
  readonly withStatements: string;
}

export interface Parts {
  readonly parts: readonly QuestionPart[];
  /** Cut where a question plainly begins; otherwise at a bare "and", which may as well join two nouns. */
  readonly isPlain: boolean;
}

/** More questions than this are not taken apart, which would flood the answer. */
export const PARTS_MAX = 3;
const TEXT_CHARS_MAX = 600;

const WH_ENGLISH =
  "what|whats|what's|when|where|wheres|where's|who|whos|who's|whose|which|why|how|hows|how's";
const VERB_ENGLISH =
  "do|does|did|can|could|will|would|should|may|is|are|am|was|were|has|have|do i|is there|are there";
const WISH_ENGLISH = "i need|i want|i'd like|i would like|id like|tell me|please tell|let me know";
const WH_SPANISH =
  "a qu[eé] hora|de qu[eé]|qu[eé]|cu[aá]ndo|d[oó]nde|ad[oó]nde|qui[eé]n|qui[eé]nes|cu[aá]l|cu[aá]les|c[oó]mo|cu[aá]nt[oa]s?|por qu[eé]";
const VERB_SPANISH =
  "puedo|puede|pueden|podr[ií]a|podr[ií]an|tienen|tiene|hay|aceptan|acepta|hacen|atienden|ofrecen|abren|cierran|es|son|est[aá]n?|necesito|quiero|quisiera|me gustar[ií]a|d[ií]game";
const END = "(?![\\p{L}\\p{N}])";

const OPENER_WORDS = `(?:${WH_ENGLISH}|${VERB_ENGLISH}|${WISH_ENGLISH}|${WH_SPANISH}|${VERB_SPANISH})${END}`;
const OPENER = new RegExp(`^[¿¡"'(]*${OPENER_WORDS}`, "iu");
const WH_OPENER = `(?:${WH_ENGLISH}|${WH_SPANISH}|do you|does|are you|is there|are there|can i|can you|could|puedo|tienen|hay)${END}`;

/** After a full stop only where a word of three letters ends: "Dr. Okafor" and "8 a.m. to" stay whole. */
const SENTENCE_END = /(?<=[?!？！؟。])\s*|(?<=[\p{L}\p{N}]{3}[.;])\s+|\s*\n\s*|\s+(?=¿)/u;
const JOINT = new RegExp(
  `[,;]?\\s(?:and also|and then|but also|and|also|plus|y tambi[eé]n|y adem[aá]s|adem[aá]s|y|e|&)\\s(?=¿?${OPENER_WORDS})|[,;]\\s(?=¿?${WH_OPENER})`,
  "iu",
);
const BARE_JOINT = /\s?,?\s(?:and also|as well as|and|plus|&|y|e)\s|,\s/iu;
const LEADING_JOINT =
  /^(?:and also|and then|and|also|plus|oh and|y tambi[eé]n|y adem[aá]s|adem[aá]s|y)[\s,]+/iu;

/**
 * The questions of a message, in order, where it may hold two or three; null where it plainly holds
 * one. Whether they are better answered apart is for the answers to tell.
 */
export function splitQuestions(text: string): Parts | null {
  if (text.length > TEXT_CHARS_MAX) return null;
  const spaced = text.replace(/[^\S\n]+/gu, " ").trim();
  const pieces = spaced
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.split(JOINT))
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const plain = gatherStatements(pieces);
  if (plain.length > PARTS_MAX) return null;
  if (plain.length > 1) return { parts: plain, isPlain: true };
  return splitBare(spaced);
}

/** The one question among statements, without them; null where there is nothing to leave out. */
export function loneQuestion(text: string): string | null {
  if (text.length > TEXT_CHARS_MAX) return null;
  const pieces = text.split(SENTENCE_END).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const questions = pieces.filter(isQuestion);
  const [question] = questions;
  return pieces.length > 1 && questions.length === 1 && question ? question.trim() : null;
}

function gatherStatements(pieces: readonly string[]): QuestionPart[] {
  const parts: QuestionPart[] = [];
  let statements: string[] = [];
  for (const piece of pieces) {
    if (!isQuestion(piece)) {
      statements.push(piece);
      continue;
    }
    parts.push({ text: piece, withStatements: [...statements, piece].join(" ") });
    statements = [];
  }
  return parts;
}

function isQuestion(piece: string): boolean {
  return /[?？؟]\s*$/u.test(piece) || OPENER.test(piece.trim().replace(LEADING_JOINT, ""));
}

function splitBare(text: string): Parts | null {
  const pieces = text
    .split(BARE_JOINT)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (pieces.length < 2 || pieces.length > PARTS_MAX) return null;
  return {
    parts: pieces.map((piece) => ({ text: piece, withStatements: piece })),
    isPlain: false,
  };
}
