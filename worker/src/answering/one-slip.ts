/** Which words there are, and how little one expects each of them, in nats; null if it is no word. */
export type SurpriseOf = (word: string) => number | null;

const PLAIN_WORD = /^[a-z]{3,32}$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** How rare each slip of a hand is, in nats: neighbours change places more often than keys are missed. */
const SLIP_NATS = { swap: 0, drop: 0.5, stray: 0.5, replace: 1 } as const;
/** The first letter is seldom wrong. */
const FIRST_LETTER_NATS = 1;
/** In a short word another first letter makes another word: "dark" is not "park". */
const FIRST_REPLACED_CHARS = 6;
/** Of three letters one can only tell that a fourth is missing among them: "COD" is not "code". */
const SHORT_CHARS = 3;

/**
 * The word that was most likely meant, if one slip of the hand made this of it: the commonest word
 * by the likeliest slip (the noisy channel; Kernighan, Church & Gale, "A Spelling Correction Program
 * Based on a Noisy Channel Model", 1990). Null if there is none, or the word is no plain one.
 */
export function undoOneSlip(word: string, surpriseOf: SurpriseOf): string | null {
  if (!PLAIN_WORD.test(word)) return null;
  let meant: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [candidate, slipNats] of slipsOf(word)) {
    const surprise = surpriseOf(candidate);
    if (surprise === null || candidate.length < SHORT_CHARS) continue;
    const nats = slipNats + surprise;
    // Equals are settled by the alphabet, so that the same text always has the same answer.
    if (nats < least || (nats === least && meant !== null && candidate < meant)) {
      least = nats;
      meant = candidate;
    }
  }
  return meant;
}

function* slipsOf(word: string): Generator<readonly [candidate: string, nats: number]> {
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after === "" && word.length === SHORT_CHARS) continue;
    const first = at === 0 ? FIRST_LETTER_NATS : 0;
    for (const letter of LETTERS) yield [before + letter + after, SLIP_NATS.drop + first];
    if (after === "" || word.length === SHORT_CHARS) continue;
    yield [before + after.slice(1), SLIP_NATS.stray + first];
    if (after.length > 1) {
      yield [`${before}${after[1]}${after[0]}${after.slice(2)}`, SLIP_NATS.swap + first];
    }
    if (at === 0 && word.length < FIRST_REPLACED_CHARS) continue;
    for (const letter of LETTERS) {
      yield [before + letter + after.slice(1), SLIP_NATS.replace + first];
    }
  }
}
