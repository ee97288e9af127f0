import { describe, expect, test } from "vitest";
import { type FakePage, makeWebsite } from "../../../test/fake-website.ts";
import { fetchPage, fetchSitemap } from "./fetch-page.ts";
import { SiteRulesCache } from "./robots.ts";

const HOME = "https://clinic.example/";
type Pages = Record<string, string | FakePage | Error>;

function visit(pages: Pages, addresses: Record<string, string[]> = {}) {
  const site = makeWebsite(pages, addresses);
  const reader = { web: site.web, rules: new SiteRulesCache(), importId: 1 };
  const pageRequests = () => site.asked.filter((url) => !url.endsWith("/robots.txt"));
  return { ...site, reader, pageRequests };
}

const redirect = (to: string, status = 302): FakePage => ({ status, headers: { Location: to } });

describe("redirects", () => {
  test("are followed, and the page is known by where they end", async () => {
    const { reader } = visit({
      [HOME]: redirect("/start", 301),
      [`${HOME}start`]: redirect("http://www.clinic.example/", 308),
      "https://www.clinic.example/": "<h1>Hello</h1>",
    });
    expect(await fetchPage(HOME, reader)).toEqual({
      url: "https://www.clinic.example/",
      html: "<h1>Hello</h1>",
    });
  });

  test.each([
    ["a private address", "http://169.254.169.254/latest/meta-data/"],
    ["a local name", "http://localhost:8080/"],
    ["a name of a private address", "https://inside.example/"],
    ["another scheme", "file:///etc/passwd"],
    ["another port", "https://clinic.example:6379/"],
  ])("to %s are not followed", async (_, target) => {
    const { reader, pageRequests } = visit(
      { [HOME]: redirect(target) },
      { "inside.example": ["10.0.0.1"] },
    );
    expect(await fetchPage(HOME, reader)).toMatchObject({ isPassing: false });
    expect(pageRequests()).toEqual([HOME]);
  });

  test("without an end come to one", async () => {
    const { reader, pageRequests } = visit({ [HOME]: redirect(HOME) });
    expect(await fetchPage(HOME, reader)).toMatchObject({
      refused: "The address leads from one redirect to the next.",
    });
    expect(pageRequests()).toHaveLength(6);
  });

  test("of robots.txt are judged too", async () => {
    const { reader, asked } = visit({
      [`${HOME}robots.txt`]: redirect("http://127.0.0.1/robots.txt"),
      [HOME]: "hello",
    });
    await fetchPage(HOME, reader);
    expect(asked).not.toContainEqual(expect.stringContaining("127.0.0.1"));
  });
});

test("a name that leads inside is never asked anything, not even for its robots.txt", async () => {
  const { reader, asked } = visit({}, { "inside.example": ["192.168.0.10"] });
  const refusal = await fetchPage("https://inside.example/", reader);
  expect(refusal).toMatchObject({ refused: "This address is not on the public internet." });
  expect(asked).toEqual([]);
});

describe("what a site answers", () => {
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(65)),
    });

  test.each<[string, FakePage | Error, object]>([
    ["too much", { body: endless() }, { refused: "It is larger than 2 MB.", isPassing: false }],
    ["a picture", { headers: { "Content-Type": "image/png" } }, { isPassing: false }],
    ["no type", { headers: { "Content-Type": "" } }, { isPassing: false }],
    ["that it is gone", { status: 410 }, { isGone: true }],
    ["that it is secret", { status: 403 }, { isPassing: false }],
    ["that it is busy", { status: 503 }, { isPassing: true }],
    ["that we ask too much", { status: 429 }, { isPassing: true }],
    ["nothing", new Error("connection refused"), { isPassing: true }],
  ])("when it is %s is told in a sentence", async (_, page, expected) => {
    const { reader } = visit({ [HOME]: page });
    expect(await fetchPage(HOME, reader)).toMatchObject({
      refused: expect.stringMatching(/^[A-Z].*\.$/),
      ...expected,
    });
  });
});

describe("robots.txt", () => {
  const PAGE = `${HOME}private/faq`;

  test.each<[string, string | FakePage | Error, boolean]>([
    ["that forbids all", "User-agent: *\nDisallow: /", false],
    ["that forbids this part", "User-agent: *\nDisallow: /private/", false],
    [
      "that names us",
      "User-agent: WeTechForU-KnowledgeImport\nDisallow: /\n\nUser-agent: *\nAllow: /",
      false,
    ],
    [
      "that makes an exception for us",
      "User-agent: *\nDisallow: /\n\nUser-agent: WeTechForU-KnowledgeImport\nAllow: /",
      true,
    ],
    ["that forbids others", "User-agent: OtherBot\nDisallow: /", true],
    [
      "that allows a part of what it forbids",
      "User-agent: *\nDisallow: /private/\nAllow: /private/faq",
      true,
    ],
    ["that is not there", { status: 404 }, true],
    ["that is forbidden itself", { status: 403 }, true],
    ["that is broken", { status: 500 }, false],
    ["that cannot be had", new Error("reset"), false],
  ])("%s is obeyed", async (_, robots, isAllowed) => {
    const { reader, pageRequests } = visit({ [`${HOME}robots.txt`]: robots, [PAGE]: "<p>Hi" });
    const fetched = await fetchPage(PAGE, reader);
    expect("html" in fetched).toBe(isAllowed);
    expect(pageRequests()).toEqual(isAllowed ? [PAGE] : []);
  });

  test("is asked for once an import", async () => {
    const { reader, asked } = visit({ [HOME]: "a", [PAGE]: "b" });
    await fetchPage(HOME, reader);
    await fetchPage(PAGE, reader);
    expect(asked.filter((url) => url.endsWith("/robots.txt"))).toHaveLength(1);
    await fetchPage(PAGE, { ...reader, importId: 2 });
    expect(asked.filter((url) => url.endsWith("/robots.txt"))).toHaveLength(2);
  });
});

describe("a sitemap", () => {
  const SITEMAP = `${HOME}sitemap.xml`;
  const urlset = (urls: readonly string[]) =>
    `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join("")}</urlset>`;

  test("gives the pages of its own site, each once, and says what was left out", async () => {
    const urls = [
      HOME,
      HOME,
      "https://www.clinic.example/a",
      "https://other.example/",
      "http://10.0.0.1/",
    ];
    const { reader } = visit({ [SITEMAP]: urlset(urls) });
    expect(await fetchSitemap(SITEMAP, reader)).toEqual({
      pages: [HOME, "https://www.clinic.example/a"],
      problems: ["2 addresses of other websites were left out."],
    });
  });

  test("may be an index of packed ones; one that cannot be read is told", async () => {
    const packed = new Response(urlset([`${HOME}a`])).body?.pipeThrough(
      new CompressionStream("gzip"),
    );
    const { reader } = visit({
      [SITEMAP]: `<sitemapindex><sitemap><loc>${HOME}s1.xml.gz</loc></sitemap>
        <sitemap><loc>${HOME}gone.xml</loc></sitemap></sitemapindex>`,
      [`${HOME}s1.xml.gz`]: {
        body: await new Response(packed).arrayBuffer(),
        headers: { "Content-Type": "application/gzip" },
      },
    });
    expect(await fetchSitemap(SITEMAP, reader)).toEqual({
      pages: [`${HOME}a`],
      problems: [`${HOME}gone.xml: There is no page under this address.`],
    });
  });

  test("that unpacks to far more than it weighs is refused", async () => {
    const zeros = new Response(new Uint8Array(30_000_000)).body;
    const bomb = await new Response(
      zeros?.pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer();
    const { reader } = visit({
      [SITEMAP]: { body: bomb, headers: { "Content-Type": "text/xml" } },
    });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await fetchSitemap(SITEMAP, reader)).toMatchObject({
      refused: "The packed sitemap could not be unpacked.",
    });
  });

  test("of thousands gives the first two hundred", async () => {
    const { reader } = visit({
      [SITEMAP]: urlset(Array.from({ length: 3_000 }, (_, at) => `${HOME}${at}`)),
    });
    expect(await fetchSitemap(SITEMAP, reader)).toMatchObject({
      pages: { length: 200 },
      problems: ["The first 200 of 3000 pages are read."],
    });
  });
});
