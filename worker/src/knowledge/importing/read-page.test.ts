import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";

const PAGE_URL = "https://clinic.example/help/faq";
const read = (html: string) => readPage(html, PAGE_URL);
const pairsIn = (html: string) => read(html).entries.map((e) => [e.question, e.answer]);

function faqScript(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}
const question = (name: unknown, text: unknown) => ({
  "@type": "Question",
  name,
  acceptedAnswer: { "@type": "Answer", text },
});

describe("declared questions", () => {
  const first = question(
    "Do you open on Sundays?",
    "<p>Yes, <b>9–12</b>.</p><ul><li>Walk in</li><li><a href='/book'>Book</a></li></ul>",
  );
  const answer = "Yes, **9–12**.\n\n- Walk in\n- [Book](https://clinic.example/book)";

  test.each([
    ["a page", { "@type": "FAQPage", mainEntity: [first] }],
    ["one question, no list", { "@type": "FAQPage", mainEntity: first }],
    [
      "a list of objects",
      [{ "@type": "Organization" }, { "@type": "FAQPage", mainEntity: [first] }],
    ],
    [
      "a graph",
      {
        "@graph": [
          { "@type": "WebPage" },
          { "@type": ["WebPage", "FAQPage"], mainEntity: [first] },
        ],
      },
    ],
    [
      "nested in a page",
      { "@type": "WebPage", hasPart: { "@type": "FAQPage", mainEntity: [first] } },
    ],
    [
      "a type by its address",
      { "@type": "FAQPage", mainEntity: { ...first, "@type": "https://schema.org/Question" } },
    ],
    ["a list of answers", { mainEntity: { ...first, acceptedAnswer: [first.acceptedAnswer] } }],
    [
      "an answer by reference",
      {
        "@graph": [
          { ...first, acceptedAnswer: { "@id": "#a" } },
          { "@id": "#a", ...first.acceptedAnswer },
        ],
      },
    ],
  ])("as JSON-LD in %s are read, with links and lists", (_, data) => {
    expect(pairsIn(faqScript(data))).toEqual([["Do you open on Sundays?", answer]]);
  });

  test("survive line breaks within texts, comment marks and entities", () => {
    const script = `<script type="application/ld+json">// <![CDATA[
      {"@type":"Question","name":"Fish &amp; chips?","acceptedAnswer":{"text":"Salt
      &amp; vinegar"}} // ]]></script>`;
    expect(pairsIn(script)).toEqual([["Fish & chips?", "Salt & vinegar"]]);
  });

  test("as microdata are read", () => {
    const html = `<div itemscope itemtype="https://schema.org/FAQPage">
      <div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
        <h3 itemprop="name">Is it free?</h3>
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
          <div itemprop="text">The first visit is.</div></div></div></div>`;
    expect(pairsIn(html)).toEqual([["Is it free?", "The first visit is."]]);
  });

  test("count once, though the page shows them as well", () => {
    const html = `${faqScript(first)}<h2>Do you open on Sundays?</h2><p>Yes, from nine to twelve.</p>`;
    expect(pairsIn(html)).toEqual([["Do you open on Sundays?", answer]]);
  });

  test("that are broken do not keep the rest of the page from being read", () => {
    const html =
      '<script type="application/ld+json">{"@type": "FAQPage", </script><h2>Parking?</h2><p>Yes.</p>';
    expect(pairsIn(html)).toEqual([["Parking?", "Yes."]]);
  });
});

describe("built questions", () => {
  test("are parts that unfold", () => {
    const html = "<details><summary>Do you ship?</summary><p>Yes.</p><p>Everywhere.</p></details>";
    expect(pairsIn(html)).toEqual([["Do you ship?", "Yes.\n\nEverywhere."]]);
  });

  test("are lists of terms; terms in a row are asked together", () => {
    const html =
      "<dl><dt>Refunds<dd>Within 30 days.</dd><div><dt>Cash</dt><dt>Cards</dt><dd>Both.</dd></div></dl>";
    expect(pairsIn(html)).toEqual([
      ["Refunds", "Within 30 days."],
      ["Cash / Cards", "Both."],
    ]);
  });

  test("are accordions, though their parts are folded away", () => {
    const html = `<h3><button aria-expanded="false" aria-controls="p1">Do you whiten teeth?</button></h3>
      <div id="p1" role="region" hidden><p>We do.</p></div>
      <div role="button" aria-controls="p2">Braces?</div><div id="p2" style="display:none" aria-hidden="true">Those too.</div>`;
    expect(pairsIn(html)).toEqual([
      ["Do you whiten teeth?", "We do."],
      ["Braces?", "Those too."],
    ]);
  });

  test("are headings that ask: their answer reaches to the next heading of their level", () => {
    const html = `<h2>How do I book?</h2><p>By phone.</p><h3>On weekends</h3><p>By mail.</p>
      <h2>How do I pay?</h2><p>By card.</p>`;
    expect(pairsIn(html)).toEqual([
      ["How do I book?", "By phone.\n\n**On weekends**\n\nBy mail."],
      ["How do I pay?", "By card."],
    ]);
  });
});

test("a plain page becomes one entry a heading, with the larger heading as its category", () => {
  const html = `<title>Bright Clinic | Home</title><body><p>We care for teeth.</p>
    <div><h2>Visits</h2><div><h3>Opening hours</h3><table><tr><td>Mon</td><td>8–5</td></tr><tr><td>Sat</td><td>9–12</td></tr></table></div>
    <section><h3>Parking <a href="#parking">#</a></h3><ol><li>Turn left</li><li>Stop</li></ol></section></div>`;
  expect(read(html).entries.map((e) => [e.question, e.answer, e.category])).toEqual([
    ["Bright Clinic", "We care for teeth.", null],
    ["Opening hours", "Mon – 8–5\nSat – 9–12", "Visits"],
    ["Parking", "1. Turn left\n2. Stop", "Visits"],
  ]);
});

test("what stands around the text of a page is left out", () => {
  const html = `<nav><h2>Menu?</h2><p>Home</p></nav><div role="banner"><h2>Bright?</h2><p>x</p></div>
    <div id="cookie-banner" class="x"><h2>We use cookies?</h2><p>Accept</p></div>
    <div hidden><h2>Hidden?</h2><p>x</p></div><div style="display: none"><h2>Unseen?</h2><p>x</p></div>
    <main class="page-cookies"><h2>Real?</h2><p>Yes<script>track("Yes")</script><style>p{}</style><!-- no -->.</p></main>
    <aside><h2>Ads?</h2><p>Buy</p></aside><footer><h2>Contact?</h2><p>x</p></footer>`;
  expect(pairsIn(html)).toEqual([["Real?", "Yes."]]);
});

test("nothing that a page holds becomes mark-up or a link that runs", () => {
  const html = `<h2>Attack?</h2><p>&lt;script&gt;alert(1)&lt;/script&gt; <a href="javascript:alert(1)">x</a>
    <a href="data:text/html,x">y</a> <a href=" java&#10;script:alert(1)">z</a> <img src=x onerror=alert(1)> <a href="https://e.example/a b(c)">w</a></p>`;
  const [pair] = pairsIn(html);
  expect(pair?.[1]).toBe("<script>alert(1)</script> x y z w");
});

test("an answer as long as a page ends where a paragraph does", () => {
  const paragraphs = Array.from({ length: 300 }, (_, at) => `<p>${at} ${"word ".repeat(20)}</p>`);
  const answer = pairsIn(`<h2>Long?</h2>${paragraphs.join("")}`)[0]?.[1] ?? "";
  expect(answer.length).toBeLessThanOrEqual(10_000);
  expect(answer).toMatch(/word …$/);
});

test("a page without text says so", () => {
  expect(read("<nav>Home</nav>")).toEqual({
    entries: [],
    problems: [{ line: null, message: "The page has no text that could become an entry." }],
  });
});
