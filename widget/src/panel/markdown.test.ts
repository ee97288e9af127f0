import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Inline, parseInline, parseMarkdown, safeHref } from "./markdown.ts";

const text = (value: string): Inline => ({ type: "text", text: value });

/** Everything that a reader would see. */
function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "break") return "\n";
      return "children" in inline ? plain(inline.children) : inline.text;
    })
    .join("");
}

function hrefs(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => [
    ...(inline.type === "link" ? [inline.href] : []),
    ...("children" in inline ? hrefs(inline.children) : []),
  ]);
}

describe("marks in a line", () => {
  test("bold, italic, code and a link become what they say", () => {
    expect(parseInline("a **b** *c* `d`")).toEqual([
      text("a "),
      { type: "strong", children: [text("b")] },
      text(" "),
      { type: "em", children: [text("c")] },
      text(" "),
      { type: "code", text: "d" },
    ]);
    expect(parseInline("[Call us](tel:+13125550143)")).toEqual([
      { type: "link", href: "tel:+13125550143", children: [text("Call us")] },
    ]);
  });

  test("italic and links may stand inside bold", () => {
    expect(hrefs(parseInline("**see https://example.com now**"))).toEqual(["https://example.com"]);
  });

  test("stars that mark nothing stay stars", () => {
    for (const line of ["2 * 3 * 4", "5 ** 6", "**", "a*", "* "]) {
      expect(plain(parseInline(line))).toBe(line);
    }
  });

  test("a bare address is a link without the sentence's own punctuation", () => {
    const cases = {
      "see https://example.com/a.": "https://example.com/a",
      "(https://example.com/a_(b))": "https://example.com/a_(b)",
      "https://example.com/?q=1&r=2, then": "https://example.com/?q=1&r=2",
    };
    for (const [line, href] of Object.entries(cases)) {
      expect(hrefs(parseInline(line))).toEqual([href]);
      expect(plain(parseInline(line))).toBe(line);
    }
  });

  test("a link to anything but a page, a letter or a call stays text", () => {
    for (const address of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "vbscript:x",
    ]) {
      expect(parseInline(`[x](${address})`).some((inline) => inline.type === "link")).toBe(false);
    }
    for (const address of ["java\nscript:x", "https://a b", " https://a", "https://a\u0000"]) {
      expect(safeHref(address)).toBeNull();
    }
  });
});

describe("blocks", () => {
  test("blank lines part paragraphs and single ones break lines", () => {
    expect(parseMarkdown("one\ntwo\n\nthree")).toEqual([
      { type: "paragraph", children: [text("one"), { type: "break" }, text("two")] },
      { type: "paragraph", children: [text("three")] },
    ]);
  });

  test("lists may be bulleted or numbered, and a numbered one begins where it says", () => {
    expect(parseMarkdown("Open:\n- Mon\n* Tue\n3. c\n4) d")).toEqual([
      { type: "paragraph", children: [text("Open:")] },
      { type: "list", isOrdered: false, start: 1, items: [[text("Mon")], [text("Tue")]] },
      { type: "list", isOrdered: true, start: 3, items: [[text("c")], [text("d")]] },
    ]);
  });
});

describe("whatever the text", () => {
  const marked = fc.string({
    unit: fc.constantFrom(
      "*",
      "**",
      "`",
      "[",
      "]",
      "(",
      ")",
      "a",
      " ",
      "\n",
      "https://x.y",
      "- ",
      "1. ",
    ),
    maxLength: 60,
  });

  test("only safe addresses become links", () => {
    fc.assert(
      fc.property(fc.oneof(marked, fc.string()), (source) => {
        for (const href of hrefs(parseInline(source))) expect(safeHref(href)).toBe(href);
      }),
    );
  });

  test("a line without marks is shown exactly as written", () => {
    const unmarked = fc.string().filter((source) => !/[*`[\]\n]|https?:/i.test(source));
    fc.assert(
      fc.property(unmarked, (source) => {
        expect(plain(parseInline(source))).toBe(source);
      }),
    );
  });

  test("long hostile text is parsed at once", () => {
    const startedAtMs = performance.now();
    for (const part of ["**a", "[a](", "*a ", "`", "[[", "https://a(", "**a** *"]) {
      parseMarkdown(part.repeat(4_000 / part.length));
    }
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});
