import { isLeftOut, plainText, toMarkdown } from "./html-text.ts";
import {
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  hasAncestorIn,
  isElement,
  parentsIn,
} from "./html-tree.ts";
import type { Pair } from "./structured-data.ts";

/** A page as its structure readers see it. What one of them took is no text for the next. */
export interface PageParts {
  readonly root: HtmlElement;
  readonly baseUrl: string | null;
  readonly parents: ReadonlyMap<HtmlElement, HtmlElement>;
  readonly taken: Set<HtmlElement>;
}

export function pagePartsOf(root: HtmlElement, baseUrl: string | null): PageParts {
  return { root, baseUrl, parents: parentsIn(root), taken: new Set() };
}

/** Whether the page shows the element, and nobody took it. */
function isThere(page: PageParts, element: HtmlElement): boolean {
  if (hasAncestorIn(element, page.parents, page.taken)) return false;
  for (let next = page.parents.get(element); next; next = page.parents.get(next)) {
    if (isLeftOut(next)) return false;
  }
  return true;
}

/** Parts that unfold: `details` with its `summary`. */
export function readDetails(page: PageParts): Pair[] {
  const pairs: Pair[] = [];
  for (const details of elementsOf(page.root)) {
    if (details.name !== "details" || isLeftOut(details) || !isThere(page, details)) continue;
    const summary = details.children.find((child) => isElement(child) && child.name === "summary");
    if (!summary || !isElement(summary)) continue;
    const rest = details.children.filter((child) => child !== summary);
    // One within the other is a section with questions, not a question.
    if (rest.some((child) => isElement(child) && hasNamed(child, "details"))) continue;
    page.taken.add(details);
    pairs.push({
      question: plainText(summary.children),
      answer: toMarkdown(rest, page.baseUrl),
    });
  }
  return pairs;
}

function hasNamed(element: HtmlElement, name: string): boolean {
  for (const inner of elementsOf(element)) if (inner.name === name) return true;
  return false;
}

/** Accordions: what names, by `aria-controls`, the part that it opens. */
export function readAccordions(page: PageParts): Pair[] {
  const byId = new Map<string, HtmlElement>();
  for (const element of elementsOf(page.root)) {
    const { id } = element.attributes;
    if (id) byId.set(id, element);
  }
  const pairs: Pair[] = [];
  for (const trigger of elementsOf(page.root)) {
    const controlled = trigger.attributes["aria-controls"]?.trim().split(/\s+/)[0];
    const panel = controlled ? byId.get(controlled) : undefined;
    const question = plainText(trigger.children);
    if (!panel || question === "" || !isThere(page, trigger) || !isThere(page, panel)) continue;
    if (isLeftOut(panel) && panel.name !== "div" && panel.name !== "section") continue;
    // The panel itself may be hidden: it opens with a click.
    const answer = toMarkdown(panel.children, page.baseUrl);
    if (answer === "") continue;
    page.taken.add(headingAround(page, trigger)).add(panel);
    pairs.push({ question, answer });
  }
  return pairs;
}

function headingAround(page: PageParts, element: HtmlElement): HtmlElement {
  for (let next = page.parents.get(element); next; next = page.parents.get(next)) {
    if (/^h[1-6]$|^dt$/.test(next.name)) return next;
  }
  return element;
}

/** Lists of terms and what they mean. Several terms before one meaning are asked together. */
export function readDefinitionLists(page: PageParts): Pair[] {
  const pairs: Pair[] = [];
  for (const list of elementsOf(page.root)) {
    if (list.name !== "dl" || isLeftOut(list) || !isThere(page, list)) continue;
    page.taken.add(list);
    pairs.push(...pairsOfList(page, list));
  }
  return pairs;
}

function pairsOfList(page: PageParts, list: HtmlElement): Pair[] {
  const pairs: { terms: string[]; meanings: HtmlNode[] }[] = [];
  // Each pair may stand in a div of its own.
  const parts = list.children.flatMap((child) =>
    isElement(child) && child.name === "div" ? child.children : [child],
  );
  for (const part of parts) {
    if (!isElement(part)) continue;
    const last = pairs.at(-1);
    if (part.name === "dt") {
      const term = plainText(part.children);
      if (last && last.meanings.length === 0) last.terms.push(term);
      else pairs.push({ terms: [term], meanings: [] });
    } else if (part.name === "dd") last?.meanings.push(part);
  }
  return pairs.map(({ terms, meanings }) => ({
    question: terms.join(" / "),
    answer: toMarkdown(meanings, page.baseUrl),
  }));
}
