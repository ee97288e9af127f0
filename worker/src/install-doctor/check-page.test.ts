import { describe, expect, test } from "vitest";
import { InstallCheck } from "../../../contracts/admin/install-check.ts";
import { inBody, KEY, makeFacts, ORIGIN, OTHER_KEY, TAG } from "../../test/examined-page.ts";
import { makeWebsite } from "../../test/fake-website.ts";
import type { Web } from "../outgoing/web.ts";
import { checkPage } from "./check-page.ts";

const HOME = "https://shop.example/";
type Pages = Parameters<typeof makeWebsite>[0];

interface Options {
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
  readonly mayAsk?: (host: string) => boolean;
}

async function check(address: string, pages: Pages, { addresses, mayAsk }: Options = {}) {
  const { web: site, asked } = makeWebsite(pages, addresses);
  const signals: unknown[] = [];
  const web: Web = {
    ...site,
    fetch: (url, init) => {
      signals.push(init.signal);
      return site.fetch(url, init);
    },
  };
  const facts: { host: string; keys: readonly string[] }[] = [];
  const answer = await checkPage(address, {
    web,
    origin: new URL(ORIGIN),
    widgetKey: KEY,
    mayAsk: async (host) => mayAsk?.(host) ?? true,
    readFacts: async (host, keys) => {
      facts.push({ host, keys });
      return makeFacts({ owners: new Map([[OTHER_KEY, { was: "own" }]]), place: null });
    },
  });
  const parsed = InstallCheck.parse(answer);
  return { ...parsed, codes: parsed.findings.map(({ code }) => code), asked, facts, signals };
}

const only = async (address: string, pages: Pages, options?: Options) => {
  const { findings } = await check(address, pages, options);
  expect(findings).toHaveLength(1);
  return findings[0];
};

test("a page is read, judged, and given with the address by which the widget measures itself", async () => {
  const page = `${HOME}cart?a=1`;
  const answer = await check(page, { [page]: inBody(TAG) });
  expect(answer).toMatchObject({
    url: page,
    final_url: page,
    status: 200,
    codes: ["not_seen_yet", "tag_found"],
    debug_url: `${page}&wtfu_debug=1`,
    facts: [{ host: "shop.example", keys: [] }],
  });
});

test("an address without a scheme is meant to be https", async () => {
  expect(await check("shop.example", { [HOME]: inBody(TAG) })).toMatchObject({
    url: "https://shop.example",
    final_url: HOME,
    codes: ["not_seen_yet", "tag_found"],
  });
});

test("where it leads to another host, that is the one which is judged", async () => {
  const moved = { status: 301, headers: { Location: "https://www.shop.example/" } };
  const answer = await check(HOME, { [HOME]: moved, "https://www.shop.example/": inBody(TAG) });
  expect(answer).toMatchObject({
    final_url: "https://www.shop.example/",
    codes: ["page_redirected", "not_seen_yet", "tag_found"],
    facts: [{ host: "www.shop.example" }],
  });
});

test("a dot at the end of a host's name does not make it another host", async () => {
  const page = "https://shop.example./";
  expect((await check(page, { [page]: inBody(TAG) })).facts).toMatchObject([
    { host: "shop.example" },
  ]);
});

test("policies are read from the headers, and the page in its own charset", async () => {
  const headers = {
    "Content-Type": "text/html; charset=windows-1252",
    "Content-Security-Policy": "script-src 'self'",
  };
  const quoted = inBody(TAG.replaceAll('"', "\u0001"));
  const body = new TextEncoder().encode(quoted).map((byte) => (byte === 1 ? 0x94 : byte));
  const answer = await check(HOME, { [HOME]: { headers, body } });
  expect(answer.codes).toEqual(["tag_malformed", "csp_blocks_script", "not_seen_yet"]);
});

test("of another key in the tag it is asked whose it is", async () => {
  const answer = await check(HOME, { [HOME]: inBody(TAG.replace(KEY, OTHER_KEY)) });
  expect(answer.facts).toEqual([{ host: "shop.example", keys: [OTHER_KEY] }]);
  expect(answer.codes).toEqual(["tag_old_key", "not_seen_yet"]);
});

describe("what is no page to look at is said, and why", () => {
  test.each([
    ["http://localhost:8787/", "address"],
    ["https://shop.example:8443/", "address"],
    ["https://me:secret@shop.example/", "address"],
    ["ftp://shop.example/", "address"],
    ["not an address", "address"],
    ["https://127.0.0.1/", "not_public"],
    ["10.0.0.5", "not_public"],
    ["https://router.local/", "not_public"],
    ["https://inside.example/", "not_public"],
    ["https://nowhere.example/", "no_site"],
  ])("%s: %s", async (address, reason) => {
    const addresses = { "inside.example": ["10.0.0.1"], "nowhere.example": [] };
    const answer = await check(address, {}, { addresses });
    expect(answer).toMatchObject({
      final_url: null,
      debug_url: null,
      findings: [{ code: "page_unreachable", level: "problem", params: { reason } }],
    });
    expect(answer.asked).toEqual([]);
  });

  test("a redirect into a private network is not followed", async () => {
    const moved = { status: 302, headers: { Location: "https://10.0.0.5/" } };
    const answer = await check(HOME, { [HOME]: moved });
    expect(answer.findings).toMatchObject([{ params: { reason: "not_public" } }]);
    expect(answer.asked).toEqual([HOME]);
  });

  test("a host that was asked often is left alone for a while, one behind a redirect too", async () => {
    const moved = { status: 302, headers: { Location: "https://busy.example/" } };
    const answer = await check(
      HOME,
      { [HOME]: moved },
      { mayAsk: (host) => host !== "busy.example" },
    );
    expect(answer.findings).toMatchObject([{ params: { reason: "too_often" } }]);
    expect(answer.asked).toEqual([HOME]);
  });

  test("a website that is away, or leads in a circle", async () => {
    expect(await only(HOME, { [HOME]: new Error("refused") })).toMatchObject({
      params: { reason: "unreachable" },
    });
    const circle = { status: 302, headers: { Location: HOME } };
    expect(await only(HOME, { [HOME]: circle })).toMatchObject({ params: { reason: "redirects" } });
  });

  test("a picture, a page without a type, and one that is too large", async () => {
    const picture = { headers: { "Content-Type": "image/png" } };
    expect(await only(HOME, { [HOME]: picture })).toMatchObject({
      code: "page_not_html",
      params: { type: "image/png" },
    });
    const large = { body: " ".repeat(4_000_001) };
    expect(await only(HOME, { [HOME]: large })).toMatchObject({
      code: "page_too_large",
      params: { megabytes: 4 },
    });
  });

  test.each([404, 410, 401, 403, 429, 500, 526])("status %s", async (status) => {
    expect(await only(HOME, { [HOME]: { status, body: "<h1>No" } })).toEqual({
      code: "page_error_status",
      level: "problem",
      params: { status },
    });
  });

  test("an error that is no page is told as the error that it is", async () => {
    const headers = { "Content-Type": "application/json" };
    expect(await only(HOME, { [HOME]: { status: 404, headers, body: "{}" } })).toEqual({
      code: "page_error_status",
      level: "problem",
      params: { status: 404 },
    });
  });

  test.each([
    ["Cloudflare", 403, { "cf-mitigated": "challenge" }, ""],
    ["Cloudflare", 503, {}, "<title>Just a moment...</title>"],
    ["Sucuri", 403, {}, "<title>Sucuri WebSite Firewall - Access Denied</title>"],
    ["Imperva", 200, {}, `<script src="/_Incapsula_Resource?a"></script>`],
    ["SiteGround", 202, { "sg-captcha": "challenge" }, ""],
    ["Wordfence", 403, {}, "<p>Generated by Wordfence"],
  ])("the protection of %s answers in its stead with %s", async (by, status, headers, body) => {
    expect(await only(HOME, { [HOME]: { status, headers, body } })).toEqual({
      code: "page_blocked",
      level: "problem",
      params: { by, status },
    });
  });
});

test("a page that is only guarded by one of them is the page", async () => {
  const guard = `<script src="/_Incapsula_Resource?a"></script>`;
  expect((await check(HOME, { [HOME]: inBody(TAG + guard) })).codes).toEqual([
    "not_seen_yet",
    "tag_found",
  ]);
  const long = inBody(guard + "<p>Hello</p>".repeat(1_000));
  expect((await check(HOME, { [HOME]: long })).codes).toEqual(["tag_missing", "not_seen_yet"]);
});

describe("a page that loads a tag manager", () => {
  const page = inBody(`<script>'gtm.start';x('GTM-ABC123')</script>`);
  const container = "https://www.googletagmanager.com/gtm.js?id=GTM-ABC123";

  test("is searched there too, and only if it has no tag itself", async () => {
    const held = `\\u003Cscript src=\\"https:\\/\\/edge.example\\/w\\/${KEY}.js\\"`;
    const answer = await check(HOME, { [HOME]: page, [container]: held });
    expect(answer.codes).toEqual(["not_seen_yet", "tag_in_tag_manager"]);
    expect(answer.asked).toEqual([HOME, container]);
    const tagged = await check(HOME, { [HOME]: page.replace("</body>", `${TAG}</body>`) });
    expect(tagged.asked).toEqual([HOME]);
  });

  test("is given no time of its own for that: it ends with the page's", async () => {
    const { asked, signals } = await check(HOME, { [HOME]: page });
    expect(asked).toEqual([HOME, container]);
    expect([...new Set(signals)]).toEqual([expect.any(AbortSignal)]);
  });

  test("whose container cannot be read is told of", async () => {
    const answer = await check(HOME, { [HOME]: page });
    expect(answer.codes).toEqual(["tag_missing", "tag_manager_unread", "not_seen_yet"]);
  });
});
