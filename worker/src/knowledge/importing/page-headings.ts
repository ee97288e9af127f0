import { isLeftOut, plainText, toMarkdown } from "./html-text.ts";
import { elementsOf, type HtmlElement, type HtmlNode, isElement } from "./html-tree.ts";
import type { PageParts } from "./page-structures.ts";
import type { Pair } from "./structured-data.ts";

const HEADING = /^h([1-6])$/;
const LEVEL_MAX = 6;
/** Longer ones are no questions that an entry could have. */
const TITLE_CHARS_MAX = 1_000;
const IS_QUESTION = /[?？؟]\s*$/u;
/** Anchors that themes add to headings. */
const ANCHOR = /[\s#¶§🔗]+$/u;

interface Section {
  readonly level: number;
  readonly title: string;
  readonly isQuestion: boolean;
  readonly content: HtmlNode[];
}

/**
 * Each heading with what stands beneath it: a question reaches to the next heading of its level, and
 * takes smaller headings in; any other one reaches to the next heading. What stands before the first
 * heading goes under the page's title.
 */
export function readHeadings(page: PageParts, pageTitle: string): Pair[] {
  const sections = sectionsOf(page, pageTitle);
  const categories = categoriesOf(sections);
  return sections.flatMap((section, at) => {
    const answer = toMarkdown(section.content, page.baseUrl);
    if (answer === "" || section.title === "") return [];
    return [{ question: section.title, answer, category: categories[at] ?? null }];
  });
}

function sectionsOf(page: PageParts, pageTitle: string): Section[] {
  const withHeadings = elementsWithHeadings(page);
  const sections: Section[] = [
    { level: LEVEL_MAX + 1, title: pageTitle, isQuestion: false, content: [] },
  ];
  const visit = (node: HtmlNode): void => {
    if (isElement(node) && (page.taken.has(node) || isLeftOut(node))) return;
    const level = isElement(node) ? levelOf(node) : null;
    if (isElement(node) && level !== null) enter(sections, node, level);
    else if (isElement(node) && withHeadings.has(node)) node.children.forEach(visit);
    else sections.at(-1)?.content.push(node);
  };
  page.root.children.forEach(visit);
  return sections;
}

function enter(sections: Section[], heading: HtmlElement, level: number): void {
  const title = plainText(heading.children).slice(0, TITLE_CHARS_MAX).replace(ANCHOR, "");
  const isQuestion = IS_QUESTION.test(title);
  const current = sections.at(-1);
  if (current?.isQuestion && level > current.level && !isQuestion) current.content.push(heading);
  else sections.push({ level, title, isQuestion, content: [] });
}

function levelOf(element: HtmlElement): number | null {
  const level = HEADING.exec(element.name)?.[1];
  return level === undefined ? null : Number(level);
}

/** Those that must be looked into: they hold a heading, or something that was taken already. */
function elementsWithHeadings(page: PageParts): Set<HtmlElement> {
  const found = new Set<HtmlElement>();
  for (const element of elementsOf(page.root)) {
    if (levelOf(element) === null && !page.taken.has(element)) continue;
    for (
      let next = page.parents.get(element);
      next && !found.has(next);
      next = page.parents.get(next)
    ) {
      found.add(next);
    }
  }
  return found;
}

/** For each section the nearest larger heading above, unless that is a question itself. */
function categoriesOf(sections: readonly Section[]): (string | null)[] {
  const above: Section[] = [];
  return sections.map((section) => {
    while ((above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const parent = above.at(-1);
    // What stands before the first heading is above nothing.
    if (section.level <= LEVEL_MAX) above.push(section);
    return parent && !parent.isQuestion ? parent.title : null;
  });
}
