/** A text of the plugin, as gettext knows it. */
export interface Text {
  readonly text: string;
  readonly plural?: string;
  readonly context?: string;
  /** What translators are told of it. */
  readonly comment?: string;
  readonly file: string;
  readonly line: number;
}

const DOMAIN = "wetechforu-chat-widget";
/** Functions that translate, and what their parameters are. The domain comes last. */
const FUNCTIONS: Readonly<Record<string, readonly (keyof Text | "number")[]>> = {
  __: ["text"],
  esc_html__: ["text"],
  esc_attr__: ["text"],
  esc_html_e: ["text"],
  esc_attr_e: ["text"],
  _e: ["text"],
  _x: ["text", "context"],
  esc_html_x: ["text", "context"],
  esc_attr_x: ["text", "context"],
  _n: ["text", "plural", "number"],
  _nx: ["text", "plural", "number", "context"],
};
const CALL = new RegExp(`(?<![\\w$>:])(${Object.keys(FUNCTIONS).join("|")})\\(\\s*`, "g");
const LITERAL = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\$]|\\.)*)")\s*,?\s*/s;
const COMMENT = /\/\*\s*translators:\s*(.*?)\s*\*\//gs;
/** A comment belongs to the text that follows it closely. */
const COMMENT_LINES_MAX = 3;

/** All texts of a PHP or JavaScript file. Throws where a text cannot be read by translators' tools. */
export function scanTexts(file: string, source: string): Text[] {
  return [...source.matchAll(CALL)].map((call) => {
    const name = call[1] ?? "";
    const line = lineOf(source, call.index);
    const literals = literalsAt(source, call.index + call[0].length, FUNCTIONS[name] ?? []);
    if (literals.at(-1) !== DOMAIN) {
      throw new Error(`${file}:${line}: ${name}() needs plain texts and the domain ${DOMAIN}.`);
    }
    const text: Record<string, string> = {};
    for (const [index, part] of (FUNCTIONS[name] ?? []).entries()) {
      if (part !== "number") text[part] = literals[index] ?? "";
    }
    const comment = commentBefore(source, call.index);
    return { ...text, ...(comment ? { comment } : {}), file, line } as Text; // `text` is in each.
  });
}

/** One literal for each parameter and the domain; whatever a number is written as becomes empty. */
function literalsAt(source: string, start: number, parts: readonly string[]): string[] {
  const literals: string[] = [];
  let rest = source.slice(start);
  for (const part of [...parts, "domain"]) {
    const pattern = part === "number" ? /^[^,]*,\s*/ : LITERAL;
    const found = pattern.exec(rest);
    if (!found) return [];
    literals.push(part === "number" ? "" : unescaped(found[1], found[2]));
    rest = rest.slice(found[0].length);
  }
  return literals;
}

function unescaped(single: string | undefined, double: string | undefined): string {
  if (single !== undefined) return single.replace(/\\(['\\])/g, "$1");
  return (double ?? "").replace(/\\(.)/g, (_, letter) => (letter === "n" ? "\n" : letter));
}

function lineOf(source: string, index: number): number {
  return source.slice(0, index).split("\n").length;
}

function commentBefore(source: string, index: number): string | null {
  const last = [...source.slice(0, index).matchAll(COMMENT)].at(-1);
  if (!last) return null;
  const between = source.slice(last.index + last[0].length, index);
  // Another text between them has taken it.
  if (between.split("\n").length > COMMENT_LINES_MAX || /__\(|_e\(|_[nx]\(/.test(between))
    return null;
  return last[1]?.replace(/\s+/g, " ") ?? null;
}

/** Texts of `block.json`, with the contexts in which WordPress looks for them. */
export function scanBlock(file: string, json: string): Text[] {
  const block: { title: string; description: string; keywords: string[] } = JSON.parse(json);
  const at = { file, line: 1 };
  return [
    { text: block.title, context: "block title", ...at },
    { text: block.description, context: "block description", ...at },
    ...block.keywords.map((text) => ({ text, context: "block keyword", ...at })),
  ];
}

/** The plugin's own name and description, as the list of plugins shows them. */
export function scanHeader(file: string, source: string): Text[] {
  return ["Plugin Name", "Description", "Author"].map((field) => {
    const found = new RegExp(`^ \\* ${field}:\\s+(.*)$`, "m").exec(source);
    if (!found?.[1]) throw new Error(`${file} has no ${field}.`);
    return {
      text: found[1],
      comment: `${field} of the plugin`,
      file,
      line: lineOf(source, found.index),
    };
  });
}
