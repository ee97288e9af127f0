import { Parser } from "htmlparser2";

export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

export interface HtmlTree {
  readonly root: HtmlElement;
  /** The page was too deep or too large, and the tree holds only its beginning. */
  readonly isCut: boolean;
}

/** Deeper than any page that people made. Walks below recurse, and the parser searches its open elements. */
const DEPTH_MAX = 256;
const NODES_MAX = 200_000;
/** Between pieces it is seen whether a bound was passed. */
const PIECE_CHARS = 16_384;

/**
 * A page as a tree of plain objects, whatever the page is like. Time grows with its length alone;
 * parsers that build a document were tried and need minutes for two megabytes of unclosed elements.
 */
export function parseHtml(html: string): HtmlTree {
  const root: HtmlElement = { name: "", attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  let nodes = 0;
  let isCut = false;
  const append = (node: HtmlNode): void => {
    nodes += 1;
    if (nodes > NODES_MAX) isCut = true;
    if (!isCut) open.at(-1)?.children.push(node);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const element: HtmlElement = { name, attributes, children: [] };
      append(element);
      open.push(element);
      if (open.length > DEPTH_MAX) isCut = true;
    },
    onclosetag() {
      if (open.length > 1) open.pop();
    },
    ontext: append,
  });
  for (let from = 0; from < html.length && !isCut; from += PIECE_CHARS) {
    parser.write(html.slice(from, from + PIECE_CHARS));
  }
  if (!isCut) parser.end();
  return { root, isCut };
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return typeof node !== "string";
}

/** The element and all beneath it, in the order of the page. */
export function* elementsOf(element: HtmlElement): Generator<HtmlElement> {
  const stack = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && isElement(child)) stack.push(child);
    }
  }
}

export function hasAncestorIn(
  element: HtmlElement,
  parents: ReadonlyMap<HtmlElement, HtmlElement>,
  set: ReadonlySet<HtmlElement>,
): boolean {
  for (let next: HtmlElement | undefined = element; next; next = parents.get(next)) {
    if (set.has(next)) return true;
  }
  return false;
}

export function parentsIn(root: HtmlElement): Map<HtmlElement, HtmlElement> {
  const parents = new Map<HtmlElement, HtmlElement>();
  for (const element of elementsOf(root)) {
    for (const child of element.children) if (isElement(child)) parents.set(child, element);
  }
  return parents;
}
