/** Before the plural is cut, which would leave half of it. */
const FIRST_PERSON_PLURAL = /(?<=.{3})(?:are|ere|ire|a|e|i)mos$/u;
/** What hangs on an infinitive: "vacunarme", "pagarlo", "enviármelo". */
const CLITICS = /(?<=.{2}(?:ar|er|ir))(?:(?:me|te|se|nos)?(?:lo|la|le)s?|me|te|se|nos)$/u;
const PLURAL = /(?<=[^aeiou])es$|(?<=[aeiou])s$/u;

/** Longest first. What is left must keep three letters, or the word stays as it is. */
const ENDINGS = [
  "amiento",
  "imiento",
  "acion",
  "icion",
  "mente",
  "iendo",
  "ando",
  "ieron",
  "aron",
  "aban",
  "adora",
  "ador",
  "cion",
  "aba",
  "ado",
  "ada",
  "ido",
  "ida",
  "ar",
  "er",
  "ir",
  "an",
  "en",
  "a",
  "e",
  "i",
  "o",
] as const;
const STEM_CHARS_MIN = 3;

/**
 * A light stem for Spanish words whose accents are folded: number, gender and the commonest verb
 * and noun endings, so that "aceptan", "aceptar" and "aceptamos" meet. It follows the idea of
 * light stemming (J. Savoy, "Light stemming approaches for the French, Portuguese, German and
 * Hungarian languages", 2006): little is cut, so that little is confused.
 */
export function stemSpanish(word: string): string {
  if (word.length <= STEM_CHARS_MIN || !/^[a-z]+$/u.test(word)) return word;
  const verb = word.replace(FIRST_PERSON_PLURAL, "");
  if (verb !== word) return verb;
  const bare = word.replace(CLITICS, "");
  const singular = bare === word ? word.replace(PLURAL, "") : bare;
  for (const ending of ENDINGS) {
    const kept = singular.length - ending.length;
    if (kept >= STEM_CHARS_MIN && singular.endsWith(ending)) return singular.slice(0, kept);
  }
  return singular.length >= STEM_CHARS_MIN ? singular : word;
}
