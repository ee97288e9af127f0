import { h } from "../shared/dom.ts";
import { type Block, type Inline, parseMarkdown } from "./markdown.ts";

function link(href: string, children: readonly Node[]): HTMLElement {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function drawInline(inline: Inline): Node {
  switch (inline.type) {
    case "text":
      return document.createTextNode(inline.text);
    case "code":
      return h("code", {}, inline.text);
    case "break":
      return h("br");
    case "link":
      return link(inline.href, inline.children.map(drawInline));
    case "strong":
    case "em":
      return h(inline.type, {}, ...inline.children.map(drawInline));
  }
}

function drawBlock(block: Block): Node {
  if (block.type === "paragraph") return h("p", {}, ...block.children.map(drawInline));
  const items = block.items.map((item) => h("li", {}, ...item.map(drawInline)));
  if (!block.isOrdered) return h("ul", {}, ...items);
  return h("ol", { start: block.start }, ...items);
}

/** Nodes, never markup: what an answer says cannot become an element that we did not choose. */
export function drawMarkdown(text: string): Node[] {
  return parseMarkdown(text).map(drawBlock);
}

export function drawLink(href: string, text: string): HTMLElement {
  return link(href, [document.createTextNode(text)]);
}
