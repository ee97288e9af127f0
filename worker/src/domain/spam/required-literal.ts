const LITERAL_CHARS_MIN = 3;
const PLAIN = /[a-z\d @:;,/_%&=#"'<>~-]/i;

/**
 * The longest run of plain letters that stands in whatever a pattern matches, in small letters; null
 * where none is sure. What is not understood here counts as nothing: the pattern is then always tried.
 */
export function requiredLiteral(pattern: string): string | null {
  // Quoting, and flags that reach to the end, read differently from what follows here.
  if (/\\Q|\(\?[a-zA-Z-]+\)/.test(pattern)) return null;
  const runs = [""];
  for (let at = 0; at < pattern.length; ) {
    const end = endOfItem(pattern, at);
    const item = pattern.slice(at, end);
    if (item === "|") return null;
    const [after, isOptional] = quantifierAt(pattern, end);
    const last = runs.length - 1;
    if (!PLAIN.test(item) || item.length !== 1) runs.push("");
    else if (isOptional) runs.push("");
    else {
      runs[last] = `${runs[last] ?? ""}${item.toLowerCase()}`;
      // Of what repeats, the first time is followed by itself, perhaps.
      if (after > end) runs.push("");
    }
    at = after;
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  return longest.length >= LITERAL_CHARS_MIN ? longest : null;
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
