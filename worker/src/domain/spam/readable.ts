const PLAIN = /^[\n\r\t\x20-\x7e]*$/;
/** Joiners, marks of direction, fillers and selectors: whatever takes no room of its own. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]/gu;
const MARKS = /\p{M}/gu;
/** From four letters on that stand alone: `v i a g r a`, `c.a.s.i.n.o`. */
const SPREAD = /(?<![\p{L}\p{N}])(?:\p{L}[ ._*-]){3,}\p{L}(?![\p{L}\p{N}])/gu;
const DISGUISED_CHARS_MIN = 4;
const GAPS = /[ ._*-]/g;
const WORD_SIGN = /[\p{L}\p{N}@$]/u;
const LETTERS = /\p{L}/gu;
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
  let read = 0;
  let result = "";
  for (const { index } of text.matchAll(STAND_INS)) {
    if (index < read) continue;
    let from = index;
    let to = index + 1;
    while (from > read && WORD_SIGN.test(text.charAt(from - 1))) from -= 1;
    while (to < text.length && WORD_SIGN.test(text.charAt(to))) to += 1;
    result += text.slice(read, from) + undisguised(text.slice(from, to));
    read = to;
  }
  return read === 0 ? text : result + text.slice(read);
}

/** `v1agr4` is read as letters; `2024` and `A5` are not. */
function undisguised(word: string): string {
  if (word.length < DISGUISED_CHARS_MIN) return word;
  const letters = word.match(LETTERS)?.length ?? 0;
  if (letters < 2 || letters * 2 < word.length) return word;
  return word.replace(STAND_INS, (sign) => STANDS_FOR[sign] ?? sign);
}
