import { findGround, type Ground, type Ungrounded } from "./grounding.ts";
import { NO_ANSWER } from "./prompt.ts";
import { SENTENCE_CHARS_MAX } from "./sentences.ts";

export type Violation =
  | "no_answer"
  | "too_long"
  | "markup"
  | "role_marker"
  | "speaks_of_rules"
  | Ungrounded;

/** Whatever the entries hold: tags, code, links and pictures of Markdown, marks of chat formats. */
const MARKUP =
  /<\s*[a-z!/?|]|```|\]\s*\(|!\[|\[\/?(?:inst|system|assistant|user)\]|\{\{|={4,}|\bjavascript:|\bdata:/iu;
const ROLE_MARKER =
  /^\W*(?:system|developer|assistant|user|visitor|human|model|sistema|asistente|usuario|visitante)\W*:/imu;
const SPEAKS_OF_RULES =
  /\b(?:system (?:prompt|message)|(?:my|these|the above|previous|hidden) (?:rules|instructions)|language model|as an ai|mis (?:reglas|instrucciones)|modelo de lenguaje|mensaje del sistema|equals signs|knowledge entr(?:y|ies))\b/iu;
/** Beyond letters, digits and spaces. Any other character must stand in the entry. */
const PLAIN_SIGNS = new Set(".,;:!?¿¡'\"’‘“”()-–—/&%…•");
const PLAIN_CHARACTER = /[\p{L}\p{N}\p{Sc} \n]/u;
const SMUGGLED = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;

/** Which entry a sentence of a model rests on, or why nobody may read it. */
export function checkSentence(
  sentence: string,
  grounds: readonly Ground[],
): { readonly entryId: number } | { readonly refused: Violation } {
  const text = sentence.trim();
  if (text.includes(NO_ANSWER)) return { refused: "no_answer" };
  if (text.length > SENTENCE_CHARS_MAX) return { refused: "too_long" };
  if (MARKUP.test(text) || SMUGGLED.test(text.replaceAll("\n", ""))) return { refused: "markup" };
  if (ROLE_MARKER.test(text)) return { refused: "role_marker" };
  if (SPEAKS_OF_RULES.test(text)) return { refused: "speaks_of_rules" };
  const found = findGround(text, grounds);
  if ("refused" in found) return found;
  const ground = grounds.find(({ entryId }) => entryId === found.entryId);
  return ground && hasOnlyKnownCharacters(text, ground) ? found : { refused: "markup" };
}

function hasOnlyKnownCharacters(text: string, { characters }: Ground): boolean {
  return [...text].every(
    (one) => PLAIN_CHARACTER.test(one) || PLAIN_SIGNS.has(one) || characters.has(one),
  );
}
