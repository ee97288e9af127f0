import { readHtml } from "../outgoing/read-html.ts";

/** A script element of the page. */
export interface FoundScript {
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands inside; of one with a `src`, browsers pass it over. */
  readonly text: string;
  readonly isInHead: boolean;
  /** An element around it in which no script runs. */
  readonly inside: string | null;
}

/** What of a page's HTML the doctor looks at. */
export interface PageParts {
  readonly scripts: readonly FoundScript[];
  /** Addresses that frames lead to, also within `<noscript>`. */
  readonly frames: readonly string[];
  readonly comments: readonly string[];
  /** Text that a visitor would read. */
  readonly text: string;
  /** Policies in `<meta>`, as written. */
  readonly metaPolicies: readonly string[];
  readonly baseHref: string | null;
}

/** A page that holds more of them is not looked at any further. */
const SCRIPTS_MAX = 2_000;
const COMMENTS_MAX = 500;
const POLICIES_MAX = 20;
const TEXT_CHARS_MAX = 2_000_000;
/** Several times what any page needs. */
const POLICY_CHARS_MAX = 32_000;
/** Of one script; a page may be nothing but one element's attributes, and each is looked into several times. */
const ATTRIBUTES_MAX = 100;
/** By the HTML standard their content is no part of the page, or nothing but text. */
const INERT = ["noscript", "template", "textarea", "iframe", "noembed", "noframes", "xmp"];
/** What may stand in a head; anything else begins the body, also where no tag says so. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  "html,head,title,meta,link,base,script,style,noscript,template".split(","),
);

/** Mutable while it is read; handed out as what it is. */
class Reading {
  scripts: FoundScript[] = [];
  frames: string[] = [];
  comments: string[] = [];
  metaPolicies: string[] = [];
  baseHref: string | null = null;
  text = "";
  private isInHead = true;
  private inert: string[] = [];
  private script: { attributes: Record<string, string>; text: string } | null = null;
  private isInTitle = false;
  private isInStyle = false;

  open(name: string, attributes: Record<string, string>): void {
    // What is in a `<noscript>` of the head is text where scripts run.
    if (this.inert.length === 0 && !HEAD_ELEMENTS.has(name)) this.isInHead = false;
    if (name === "script") this.script = { attributes: firstOf(attributes), text: "" };
    if (name === "title") this.isInTitle = true;
    if (name === "style") this.isInStyle = true;
    if (name === "iframe" && attributes.src) this.frames.push(attributes.src);
    if (INERT.includes(name)) this.inert.push(name);
    else if (this.inert.length === 0) this.openLive(name, attributes);
  }

  private openLive(name: string, attributes: Record<string, string>): void {
    if (name === "base" && attributes.href) this.baseHref ??= attributes.href;
    const isPolicy =
      name === "meta" && attributes["http-equiv"]?.toLowerCase() === "content-security-policy";
    const { content } = attributes;
    // One that stands in the body is passed over by browsers.
    if (isPolicy && content && this.isInHead && this.metaPolicies.length < POLICIES_MAX)
      this.metaPolicies.push(content.slice(0, POLICY_CHARS_MAX));
  }

  add(text: string): void {
    if (this.script) this.script.text += text;
    else if (!this.isInTitle && !this.isInStyle && this.text.length < TEXT_CHARS_MAX)
      this.text += text;
  }

  close(name: string): void {
    if (name === "head") this.isInHead = false;
    if (name === "title") this.isInTitle = false;
    if (name === "style") this.isInStyle = false;
    if (name === "script") this.closeScript();
    if (this.inert.at(-1) === name) this.inert.pop();
  }

  private closeScript(): void {
    if (this.script && this.scripts.length < SCRIPTS_MAX) {
      const inside = this.inert.at(-1) ?? null;
      this.scripts.push({ ...this.script, isInHead: this.isInHead, inside });
    }
    this.script = null;
  }
}

function firstOf(attributes: Record<string, string>): Record<string, string> {
  const all = Object.entries(attributes);
  return all.length <= ATTRIBUTES_MAX
    ? attributes
    : Object.fromEntries(all.slice(0, ATTRIBUTES_MAX));
}

/** Reads a page once, from front to back. Whatever is broken in it is read as far as it goes. */
export function readParts(html: string): PageParts {
  const reading = new Reading();
  readHtml(html, {
    onopentag: (name, attributes) => reading.open(name, attributes),
    ontext: (text) => reading.add(text),
    onclosetag: (name) => reading.close(name),
    oncomment: (text) => {
      if (reading.comments.length < COMMENTS_MAX) reading.comments.push(text);
    },
  });
  return reading;
}
