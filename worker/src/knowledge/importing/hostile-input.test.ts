import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../outgoing/decode-text.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readPage } from "./read-page.ts";
import { readSitemap, readTextSitemap } from "./read-sitemap.ts";
import { readText } from "./read-text.ts";

const page = (input: string) => readPage(input, "https://clinic.example/");
const READERS = { csv: readCsv, json: readJson, text: readText, page, sitemap: readSitemap };
const MEGABYTE = 1_000_000;
/** Far above what any of these takes, far below what a quadratic reader would need. */
const TIME_MAX_MS = 10_000;

const HTML_PIECES = [
  ..."<b>|<p>|<div>|</div>|</i>|<h2>|Why?|<dl>|<dt>|<dd>|<details>|<summary>|<a href='|'>|<!--|-->".split(
    "|",
  ),
  ...'<script type="application/ld+json">|{"@type":"Question"|</script>|<table><tr>|&amp;|<![CDATA['.split(
    "|",
  ),
  ...'<button aria-controls="a">|<p id="a">|<ul><li>|<svg>|<template>|"|<base href="//">|\u0000'.split(
    "|",
  ),
];
const PASTED_PIECES = [
  '"',
  ",",
  ";",
  "\n",
  "\t",
  "Q:",
  "A:",
  "?",
  "\r",
  "question",
  "answer",
  "{",
  "[",
  "]",
  "1.",
  "\\",
];

describe("no reader throws or hangs", () => {
  test.each(Object.entries(READERS))("%s, on any string", (_, readAny) => {
    const pieces = fc.array(fc.constantFrom(...HTML_PIECES, ...PASTED_PIECES), { maxLength: 40 });
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      pieces.map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (input) => readAny(input) !== undefined),
      { numRuns: 300 },
    );
  });

  test.each([
    ["deep nesting", "<div>".repeat(MEGABYTE / 5)],
    ["unclosed elements", "<b>a".repeat(MEGABYTE / 4)],
    ["closing what was never opened", `${"<b>".repeat(200)}${"</i>".repeat(MEGABYTE / 4)}`],
    ["nested lists", "<ul><li>a".repeat(MEGABYTE / 9)],
    ["nested definition lists", "<dl><dt>a<dd>".repeat(MEGABYTE / 13)],
    ["nested details", "<details><summary>a</summary>".repeat(MEGABYTE / 30)],
    ["sections that unfold", "<details><summary>Why?</summary>Yes</details>".repeat(MEGABYTE / 45)],
    ["headings", "<h2>a</h2>b".repeat(MEGABYTE / 11)],
    ["nested headings", "<h1>a?<h2>b".repeat(MEGABYTE / 11)],
    [
      "accordions of one part",
      `<div id=p>x</div>${"<b aria-controls=p>Why?</b>".repeat(MEGABYTE / 27)}`,
    ],
    ["attributes", `<a ${"x='".repeat(MEGABYTE / 3)}`],
    ["open tags", "<".repeat(MEGABYTE)],
    ["consent banners", '<div class="cookie">a'.repeat(MEGABYTE / 21)],
    ["spaces", `<h2>Why?</h2>${" \n".repeat(MEGABYTE / 2)}`],
    ["ampersands", `<h2>Why?</h2>${"&".repeat(MEGABYTE)}`],
    ["JSON-LD that is nested", `<script type="application/ld+json">${"[".repeat(MEGABYTE)}`],
    ["quotation marks", '"'.repeat(MEGABYTE)],
    ["unclosed quotation marks", '"a,b\n'.repeat(MEGABYTE / 5)],
    ["separators", ",".repeat(MEGABYTE)],
    ["empty lines", "\n".repeat(MEGABYTE)],
    ["question marks", "?\n".repeat(MEGABYTE / 2)],
    ["marks of Markdown", "*".repeat(MEGABYTE)],
    ["brackets", "[".repeat(MEGABYTE)],
    ["ten megabytes", "<p>word ".repeat((10 * MEGABYTE) / 8)],
  ])("on %s", { timeout: 60_000 }, (_, input) => {
    for (const readAny of Object.values(READERS)) {
      const startedAtMs = performance.now();
      readAny(input);
      expect(performance.now() - startedAtMs).toBeLessThan(TIME_MAX_MS);
    }
  });
});

test("a page that is too deep is read up to there, and its owner told", () => {
  const { entries, problems } = page(`<h2>Early?</h2><p>Yes.</p>${"<div>".repeat(1_000)}`);
  expect(entries.map((entry) => entry.question)).toEqual(["Early?"]);
  expect(problems[0]?.message).toContain("only its beginning");
});

test("entities that a sitemap declares are not expanded", () => {
  const levels = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  const xml = `<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY l0 "ha">${levels.join("")}
    <!ENTITY file SYSTEM "file:///etc/passwd">]>
    <urlset><url><loc>https://a.example/&l10;&file;</loc></url></urlset>`;
  expect(readSitemap(xml).pages).toEqual(["https://a.example/&l10;&file;"]);
});

test("a sitemap gives its pages, an index its sitemaps, a list its lines", () => {
  const xml = `<urlset xmlns:image="x"><url><loc> https://a.example/?a=1&amp;b=2 </loc><image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>
    <url><loc><![CDATA[https://a.example/b]]></loc><lastmod>2026</lastmod></url></urlset>`;
  expect(readSitemap(xml).pages).toEqual(["https://a.example/?a=1&b=2", "https://a.example/b"]);
  const index =
    "<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>";
  expect(readSitemap(index)).toEqual({ pages: [], sitemaps: ["https://a.example/s1.xml"] });
  expect(
    readTextSitemap("https://a.example/1\r\n\nnot one\nhttps://a.example/2").pages,
  ).toHaveLength(2);
});

describe("the charset of a page", () => {
  const bytesOf = (...parts: (string | number[])[]) =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : part,
      ),
    );

  test.each([
    ["the header", bytesOf("caf", [0xe9]), "text/html; charset=ISO-8859-1", "café"],
    ["its declaration", bytesOf('<meta charset="windows-1251">', [0xcf, 0xf0]), null, "Пр"],
    [
      "the older declaration",
      bytesOf("<meta http-equiv=x content='text/html; charset=shift_jis'>", [0x93, 0xfa]),
      null,
      "日",
    ],
    ["its byte order mark", bytesOf([0xff, 0xfe, 0x41, 0x00]), "text/html; charset=utf-8", "A"],
    ["UTF-8 without saying so", bytesOf("caf", [0xc3, 0xa9]), null, "café"],
    ["what it looks like", bytesOf("caf", [0xe9]), null, "café"],
    ["a name that nobody knows", bytesOf("caf", [0xe9]), "text/html; charset=klingon", "café"],
  ])("is found by %s", (_, bytes, contentType, expected) => {
    expect(decodeText(bytes, contentType)).toContain(expected);
  });

  test("that is wrong makes odd letters, not a failure", () => {
    expect(decodeText(bytesOf("caf", [0xe9]), "text/html; charset=utf-8")).toBe("caf\uFFFD");
  });
});
