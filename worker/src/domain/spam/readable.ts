const PLAIN = /^[\n\r\t\x20-\x7e]*$/;
/** Joiners, marks of direction, fillers and selectors: whatever takes no room of its own. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]/gu;
const MARKS = /\p{M}/gu;
/** From four letters on that stand alone: `v i a g r a`, `c.a.s.i.n.o`. */
const SPREAD = /(?<![\p{L}\p{N}])(?:\p{L}[ ._*-]){3,}\p{L}(?![\p{L}\p{N}])/gu;
const DISGUISED_CHARS_MIN = 4;
const GAPS = /[ ._*-]/g;
const WORD_SIGN = /[\p{L}\p{N}@$]/u;
/** By unit, the same: of most texts, all letters are among them. */
const PLAIN_WORD_SIGNS = plainOnes(WORD_SIGN);
const PLAIN_STAND_INS = plainOnes(/[013457@$]/);
const LETTER = /\p{L}/u;
const STAND_INS = /[013457@$]/g;

/** Letters of other scripts that look like Latin ones, small. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  ["аa", "вb", "еe", "һh", "іi", "јj", "кk", "ӏl", "мm", "нh", "оo", "рp", "сc", "ѕs", "тt", "уy"]
    .concat(["хx", "ԁd", "αa", "εe", "ιi", "κk", "νv", "οo", "ρp", "τt", "υu", "χx"])
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const FOREIGN = /[\u0370-\u052f]/g;

const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** A text as somebody sees it: in plain letters, without what cannot be seen. */
export function readable(text: string): string {
  return PLAIN.test(text) ? text : text.normalize("NFKC").replace(UNSEEN, "");
}

/** How many letters of a text cannot be seen. */
export function unseenCount(text: string): number {
  return PLAIN.test(text) ? 0 : (text.match(UNSEEN)?.length ?? 0);
}

/**
 * A text for comparing words: without case, accents and the usual disguises. A keyword is folded in
 * the same way, so what the folding does to honest words does not matter.
 */
export function folded(text: string): string {
  const small = readable(text).toLowerCase();
  const bare = PLAIN.test(small)
    ? small
    : small
        .normalize("NFD")
        .replace(MARKS, "")
        .replace(FOREIGN, (letter) => LOOKALIKES.get(letter) ?? letter);
  return withoutDisguise(bare.replace(SPREAD, (letters) => letters.replace(GAPS, "")));
}

/** Only words with a stand-in are looked at, each once. */
function withoutDisguise(text: string): string {
  let kept = 0;
  let result = "";
  for (let at = 0; at < text.length; at += 1) {
    if (!isStandIn(text.charCodeAt(at))) continue;
    let from = at;
    while (from > kept && isWordSign(text, from - 1)) from -= 1;
    while (at + 1 < text.length && isWordSign(text, at + 1)) at += 1;
    const word = text.slice(from, at + 1);
    const bare = undisguised(word);
    if (bare === word) continue;
    result += text.slice(kept, from) + bare;
    kept = at + 1;
  }
  return kept === 0 ? text : result + text.slice(kept);
}

function isStandIn(unit: number): boolean {
  return unit < 0x80 && PLAIN_STAND_INS[unit] === 1;
}

function plainOnes(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 0x80 }, (_, unit) =>
    pattern.test(String.fromCharCode(unit)) ? 1 : 0,
  );
}

function isWordSign(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? PLAIN_WORD_SIGNS[unit] === 1 : WORD_SIGN.test(text.charAt(at));
}

/** `v1agr4` is read as letters; `2024` and `A5` are not. */
function undisguised(word: string): string {
  if (word.length < DISGUISED_CHARS_MIN) return word;
  const letters = letterCount(word);
  if (letters < 2 || letters * 2 < word.length) return word;
  return word.replace(STAND_INS, (sign) => STANDS_FOR[sign] ?? sign);
}

/** Of a word in small letters. */
function letterCount(word: string): number {
  let count = 0;
  for (const sign of word) {
    if (sign < "\x80" ? sign >= "a" && sign <= "z" : LETTER.test(sign)) count += 1;
  }
  return count;
}
