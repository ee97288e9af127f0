import { expect, test } from "vitest";
import { readHtml } from "./read-html.ts";

function opened(html: string): string[] {
  const names: string[] = [];
  readHtml(html, { onopentag: (name) => names.push(name) });
  return names;
}

test("a page is read to its end, however long it is and whatever it leaves open", () => {
  expect(opened(`${"<p>words<br>".repeat(20_000)}<div><b><i>`).slice(-3)).toEqual([
    "div",
    "b",
    "i",
  ]);
  expect(opened(`${"<b>".repeat(500)}<em>`).at(-1)).toBe("em");
});

test("what lies deeper than browsers nest is not read", () => {
  const names = opened(`${"<b>".repeat(500_000)}<em>`);
  expect(names).not.toContain("em");
  expect(names.length).toBeLessThan(10_000);
});
