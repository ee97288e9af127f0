import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InstallFinding } from "../../../contracts/admin/install-check.ts";
import { ALIVE, briefly, examine, inBody, KEY, ORIGIN, TAG } from "../../test/examined-page.ts";

const PAGE = inBody(TAG);

describe("the widget itself", () => {
  test("has to be switched on, and to be allowed on the page's host", () => {
    expect(briefly(examine(PAGE, { facts: { isActive: false } }))).toEqual([
      "widget_inactive problem",
      "tag_found ok",
    ]);
    const findings = examine(PAGE, { facts: { domainWhitelist: ["*.shop.example", "a.example"] } });
    expect(findings).toContainEqual({
      code: "host_not_allowed",
      level: "problem",
      params: { host: "shop.example" },
    });
    expect(briefly(examine(PAGE, { facts: { domainWhitelist: ["shop.example"] } }))).toEqual([
      "tag_found ok",
    ]);
  });

  test.each(["http://edge.example", "https://127.0.0.1", "http://localhost:8787"])(
    "has to be served where visitors can reach it, which is not at %s",
    (origin) => {
      const tag = TAG.replace(ORIGIN, origin);
      const findings = examine(inBody(tag), { facts: { origin: new URL(origin) } });
      expect(findings).toContainEqual(
        expect.objectContaining({ code: "origin_not_public", level: "problem" }),
      );
    },
  );
});

test("where it was seen alive, since when, and where it has gone silent or was never seen", () => {
  expect(examine(PAGE)).toContainEqual({
    code: "seen_alive",
    level: "ok",
    params: { domain: "shop.example", since: ALIVE.since, at: ALIVE.at },
  });
  const silent = { facts: { place: { ...ALIVE, isAlive: false } } };
  expect(briefly(examine(PAGE, silent))).toEqual(["gone_silent note", "tag_found ok"]);
  expect(briefly(examine(PAGE, { facts: { place: null } }))).toEqual([
    "not_seen_yet note",
    "tag_found ok",
  ]);
});

test.each([
  ["Intercom", `<script>window.intercomSettings = { app_id: "1" };</script>`],
  ["Crisp", `<script>s.src="https://client.crisp.chat/l.js";</script>`],
  ["Tidio", `<script src="//code.tidio.co/1.js" async></script>`],
  ["Zendesk", `<script src="https://static.zdassets.com/ekr/snippet.js?key=1"></script>`],
  ["tawk.to", `<script>s1.src='https://embed.tawk.to/1/default';</script>`],
  ["HubSpot", `<script src="//js-eu1.hs-scripts.com/1.js"></script>`],
  ["Drift", `<script>drift.load('1');</script>`],
  ["Chatwoot", `<script>g.src="https://app.chatwoot.com"+"/packs/js/sdk.js"</script>`],
])(
  "a chat of %s on the same page is noted, and not where it only stands in a comment",
  (name, html) => {
    expect(examine(inBody(TAG + html))).toContainEqual({
      code: "other_chat",
      level: "note",
      params: { name },
    });
    expect(briefly(examine(inBody(`${TAG}<!-- ${html} -->`)))).toEqual(["tag_found ok"]);
  },
);

test("our own scripts for sites that had another chat are none", () => {
  const compat = `<script async src="${ORIGIN}/compat/crisp.js" data-widget-key="${KEY}"></script>`;
  expect(briefly(examine(inBody(compat)))).toEqual(["tag_found ok"]);
});

test("problems stand first, then notes, and nothing is said twice", () => {
  const findings = examine(inBody(`${TAG}<script>intercomSettings={}</script>`), {
    headers: { "Content-Security-Policy": "script-src 'self', script-src 'self'" },
    facts: { isActive: false },
  });
  expect(findings.map(({ code, level }) => `${level} ${code}`)).toEqual([
    "problem widget_inactive",
    "problem csp_blocks_script",
    "note other_chat",
    "ok tag_found",
    "ok seen_alive",
  ]);
});

test("whatever a page and its policies hold, what is found is as the contract has it", () => {
  const piece = fc.constantFrom(
    ..."< > / \" ' “ ” <!-- --> <script </script> <noscript> </noscript> <template> <svg> </svg>".split(
      " ",
    ),
    "<base href=//:>",
    "<meta http-equiv=content-security-policy content=\"script-src 'sha256-x' https://*:*/\">",
    ` src="${ORIGIN}/w/${KEY}.js"`,
    ` src=“${ORIGIN}/w/${KEY}.js”>`,
    ` data-src="data:text/javascript;base64,%%%"`,
    "gtm.start GTM-ABCD",
    TAG,
  );
  const html = fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))).map((all) => all.join(""));
  const policy = fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, ""));
  fc.assert(
    fc.property(html, policy, (text, value) => {
      const headers = { "Content-Security-Policy": value };
      for (const found of examine(text, { headers })) InstallFinding.parse(found);
    }),
  );
});

test("a page that is full of wrong tags is told of by the first few", () => {
  const tags = Array.from({ length: 3_000 }, (_, index) =>
    TAG.replace(KEY, `wtfu_${index.toString(16).padStart(32, "0")}`),
  );
  const lines = briefly(examine(inBody(tags.join(""))));
  expect(lines).toEqual(Array.from({ length: 5 }, () => "tag_other_key problem"));
});

test("a large page of rubbish is read in one go", () => {
  const rubbish = `<script src="x">'"`.repeat(60_000) + "<p>".repeat(300_000) + TAG;
  expect(briefly(examine(rubbish)).length).toBeGreaterThan(0);
  const hosts = "edge.example/w/ <script ".repeat(50_000);
  expect(briefly(examine(inBody(hosts.replaceAll("<", "&lt;")))).length).toBeGreaterThan(0);
});

/** Each would take minutes of an isolate that answers visitors too, if it were read as it was meant. */
test.each([
  ["rows of backslashes", `<script>${"\\".repeat(199_000)}x</script>`.repeat(4)],
  ["rows of quotes", `<script src="/w/${"'".repeat(2_000)}x"></script>`.repeat(1_900)],
  ["elements that are never closed, beside the tag", "<b>".repeat(500)],
])("a page made to be slow is read: %s", (_, bomb) => {
  expect(briefly(examine(inBody(TAG + bomb)))).toContain("tag_found ok");
});

test("a page of nothing but unclosed elements is not read to its end", () => {
  expect(briefly(examine("<b>".repeat(400_000) + TAG))).toEqual(["tag_missing problem"]);
});

test("of a script with attributes by the thousand the first are read", () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, index) => `data-a${index}="/w/"`).join(" ");
  const tagWith = (count: number) => TAG.replace("async", `async ${others(count)}`);
  expect(briefly(examine(inBody(tagWith(50))))).toEqual(["tag_found ok"]);
  expect(briefly(examine(inBody(tagWith(5_000))))).toEqual(["tag_missing problem"]);
});

test("what a page says of itself is told in a few words, however much it says", () => {
  const type = "a".repeat(1_000_000);
  const found = examine(inBody(TAG.replace("async", `type="${type}"`)));
  expect(briefly(found)).toContain("type_not_run problem");
  const told = found.find(({ code }) => code === "type_not_run")?.params.type;
  expect(told).toBe(`${"a".repeat(300)}…`);
});

test("policies without an end do not make an answer without one", () => {
  const hosts = Array.from({ length: 1_200 }, (_, index) => `https://host-${index}.example`);
  const policies = Array.from({ length: 20 }, (_, index) => [`https://${index}.example`, ...hosts]);
  const metas = policies.map(
    (list) => `<meta http-equiv="content-security-policy" content="default-src ${list.join(" ")}">`,
  );
  const found = examine(inBody(TAG, metas.join("")), {
    facts: { canChallenge: true, avatarUrl: "https://pictures.example/a.png" },
  });
  expect(found.length).toBeLessThanOrEqual(50);
  expect(found.find(({ code }) => code === "csp_blocks_script")?.params.code).toBe(
    "script-src … https://edge.example;",
  );
  expect(JSON.stringify(found).length).toBeLessThan(50_000);
});

test("a page with policies by the thousand is told of by the first few", () => {
  const policies = Array.from({ length: 3_000 }, (_, index) => `script-src host-${index}.example`);
  const meta = `<meta http-equiv="content-security-policy" content="${policies.join(",")}">`;
  const headers = { "Content-Security-Policy": policies.join(",") };
  expect(examine(inBody(TAG, meta), { headers }).length).toBeLessThan(100);
});
