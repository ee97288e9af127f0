import { describe, expect, test } from "vitest";
import {
  briefly,
  examine,
  inBody,
  inHead,
  KEY,
  OLDER_CODE,
  ORIGIN,
  OTHER_KEY,
  PLAIN_TAG,
  TAG,
} from "../../test/examined-page.ts";

const FINE = ["tag_found ok"];
const of = (key: string, host = ORIGIN) => `<script async src="${host}/w/${key}.js"></script>`;
const found = (html: string, code: string) =>
  examine(html).find((finding) => finding.code === code)?.params;

describe("a tag is found in each of its forms", () => {
  test.each([
    ["the embed file", TAG, "embed"],
    ["saying what the site is made with", TAG.replace(".js", ".js?via=wordpress"), "embed"],
    ["without a scheme", TAG.replace("https:", ""), "embed"],
    ["in capitals", TAG.replace("script", "SCRIPT").replace("src", "SRC"), "embed"],
    ["the plain tag", PLAIN_TAG, "plain"],
    ["the older form", OLDER_CODE, "older"],
    [
      "the queue of the older form",
      `<script>window.WeTechForUWidget = [["init", { "widgetKey": "${KEY}" }]];</script>
       <script async src="${ORIGIN}/widget.js"></script>`,
      "older",
    ],
    [
      "for a site that had Chatwoot",
      `<script async src="${ORIGIN}/compat/chatwoot.js"></script>
       <script>window.chatwootSDK.run({ websiteToken: '${KEY}', baseUrl: '${ORIGIN}' })</script>`,
      "chatwoot",
    ],
    [
      "in the snippet of Chatwoot",
      `<script>(function (d, t) { var g = d.createElement(t); g.async = true;
        g.src = "${ORIGIN}/compat/chatwoot.js";
        g.onload = function () { window.chatwootSDK.run({ websiteToken: "${KEY}" }); };
        d.head.append(g); })(document, "script");</script>`,
      "chatwoot",
    ],
    [
      "for a site that had Crisp",
      `<script>window.$crisp=[];window.CRISP_WEBSITE_ID="${KEY}";</script>
       <script async src="${ORIGIN}/compat/crisp.js"></script>`,
      "crisp",
    ],
    [
      "for Crisp, by attribute",
      `<script async src="${ORIGIN}/compat/crisp.js" data-widget-key="${KEY}"></script>`,
      "crisp",
    ],
  ])("%s", (_, tag, form) => {
    expect(briefly(examine(inBody(tag)))).toEqual(FINE);
    expect(found(inBody(tag), "tag_found")).toEqual({ form });
  });

  test("by a base element too, and in a page without head and body", () => {
    const relative = `<script async src="w/${KEY}.js"></script>`;
    expect(briefly(examine(inBody(relative, `<base href="${ORIGIN}/">`)))).toEqual(FINE);
    expect(briefly(examine(`<p>Hello${TAG}`))).toEqual(FINE);
  });

  test("put there by a script of the page, as far as one can see", () => {
    const lines = [
      `const s = document.createElement("script"); s.src = "${ORIGIN}/w/${KEY}.js";`,
      `self.__next_f.push([1,"{\\"src\\":\\"${ORIGIN.replaceAll("/", "\\/")}\\/w\\/${KEY}.js\\"}"])`,
    ];
    for (const line of lines) {
      const findings = briefly(examine(inBody(`<script>${line}</script>`)));
      expect(findings).toEqual(["tag_set_by_script note", "tag_found ok"]);
    }
  });
});

test("the same tag twice is told with its number; one within the text beside it is no second one", () => {
  expect(briefly(examine(inBody(TAG + PLAIN_TAG)))).toEqual(["tag_twice note", "tag_found ok"]);
  expect(found(inBody(TAG + TAG + TAG), "tag_twice")).toEqual({ count: 3 });
  const inline = TAG.replace("async", 'async data-inline="#chat"');
  expect(briefly(examine(inBody(TAG + inline)))).toEqual(FINE);
});

describe("a tag that is not the right one", () => {
  test("is of another widget, named where it is the same client's", () => {
    expect(briefly(examine(inBody(of(OTHER_KEY))))).toEqual(["tag_other_key problem"]);
    const owners = new Map([[OTHER_KEY, { is: "Sales" }]]);
    expect(examine(inBody(of(OTHER_KEY)), { facts: { owners } })).toContainEqual(
      expect.objectContaining({
        code: "tag_other_key",
        params: { key: OTHER_KEY, name: "Sales", code: TAG },
      }),
    );
  });

  test("has a key that the widget had before", () => {
    const owners = new Map([[OTHER_KEY, { was: "own" as const }]]);
    const findings = examine(inBody(of(OTHER_KEY)), { facts: { owners } });
    expect(briefly(findings)).toEqual(["tag_old_key problem"]);
  });

  test("is of another deployment; any other script of such a name is nobody's business", () => {
    expect(found(inBody(of(KEY, "https://old.example")), "tag_other_host")).toMatchObject({
      host: "old.example",
    });
    const foreign = `<script src="https://cdn.example/widget.js"></script><script src="/w/app.js"></script>`;
    expect(briefly(examine(inBody(foreign)))).toEqual(["tag_missing problem"]);
  });

  test("is only worth a note beside a right one", () => {
    expect(briefly(examine(inBody(TAG + of(OTHER_KEY))))).toEqual([
      "tag_other_key note",
      "tag_found ok",
    ]);
  });
});

describe("a tag that was spoilt on its way", () => {
  test.each([
    ["quotes", `<script async src=“${ORIGIN}/w/${KEY}.js”></script>`],
    ["quotes", `<script async src="&quot;${ORIGIN}/w/${KEY}.js&quot;"></script>`],
    ["quotes", PLAIN_TAG.replace(`"${KEY}"`, `”${KEY}”`)],
    ["scheme", TAG.replace("https://", "")],
    ["scheme", TAG.replace("https:/", "")],
    ["key", TAG.replace(KEY, "KEY")],
    ["key", TAG.replace(KEY, KEY.slice(0, -1))],
    ["key", PLAIN_TAG.replace(KEY, "your-key")],
    ["no_key", `<script async src="${ORIGIN}/widget.js"></script>`],
    ["no_key", PLAIN_TAG.replace(KEY, "")],
  ])("says that it is the %s: %s", (trouble, tag) => {
    expect(briefly(examine(inBody(tag)))).toEqual(["tag_malformed problem"]);
    expect(found(inBody(tag), "tag_malformed")).toEqual({ trouble, code: TAG });
  });

  test.each([
    ["in a comment", "tag_in_comment", `<!-- ${TAG} -->`],
    ["in a conditional comment", "tag_in_comment", `<!--[if IE]>${TAG}<![endif]-->`],
    ["in noscript", "tag_inert", `<noscript>${TAG}</noscript>`],
    ["in a template", "tag_inert", `<template>${TAG}</template>`],
    [
      "escaped",
      "tag_shown_as_text",
      `<p>${TAG.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`,
    ],
    [
      "escaped with typographic quotes",
      "tag_shown_as_text",
      `<p>${TAG.replaceAll("<", "&lt;").replaceAll('"', "&#8221;")}</p>`,
    ],
    ["in a text area", "tag_shown_as_text", `<textarea>${TAG}</textarea>`],
  ])("%s", (_, code, html) => {
    expect(briefly(examine(inBody(html)))).toEqual([`${code} problem`]);
    // A page about the tag may show it as well.
    expect(briefly(examine(inBody(html + TAG)))).toEqual(FINE);
  });
});

describe("where there is none", () => {
  const GTM = (id: string) =>
    `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':1});
     j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;})(window,document,'script','dataLayer','${id}');</script>
     <noscript><iframe src="https://www.googletagmanager.com/ns.html?id=${id}"></iframe></noscript>`;

  test("it is a problem, also on a page of a host where the widget is seen alive", () => {
    expect(briefly(examine(inBody(""), { facts: { place: null } }))).toEqual([
      "tag_missing problem",
      "not_seen_yet note",
    ]);
    expect(briefly(examine(inBody("")))).toEqual(["tag_missing problem"]);
    expect(briefly(examine("")).slice(0, 1)).toEqual(["tag_missing problem"]);
  });

  test("the container of a tag manager may have it, and says so where it could be read", () => {
    const held = `"vtp_html":"\\u003Cscript async src=\\"https:\\/\\/edge.example\\/w\\/${KEY}.js\\"`;
    const page = inBody(GTM("GTM-ABC123"));
    const briefOf = (text: string | null) =>
      briefly(examine(page, { containers: new Map([["GTM-ABC123", text]]) }));
    expect(briefOf(held)).toEqual(["tag_in_tag_manager ok"]);
    expect(briefOf("nothing of ours")).toEqual(["tag_missing problem"]);
    expect(briefOf(held.replace("edge", "old"))).toEqual(["tag_missing problem"]);
    // What a manager puts there is let through by strict-dynamic, as what stands in the page is not.
    const strict = { "Content-Security-Policy": "script-src 'nonce-abc' 'strict-dynamic'" };
    const containers = new Map([["GTM-ABC123", held]]);
    expect(briefly(examine(page, { containers, headers: strict }))).toEqual([
      "tag_in_tag_manager ok",
      "csp_allows ok",
    ]);
    expect(briefOf(null)).toEqual(["tag_missing problem", "tag_manager_unread note"]);
  });

  test.each([
    ["Autoptimize", "/wp-content/cache/autoptimize/js/autoptimize_0a1b.js"],
    [
      "SiteGround Optimizer",
      "/wp-content/uploads/siteground-optimizer-assets/siteground-optimizer-combined-js-0a.js",
    ],
    ["WP Rocket", "/wp-content/cache/min/1/0a1b.js"],
    ["LiteSpeed Cache", "/wp-content/litespeed/js/0a1b.js"],
  ])("%s may have taken it into a file of its own", (name, src) => {
    expect(found(inBody(`<script src="${src}"></script>`), "tag_in_bundle")).toEqual({ name });
  });
});

describe("what the tag itself says", () => {
  test("in the head it should not hold up the page", () => {
    const blocking = TAG.replace("async ", "");
    expect(briefly(examine(inHead(blocking)))).toEqual(["tag_not_async note", "tag_found ok"]);
    expect(briefly(examine(`<title>x</title>${blocking}<p>`))).toContain("tag_not_async note");
    for (const html of [
      inHead(TAG),
      inHead(TAG.replace("async", "defer")),
      inHead(TAG.replace("async", 'type="module"')),
      inBody(blocking),
    ])
      expect(briefly(examine(html))).toEqual(FINE);
  });

  test("hidden, started by hand, or with a hash that cannot fit for long", () => {
    const withAttribute = (attribute: string) =>
      briefly(examine(inBody(TAG.replace("async", `async ${attribute}`))));
    expect(withAttribute('data-hidden="true"')).toContain("tag_hidden note");
    expect(withAttribute('data-hidden="true" data-inline="#chat"')).not.toContain(
      "tag_hidden note",
    );
    expect(withAttribute('data-start="manual"')).toContain("tag_starts_by_hand note");
    expect(withAttribute('integrity="sha256-abc"')).toContain("tag_integrity problem");
    expect(withAttribute('data-hidden="false" data-start="auto" integrity')).toEqual(FINE);
  });

  test("on http it is refused by a page on https, unless the page has it upgraded", () => {
    const insecure = TAG.replace("https:", "http:");
    expect(briefly(examine(inBody(insecure)))).toEqual(["mixed_content problem", "tag_found ok"]);
    const headers = { "Content-Security-Policy": "img-src *; upgrade-insecure-requests" };
    expect(briefly(examine(inBody(insecure), { headers }))).not.toContain("mixed_content problem");
    const meta = `<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">`;
    expect(briefly(examine(inBody(insecure, meta)))).not.toContain("mixed_content problem");
  });
});
