import type { Language } from "../language.ts";
import { synonymsOf } from "../synonyms.ts";
import { termOf } from "../terms.ts";
import { tokenize } from "../tokenize.ts";
import { isWeekday, roleOf } from "../word-roles.ts";

const PRICE_WORDS = new Set(
  `cost costs price prices pricing fee fees charge charged expensive cheap free extra costo cuesta
  cuestan precio precios tarifa gratis gratuito cobran caro`
    .trim()
    .split(/\s+/u),
);
const DURATION_WORDS = new Set(
  "duration take takes long last lasts soon early late often dura duracion".split(" "),
);
/** They ask after whatever is said of the subject; every answer says something. */
const GENERAL_WORDS = new Set(
  `include included required necessary mandatory allowed possible available need ok okay same far
  obligatorio necesario incluido incluye posible disponible mismo misma igual`
    .trim()
    .split(/\s+/u),
);
const TELLS_PRICE =
  /[$€£¥]|\b(?:free|cost|price|fee|charge|gratis|gratuit|precio|costo|cuesta|tarifa|euros?|dollars?|dolares|pesos)/iu;
const TELLS_DURATION = /\b(?:minut|hour|day|week|month|year|hora|dia|semana|mes\b|meses)/iu;
const TELLS_TIME =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?::\d\d)?\s?(?:a\.?m|p\.?m)\b|\b(?:daily|any hour|every day|weekend|weekdays?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|horas)\b/iu;

/**
 * Whether what was said of an earlier subject has anything on the words that a follow-up adds to it.
 * Without this, "what about botox?" after the opening hours would be given the opening hours again.
 */
export function speaksOf(subject: string, added: readonly string[], language: Language): boolean {
  const terms = new Set(tokenize(subject).map((word) => termOf(word, language)));
  const isTold = (word: string) => tellsWord(subject, terms, word, language);
  const named = added.filter((word) => roleOf(word, language) === "content" && !isAspect(word));
  if (named.length > 0) return named.every(isTold);
  return added.length === 0 || added.some(isTold);
}

function isAspect(word: string): boolean {
  return PRICE_WORDS.has(word) || DURATION_WORDS.has(word) || GENERAL_WORDS.has(word);
}

function tellsWord(
  subject: string,
  terms: ReadonlySet<string>,
  word: string,
  language: Language,
): boolean {
  if (PRICE_WORDS.has(word)) return TELLS_PRICE.test(subject);
  if (DURATION_WORDS.has(word)) return TELLS_DURATION.test(subject);
  if (GENERAL_WORDS.has(word)) return true;
  const term = termOf(word, language);
  if (terms.has(term)) return true;
  if (isWeekday(word) || roleOf(word, language) === "modifier") return TELLS_TIME.test(subject);
  return synonymsOf(term, language).some((synonym) => terms.has(synonym.term));
}
