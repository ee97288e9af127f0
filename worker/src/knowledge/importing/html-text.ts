import { type HtmlElement, type HtmlNode, isElement, parseHtml } from "./html-tree.ts";
import { oneLine } from "./reading.ts";

/** What a reader does not see, or sees on every page. */
const LEFT_OUT = new Set(
  "head title script style noscript template svg math iframe object embed canvas audio video map form button input select textarea nav footer aside dialog menu".split(
    " ",
  ),
);
const LEFT_OUT_ROLES = new Set(
  "navigation banner contentinfo search dialog alertdialog complementary menu menubar tooltip".split(
    " ",
  ),
);
const NEVER_A_BANNER = new Set(["", "html", "body", "main", "article"]);
const CONSENT_BANNER = /(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|cookiebot|cmp)(?:$|[\s_-])/i;
/** A page about cookies is longer than a banner about them. */
const BANNER_CHARS_MAX = 2_000;
const INVISIBLE_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const BLOCKS = new Set(
  "address article blockquote center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr main ol p pre section summary table tbody td tfoot th thead tr ul li html body".split(
    " ",
  ),
);
const INLINE_IN_BOLD = new Set([
  "span",
  "em",
  "i",
  "u",
  "small",
  "font",
  "abbr",
  "mark",
  "b",
  "strong",
]);
const SAFE_ADDRESS = /^(?:https?|mailto|tel):/i;
/** Addresses with these would end a Markdown link early. */
const UNFIT_FOR_LINK = /[\s()<>]/;
const LOOKS_LIKE_HTML =
  /<\/?(?:p|br|a|ul|ol|li|b|strong|em|i|u|div|span|h[1-6]|script|style|img|table|iframe|svg|object|form|input)(?:\s[^<>]*)?\/?>|<!--|<script\b/i;

/** Asked of the same element for everything beneath it, and a banner's length is not free. */
const judged = new WeakMap<HtmlElement, boolean>();

/** Whether an element is no part of what the page says. */
export function isLeftOut(element: HtmlElement): boolean {
  const known = judged.get(element);
  if (known !== undefined) return known;
  const verdict = judge(element);
  judged.set(element, verdict);
  return verdict;
}

function judge(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (LEFT_OUT.has(name) || LEFT_OUT_ROLES.has(attributes.role ?? "")) return true;
  if (isInvisible(attributes)) return true;
  const labels = `${attributes.id ?? ""} ${attributes.class ?? ""}`;
  if (NEVER_A_BANNER.has(name) || !CONSENT_BANNER.test(labels)) return false;
  return plainText([element]).length < BANNER_CHARS_MAX;
}

function isInvisible(attributes: Readonly<Record<string, string>>): boolean {
  // What can be found and unfolded is there for readers.
  const hidden = attributes.hidden;
  if (hidden !== undefined && hidden !== "until-found") return true;
  return attributes["aria-hidden"] === "true" || INVISIBLE_STYLE.test(attributes.style ?? "");
}

/** All words of the nodes in one line, without any mark-up. */
export function plainText(nodes: readonly HtmlNode[]): string {
  const parts: string[] = [];
  const visit = (node: HtmlNode): void => {
    if (!isElement(node)) {
      parts.push(node);
      return;
    }
    if (node.name === "script" || node.name === "style" || node.name === "svg") return;
    if (node.name === "br" || BLOCKS.has(node.name)) parts.push(" ");
    for (const child of node.children) visit(child);
    if (BLOCKS.has(node.name)) parts.push(" ");
  };
  for (const node of nodes) visit(node);
  return oneLine(parts.join(""));
}

/** The space that stands between bold words and their neighbours must not end up between the marks. */
function spaceAt(nodes: readonly HtmlNode[], at: 0 | -1): string {
  const node = nodes.at(at);
  const edge = typeof node === "string" ? node.at(at) : "";
  return edge && /\s/u.test(edge) ? " " : "";
}

/** Writes nodes as the Markdown that the widget shows: paragraphs, lists, bold, links. */
class MarkdownWriter {
  readonly #baseUrl: string | null;
  readonly #blocks: string[] = [];
  #line = "";
  #isInList = false;

  constructor(baseUrl: string | null) {
    this.#baseUrl = baseUrl;
  }

  write(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) this.#node(node);
  }

  finish(): string {
    this.#flush();
    return this.#blocks.join("").trim();
  }

  #node(node: HtmlNode): void {
    if (!isElement(node)) this.#line += node.replace(/\s+/gu, " ");
    else if (!isLeftOut(node)) this.#element(node);
  }

  #element(element: HtmlElement): void {
    switch (element.name) {
      case "br":
        this.#line += "\n";
        return;
      case "a":
        this.#line += this.#link(element);
        return;
      case "b":
      case "strong":
        this.#bold(element);
        return;
      case "ul":
      case "ol":
        this.#list(element);
        return;
      case "tr":
        this.#row(element);
        return;
      default:
        this.#plain(element);
    }
  }

  #plain(element: HtmlElement): void {
    const isBlock = BLOCKS.has(element.name);
    if (isBlock) this.#flush();
    if (/^h[1-6]$/.test(element.name)) this.#bold(element);
    else this.write(element.children);
    if (isBlock) this.#flush();
  }

  #bold(element: HtmlElement): void {
    const shown = element.children.filter((child) => !isElement(child) || !isLeftOut(child));
    const text = plainText(shown);
    const isPlain = shown.every((child) => !isElement(child) || INLINE_IN_BOLD.has(child.name));
    if (!isPlain || text === "" || text.includes("*")) this.write(element.children);
    else this.#line += `${spaceAt(shown, 0)}**${text}**${spaceAt(shown, -1)}`;
  }

  #link(element: HtmlElement): string {
    const label = plainText(element.children);
    const address = this.#address(element.attributes.href ?? "");
    if (label === "" || address === null || /[[\]]/.test(label)) return label;
    return label === address ? address : `[${label}](${address})`;
  }

  #address(href: string): string | null {
    const written = href.trim();
    if (written === "" || written.startsWith("#")) return null;
    const parsed = URL.parse(written, this.#baseUrl ?? undefined);
    if (!parsed || !SAFE_ADDRESS.test(parsed.href) || UNFIT_FOR_LINK.test(parsed.href)) return null;
    return parsed.href;
  }

  #list(list: HtmlElement): void {
    this.#flush();
    let number = 0;
    const wasInList = this.#isInList;
    this.#isInList = true;
    for (const item of list.children) {
      if (!isElement(item) || isLeftOut(item)) continue;
      number += 1;
      this.#line = list.name === "ol" ? `${number}. ` : "- ";
      this.write(item.children);
      this.#flush();
    }
    this.#isInList = wasInList;
    if (!wasInList) this.#blocks.push("\n");
  }

  /** Cells side by side: a table of prices still reads as one. */
  #row(row: HtmlElement): void {
    this.#flush();
    const cells = row.children.filter(isElement).map((cell) => plainText(cell.children));
    this.#line = cells.filter((cell) => cell !== "").join(" – ");
    this.#flush("\n");
  }

  #flush(end = this.#isInList ? "\n" : "\n\n"): void {
    const text = this.#line
      .split("\n")
      .map((line) => line.replace(/ {2,}/g, " ").trim())
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
    this.#line = "";
    if (text !== "" && text !== "-" && !/^\d+\.$/.test(text)) this.#blocks.push(text, end);
  }
}

/** What nodes say, as Markdown. Relative links are seen from `baseUrl`; without one they are plain text. */
export function toMarkdown(nodes: readonly HtmlNode[], baseUrl: string | null): string {
  const writer = new MarkdownWriter(baseUrl);
  writer.write(nodes);
  return writer.finish();
}

/** An answer as its owner wrote it, or exported it: mark-up becomes Markdown, scripts are gone. */
export function cleanAnswer(answer: string, baseUrl: string | null = null): string {
  if (!LOOKS_LIKE_HTML.test(answer)) return answer.replace(/\r\n?/g, "\n").trim();
  // Line breaks stand for paragraphs where nothing else does.
  const hasBlocks = /<(?:p|br|div|ul|ol|li|h[1-6]|table)\b/i.test(answer);
  const html = hasBlocks ? answer : answer.replace(/\r\n?|\n/g, "<br>");
  return toMarkdown(parseHtml(html).root.children, baseUrl);
}

/** A question of structured data, which may be HTML as well. */
export function cleanQuestion(question: string): string {
  return oneLine(/[<&]/.test(question) ? plainText(parseHtml(question).root.children) : question);
}
