/** The part of Markdown that an answer may hold. Everything else stays text. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "break" }
  | { readonly type: "strong" | "em"; readonly children: readonly Inline[] }
  | { readonly type: "link"; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | {
      readonly type: "list";
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

/** Only addresses that open a page, a letter or a call. A space or control character ends it all. */
const SAFE_HREF = /^(?:https?:\/\/|mailto:|tel:)[!-~\u00a1-\uffff]+$/i;

export function safeHref(address: string): string | null {
  return SAFE_HREF.test(address) ? address : null;
}

// One alternative for each mark. Every inner part excludes its own delimiter or is bounded, so that
// no text makes the matching slow.
const MARKS =
  /`([^`\n]{1,1000})`|\*\*(?=\S)([^\n]{1,2000}?\S|\S)\*\*|\*(?=[^\s*])([^*\n]{1,2000})\*|\[([^[\]\n]{1,500})\]\(([^\s()]{1,1900}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)\)|(https?:\/\/[^\s<>"`*]{1,2000})|\n/gi;

function withoutTrailing(address: string): string {
  let end = address.replace(/[.,;:!?'"\]}]+$/, "");
  while (end.endsWith(")") && end.split("(").length < end.split(")").length) end = end.slice(0, -1);
  return end.replace(/[.,;:!?]+$/, "");
}

function inlineOf(match: RegExpMatchArray, depth: number): readonly [Inline, number] {
  const [whole, code, strong, em, label, target, bare] = match;
  const length = whole.length;
  if (code !== undefined) return [{ type: "code", text: code }, length];
  if (strong !== undefined) {
    return [{ type: "strong", children: parseInline(strong, depth + 1) }, length];
  }
  if (em !== undefined) return [{ type: "em", children: parseInline(em, depth + 1) }, length];
  if (label !== undefined && target !== undefined) {
    const href = safeHref(target);
    if (!href) return [{ type: "text", text: whole }, length];
    return [{ type: "link", href, children: [{ type: "text", text: label }] }, length];
  }
  if (bare !== undefined) {
    const href = withoutTrailing(bare);
    return [{ type: "link", href, children: [{ type: "text", text: href }] }, href.length];
  }
  return [{ type: "break" }, length];
}

const DEPTH_MAX = 4;

export function parseInline(text: string, depth = 0): Inline[] {
  if (depth > DEPTH_MAX) return [{ type: "text", text }];
  const inlines: Inline[] = [];
  const marks = new RegExp(MARKS);
  let at = 0;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    if (match.index > at) inlines.push({ type: "text", text: text.slice(at, match.index) });
    const [inline, length] = inlineOf(match, depth);
    inlines.push(inline);
    at = match.index + length;
    marks.lastIndex = at;
  }
  if (at < text.length) inlines.push({ type: "text", text: text.slice(at) });
  return inlines;
}

const BULLET = /^\s{0,8}[-*•]\s+(.*)$/;
const NUMBER = /^\s{0,8}(\d{1,6})[.)]\s+(.*)$/;

/** Blank lines part paragraphs; lines that begin with a mark are a list. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: Inline[][] = [];
  let kind: "bullet" | "number" | null = null;
  let start = 1;
  const endParagraph = () => {
    if (lines.length) blocks.push({ type: "paragraph", children: parseInline(lines.join("\n")) });
    lines = [];
  };
  const endList = () => {
    if (kind) blocks.push({ type: "list", isOrdered: kind === "number", start, items });
    items = [];
    kind = null;
  };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const number = NUMBER.exec(line);
    const item = number?.[2] ?? BULLET.exec(line)?.[1];
    const itemKind = number ? "number" : "bullet";
    if (item === undefined) {
      endList();
      if (line.trim()) lines.push(line.trim());
      else endParagraph();
      continue;
    }
    endParagraph();
    if (kind !== itemKind) {
      endList();
      kind = itemKind;
      start = Number(number?.[1] ?? 1);
    }
    items.push(parseInline(item));
  }
  endList();
  endParagraph();
  return blocks;
}
