import { ANSWER_CHARS_MAX, CATEGORY_CHARS_MAX } from "../../../../contracts/knowledge-entries.ts";
import { codePointCount } from "../../../../contracts/text.ts";
import { plainText } from "./html-text.ts";
import { elementsOf, type HtmlElement, parseHtml } from "./html-tree.ts";
import { readHeadings } from "./page-headings.ts";
import {
  pagePartsOf,
  readAccordions,
  readDefinitionLists,
  readDetails,
} from "./page-structures.ts";
import { checkEntry, type ReadEntry, type Reading, ReadingBuilder } from "./reading.ts";
import { sameText } from "./same-text.ts";
import { type Pair, readJsonLd, readMicrodata } from "./structured-data.ts";

/** What one page may propose. */
const PAGE_ENTRIES_MAX = 300;

/**
 * Entries out of a web page. What it declares as questions comes first, then what is built as
 * question and answer, then each heading with its paragraphs; the same question counts once.
 */
export function readPage(html: string, pageUrl: string | null): Reading {
  const builder = new ReadingBuilder();
  const { root, isCut } = parseHtml(html);
  if (isCut)
    builder.report("The page is too large or too deeply nested; only its beginning was read.");
  const entries = distinctEntries(pairsOf(root, pageUrl), builder);
  for (const entry of entries) builder.add(entry);
  if (entries.length === 0) builder.report("The page has no text that could become an entry.");
  return builder.build();
}

function pairsOf(root: HtmlElement, pageUrl: string | null): Pair[] {
  const baseUrl = baseOf(root, pageUrl);
  const declared = [...readJsonLd(root, baseUrl), ...readMicrodata(root, baseUrl)];
  const page = pagePartsOf(root, baseUrl);
  const built = [...readAccordions(page), ...readDetails(page), ...readDefinitionLists(page)];
  return [...declared, ...built, ...readHeadings(page, titleOf(root))];
}

function distinctEntries(pairs: readonly Pair[], builder: ReadingBuilder): ReadEntry[] {
  const seen = new Set<string>();
  const entries = pairs.flatMap((pair) => {
    const key = sameText(pair.question);
    if (key === "" || pair.answer === "" || seen.has(key)) return [];
    seen.add(key);
    if (seen.size > PAGE_ENTRIES_MAX) return [];
    const read = checkEntry({ ...pair, ...boundedParts(pair) });
    if ("entry" in read) return [read.entry];
    builder.report(`“${pair.question.slice(0, 80)}”: ${read.problem}`);
    return [];
  });
  if (seen.size > PAGE_ENTRIES_MAX) {
    const parts = `The page has ${seen.size} parts`;
    builder.report(`${parts}; only the first ${PAGE_ENTRIES_MAX} were looked at.`);
  }
  return entries;
}

function boundedParts(pair: Pair): Pick<Pair, "answer" | "category"> {
  const category = pair.category ?? null;
  const isFit = category !== null && codePointCount(category) <= CATEGORY_CHARS_MAX;
  return { answer: boundedAnswer(pair.answer), category: isFit ? category : null };
}

/** A chat is no place for a whole page: the text ends at a paragraph. */
function boundedAnswer(answer: string): string {
  if (answer.length <= ANSWER_CHARS_MAX) return answer;
  const head = answer.slice(0, ANSWER_CHARS_MAX - 2).toWellFormed();
  const end = Math.max(head.lastIndexOf("\n\n"), head.lastIndexOf(". ") + 1);
  return `${head.slice(0, end > ANSWER_CHARS_MAX / 2 ? end : head.length)} …`;
}

function titleOf(root: HtmlElement): string {
  for (const element of elementsOf(root)) {
    // "Opening hours – Bright Clinic": the site's name is no part of what the page is about.
    if (element.name === "title") return plainText(element.children).split(/ [|–—·-] /u)[0] ?? "";
  }
  return "";
}

function baseOf(root: HtmlElement, pageUrl: string | null): string | null {
  for (const element of elementsOf(root)) {
    const href = element.name === "base" ? element.attributes.href : undefined;
    if (href) return URL.parse(href, pageUrl ?? undefined)?.href ?? pageUrl;
  }
  return pageUrl;
}
