import { expect, test } from "vitest";
import { writeMail } from "./layout.ts";

const letter = {
  subject: "News",
  paragraphs: ["Hello Ana,", `Tom & "Jo" <script>alert('x')</script>`],
  action: { label: "Open <it>", url: 'https://admin.example/a?b="c"&d' },
  footer: "Because <you> asked.",
};

test("nothing that was written becomes markup or leaves its attribute", () => {
  const { html } = writeMail(letter);
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<it>");
  expect(html).not.toContain("<you>");
  expect(html).toContain("Tom &amp; &quot;Jo&quot;");
  expect(html).toContain('href="https://admin.example/a?b=&quot;c&quot;&amp;d"');
});

test("the plain text says every word and shows the link", () => {
  const { text } = writeMail(letter);
  for (const words of [...letter.paragraphs, letter.action.url, letter.footer]) {
    expect(text).toContain(words);
  }
});

test("a mail loads nothing from anywhere", () => {
  expect(writeMail(letter).html).not.toMatch(/\ssrc=|url\(|@import|<link/);
});

test("a mail is dark where its reader's pages are", () => {
  expect(writeMail(letter).html).toContain("prefers-color-scheme:dark");
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example",
  "https://a.example/\nhttps://b.example",
  "https://",
])("%j is no link that a mail would show", (url) => {
  expect(() => writeMail({ ...letter, action: { label: "Go", url } })).toThrow("web addresses");
});
