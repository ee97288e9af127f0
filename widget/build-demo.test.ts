import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { assemblePages, buildDemo } from "./build-demo.ts";

const DEMO = path.join(import.meta.dirname, "demo");
const LAYOUT = "<!--\ntag: <b>usual</b>\n-->\n<title>[[title]]</title>\n[[content]]\n[[tag]]";
const PAGE = "<!--\nlayout: site\ntitle: Home\n-->\n<main>Hello</main>";

/** One page in one layout, unless told otherwise. */
function makeFiles(overrides: Record<string, string> = {}): Map<string, string> {
  return new Map(Object.entries({ "layouts/site.html": LAYOUT, "index.html": PAGE, ...overrides }));
}

function assemble(page: string, overrides: Record<string, string> = {}): string | undefined {
  return assemblePages(makeFiles({ ...overrides, "index.html": page })).get("index.html");
}

test("a page is what its layout holds, with the page's own fields and content in their slots", () => {
  expect(assemble(PAGE)).toBe("<title>Home</title>\n<main>Hello</main>\n<b>usual</b>\n");
});

test("what a page gives wins over what its layout gives, and may run over several lines", () => {
  const page = "<!--\nlayout: site\ntitle: Two\ntag: <i>one</i>\n  <i>two</i>\n-->\nHello";
  expect(assemble(page)).toBe("<title>Two</title>\nHello\n<i>one</i>\n<i>two</i>\n");
});

test("a layout may stand in another and fill its slots from those of the page", () => {
  const inner =
    "<!--\nlayout: site\ntitle: [[heading]] – test\n-->\n<h1>[[heading]]</h1>[[content]]";
  const page = "<!--\nlayout: inner\nheading: Twice\n-->\n<p>Hello</p>";
  expect(assemble(page, { "layouts/inner.html": inner })).toBe(
    "<title>Twice – test</title>\n<h1>Twice</h1><p>Hello</p>\n<b>usual</b>\n",
  );
});

test("a fragment stands wherever it is included, in a field too, and has slots of its own", () => {
  const page = "<!--\nlayout: site\ntitle: Home\ntag: [[include loud]]\n-->\n[[include loud]]";
  expect(assemble(page, { "fragments/loud.html": "<b>[[title]]!</b>\n" })).toBe(
    "<title>Home</title>\n<b>Home!</b>\n<b>Home!</b>\n",
  );
});

test("a field shown as text is read as it was written", () => {
  const page = '<!--\nlayout: site\ntitle: Home\ntag: <a href="/?a&b">\n-->\n[[tag as text]]';
  expect(assemble(page)).toContain("\n&lt;a href=&quot;/?a&amp;b&quot;&gt;\n");
});

test("dollar signs in a price are left alone", () => {
  expect(assemble(`${PAGE}<p>$1, $& and $$</p>`)).toContain("<p>$1, $& and $$</p>");
});

test("only the navigation's link to the page itself is the current one", () => {
  const nav = '<a href="/demo/">Logo</a><nav><a href="/demo/">A</a><a href="/demo/b/c">C</a></nav>';
  const pages = assemblePages(
    makeFiles({
      "layouts/site.html": `${nav}[[title]][[content]]`,
      "b/c.html": PAGE,
      "b/index.html": PAGE,
    }),
  );
  const current = (html = "") => html.split("<a ").filter((link) => link.includes("aria-current"));
  expect(current(pages.get("index.html"))).toEqual(['href="/demo/" aria-current="page">A</a>']);
  expect(current(pages.get("b/c.html"))[0]).toContain('href="/demo/b/c" aria-current="page">C</a>');
  expect(current(pages.get("b/index.html"))).toEqual([]);
});

test.each([
  ["names no layout", "<main>Hello</main>", 'it names no layout ("layout: …").'],
  ["names a missing layout", "<!--\nlayout: gone\n-->\n", "there is no layouts/gone.html."],
  ["misses a field", "<!--\nlayout: site\n-->\nHello", "nothing fills the slot [[title]]."],
  ["has an unknown slot", `${PAGE}[[titel]]`, "nothing fills the slot [[titel]]."],
  ["has a broken slot", `${PAGE}[[a slot]]`, "the slot [[a slot]] cannot be understood."],
  ["includes what is missing", `${PAGE}[[include gone]]`, "there is no fragments/gone.html."],
  ["gives an unknown field", PAGE.replace("Home", "Home\ncolor: red"), 'no slot asks for "color".'],
  ["gives a field twice", PAGE.replace("Home", "A\ntitle: B"), 'the field "title" is given twice.'],
  ["gives no field", "<!--\nHello\n-->", '"Hello" is not a field, which is "name: value".'],
  ["leads to itself", PAGE.replace("Home", "[[title]]"), "the slot [[title]] leads to itself."],
])("a page that %s is refused in a sentence that names it", (_fault, page, sentence) => {
  expect(() => assemble(page)).toThrow(new Error(`widget/demo/index.html: ${sentence}`));
});

test("a layout that stands in itself is refused", () => {
  const layout = "<!--\nlayout: site\n-->\n[[content]]";
  expect(() => assemble(PAGE, { "layouts/site.html": layout })).toThrow(
    'widget/demo/index.html: the layout "site" stands in itself.',
  );
});

test("the demo is whole pages beside their styles, and nothing that pages are made of", () => {
  const outDir = mkdtempSync(path.join(tmpdir(), "demo-"));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  buildDemo(DEMO, outDir);
  const built = readdirSync(outDir, { recursive: true, encoding: "utf8" });
  const pages = built.filter((file) => file.endsWith(".html"));
  expect(pages).toContain(path.join("second", "index.html"));
  for (const page of pages) {
    const html = readFileSync(path.join(outDir, page), "utf8");
    // One has none, which is what it is for.
    const doctype = page.includes("quirks") ? "" : "<!doctype html>\n";
    expect(html.startsWith(`${doctype}<html lang="`), page).toBe(true);
    expect(html, page).toMatch(/<html lang="\w+".*<\/main>.*<\/html>\n$/s);
    expect(html, page).not.toContain("[[");
  }
  expect(built).toEqual(expect.arrayContaining(["demo.css", path.join("images", "icon.svg")]));
  for (const shared of ["layouts", "fragments"]) {
    expect(existsSync(path.join(DEMO, shared)), shared).toBe(true);
    expect(built).not.toContain(shared);
  }
});
