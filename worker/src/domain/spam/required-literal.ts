/** A letter or digit alone stands in nearly every text; a sign does not. */
const LETTERS_MIN = 2;
const PLAIN = /[a-z\d @:;,/_%&=#"'<>~!-]/i;
const ESCAPED_SIGN = /^\\[^a-z\d]$/i;

/** What stands in whatever a pattern matches, in small letters. Nothing where nothing is sure. */
export interface Required {
  /** All of them somewhere. */
  readonly anywhere: readonly string[];
  /** At the very end of the text; empty: anything may. */
  readonly atEnd: string;
}

const NOTHING: Required = { anywhere: [], atEnd: "" };

/**
 * The runs of plain letters that a pattern cannot do without. What is not understood here counts as
 * nothing: the pattern is then always tried.
 */
export function requiredIn(pattern: string): Required {
  // Quoting, and flags that reach to the end, read differently from what follows here.
  if (/\\Q|\(\?[a-zA-Z-]+\)/.test(pattern)) return NOTHING;
  const runs = [""];
  let atEnd = "";
  for (let at = 0; at < pattern.length; ) {
    const end = endOfItem(pattern, at);
    const item = pattern.slice(at, end);
    if (item === "|") return NOTHING;
    const [after, isOptional] = quantifierAt(pattern, end);
    const last = runs.length - 1;
    const letter = letterOf(item);
    if (item === "$" && after === pattern.length) atEnd = runs[last] ?? "";
    if (letter === null || isOptional) runs.push("");
    else {
      runs[last] = `${runs[last] ?? ""}${letter}`;
      // Of what repeats, the first time is followed by itself, perhaps.
      if (after > end) runs.push("");
    }
    at = after;
  }
  return { anywhere: runs.filter(isTelling), atEnd };
}

function isTelling(run: string): boolean {
  return run.length >= LETTERS_MIN || /^[^a-z\d ]$/.test(run);
}

/** What an item stands for, if it stands for one letter. */
function letterOf(item: string): string | null {
  if (item.length === 1 && PLAIN.test(item)) return item.toLowerCase();
  return ESCAPED_SIGN.test(item) ? item.charAt(1) : null;
}

/** Where the item ends that begins there: a letter, an escape, a class or a group. */
function endOfItem(pattern: string, at: number): number {
  const sign = pattern.charAt(at);
  if (sign === "\\") return endOfEscape(pattern, at);
  if (sign === "[") return endOfClass(pattern, at);
  if (sign !== "(") return at + 1;
  let depth = 0;
  for (let next = at; next < pattern.length; ) {
    const inner = pattern.charAt(next);
    if (inner === "(") depth += 1;
    if (inner === ")") depth -= 1;
    if (depth === 0) return next + 1;
    next = inner === "(" || inner === ")" ? next + 1 : endOfItem(pattern, next);
  }
  return pattern.length;
}

function endOfEscape(pattern: string, at: number): number {
  const rest = pattern.slice(at);
  const long = /^\\(?:x\{[^}]*\}|x..|[pP]\{[^}]*\}|[pP].|\d{1,3})/.exec(rest);
  return at + (long?.[0].length ?? 2);
}

function endOfClass(pattern: string, at: number): number {
  let next = at + 1;
  if (pattern.charAt(next) === "^") next += 1;
  // First in a class, a bracket stands for itself.
  if (pattern.charAt(next) === "]") next += 1;
  while (next < pattern.length && pattern.charAt(next) !== "]") {
    if (pattern.startsWith("[:", next)) {
      const end = pattern.indexOf(":]", next + 2);
      next = end < 0 ? next + 1 : end + 2;
    } else next = pattern.charAt(next) === "\\" ? endOfEscape(pattern, next) : next + 1;
  }
  return next + 1;
}

/** Where the quantifier after an item ends, and whether the item may be missing. */
function quantifierAt(pattern: string, at: number): [end: number, isOptional: boolean] {
  const [quantifier = ""] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(at)) ?? [];
  return [at + quantifier.length, /^(?:[*?]|\{0+[,}])/.test(quantifier)];
}
