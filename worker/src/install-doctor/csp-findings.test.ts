import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  briefly,
  examine,
  inBody,
  OLDER_CODE,
  type Setting,
  TAG,
} from "../../test/examined-page.ts";

const NONCE_TAG = TAG.replace("async", 'async nonce="abc"');
const HOSTS =
  "script-src https://edge.example; connect-src https://edge.example wss://edge.example";

const under = (policy: string, html = TAG, setting: Setting = {}) =>
  examine(inBody(html), { headers: { "Content-Security-Policy": policy }, ...setting });
const codesUnder = (policy: string, html = TAG, setting: Setting = {}) =>
  briefly(under(policy, html, setting)).filter((line) => line.startsWith("csp"));
const mendOf = (policy: string, code: string, setting: Setting = {}) =>
  under(policy, TAG, setting).find((finding) => finding.code === code)?.params;

describe("a policy lets the widget run", () => {
  test.each([
    ["by its hosts", HOSTS, TAG],
    ["by schemes", "script-src https:; connect-src https: wss:", TAG],
    ["by saying nothing of it", "style-src 'self'; frame-ancestors 'none'", TAG],
    ["by a wildcard for everything", "default-src *", TAG],
    ["by the nonce of the page", `script-src 'nonce-abc'; ${HOSTS.split("; ")[1]}`, NONCE_TAG],
    [
      "by nonce and strict-dynamic",
      `script-src 'nonce-abc' 'strict-dynamic'; ${HOSTS.split("; ")[1]}`,
      NONCE_TAG,
    ],
    [
      "from a tag manager, under strict-dynamic",
      `script-src 'nonce-abc' 'strict-dynamic'; ${HOSTS.split("; ")[1]}`,
      `<script nonce="abc">s.src="https://edge.example/w/wtfu_${"0a".repeat(16)}.js"</script>`,
    ],
  ])("%s", (_, policy, html) => {
    expect(codesUnder(policy, html)).toEqual(["csp_allows ok"]);
  });

  test("and no policy is not worth a word", () => {
    expect(briefly(examine(inBody(TAG)))).toEqual(["tag_found ok"]);
  });
});

describe("a policy that is in the way is told with the directive as it has to read", () => {
  test("of scripts", () => {
    expect(mendOf("script-src 'self' https://cdn.example", "csp_blocks_script")).toEqual({
      directive: "script-src",
      from: "header",
      host: "https://edge.example",
      code: "script-src 'self' https://cdn.example https://edge.example;",
    });
    expect(mendOf("default-src 'none'", "csp_blocks_script")).toMatchObject({
      directive: "default-src",
      code: "script-src https://edge.example;",
    });
    expect(mendOf("script-src-elem 'self'; script-src *", "csp_blocks_script")).toMatchObject({
      directive: "script-src-elem",
      code: "script-src-elem 'self' https://edge.example;",
    });
  });

  test("where only a nonce gets a tag through, with the tag to write it into", () => {
    for (const policy of [
      "script-src 'nonce-abc'",
      "script-src 'nonce-abc' 'strict-dynamic' https:",
    ]) {
      expect(codesUnder(policy)).toEqual(["csp_needs_nonce problem"]);
      expect(mendOf(policy, "csp_needs_nonce")?.code).toMatch(/^<script nonce="…" async src=/);
    }
    expect(codesUnder("script-src 'nonce-abc'", TAG.replace("async", 'async nonce="old"'))).toEqual(
      ["csp_needs_nonce problem"],
    );
  });

  test("of the panel, where a path lets no more than the loader through", () => {
    const policy = `script-src https://edge.example/w/; ${HOSTS.split("; ")[1]}`;
    expect(codesUnder(policy)).toEqual(["csp_blocks_panel problem"]);
  });

  test("of calls, and of the socket alone, without which the chat still goes on", () => {
    expect(codesUnder("connect-src 'self'")).toEqual(["csp_blocks_connect problem"]);
    expect(mendOf("connect-src 'self'", "csp_blocks_connect")).toMatchObject({
      code: "connect-src 'self' https://edge.example wss://edge.example;",
    });
    expect(codesUnder("connect-src https://edge.example")).toEqual([
      "csp_blocks_socket note",
      "csp_allows ok",
    ]);
  });

  test("of the bot's picture, if it has one", () => {
    const facts = { avatarUrl: "https://pics.example/a/bot.png" };
    expect(codesUnder("img-src 'self' data:", TAG, { facts })).toEqual([
      "csp_blocks_image note",
      "csp_allows ok",
    ]);
    expect(mendOf("img-src 'self' data:", "csp_blocks_image", { facts })).toMatchObject({
      code: "img-src 'self' data: https://pics.example;",
    });
    const odd = { facts: { avatarUrl: "https://pics.example;sandbox/bot.png" } };
    expect(mendOf("img-src 'self'", "csp_blocks_image", odd)).toMatchObject({
      code: "img-src 'self' https:;",
    });
    expect(codesUnder("img-src 'self'")).toEqual(["csp_allows ok"]);
  });

  test("of challenges, if the widget's visitors can be challenged", () => {
    const policy = `${HOSTS}; frame-src 'none'`;
    expect(codesUnder(policy)).toEqual(["csp_allows ok"]);
    const challenged = under(policy, TAG, { facts: { canChallenge: true } });
    const codes = challenged.flatMap(({ code, params }) =>
      code === "csp_blocks_challenge" ? [params.code] : [],
    );
    expect(codes).toEqual([
      "script-src https://edge.example https://challenges.cloudflare.com;",
      "frame-src https://challenges.cloudflare.com;",
    ]);
  });

  test("of inline scripts, which the older form has", () => {
    const text = /<script>([\s\S]*)<\/script>/.exec(OLDER_CODE)?.[1] ?? "";
    const hash = createHash("sha256").update(text).digest("base64");
    expect(codesUnder(HOSTS, OLDER_CODE)).toEqual(["csp_blocks_inline problem"]);
    for (const more of ["'unsafe-inline'", `'sha256-${hash}'`])
      expect(codesUnder(HOSTS.replace(";", ` ${more};`), OLDER_CODE)).toEqual(["csp_allows ok"]);
  });

  test("of sandboxes, with what is missing", () => {
    expect(under("sandbox allow-scripts").find(({ code }) => code === "sandboxed")).toMatchObject({
      level: "problem",
      params: { missing: "allow-same-origin" },
    });
    expect(briefly(under("sandbox allow-scripts allow-same-origin allow-forms"))).not.toContain(
      "sandboxed problem",
    );
  });

  test("also on a page that has no tag yet, so that both can be mended at once", () => {
    expect(codesUnder("script-src 'self'", "")).toEqual(["csp_blocks_script problem"]);
  });
});

describe("of several policies", () => {
  test("all must agree: in one header, in two, or in the page", () => {
    expect(codesUnder(`${HOSTS}, script-src 'self'`)).toEqual(["csp_blocks_script problem"]);
    const meta = `<meta http-equiv="content-security-policy" content="script-src 'self'">`;
    const findings = examine(inBody(TAG, meta), { headers: { "Content-Security-Policy": HOSTS } });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "csp_blocks_script",
        params: expect.objectContaining({ from: "meta" }),
      }),
    );
  });

  test("one in the body's meta is none, as for browsers", () => {
    const meta = `<meta http-equiv="content-security-policy" content="script-src 'self'">`;
    expect(briefly(examine(inBody(meta + TAG)))).toEqual(["tag_found ok"]);
  });

  test("one that only reports blocks nothing, and is worth a note if it would", () => {
    const reporting = (policy: string) =>
      briefly(examine(inBody(TAG), { headers: { "Content-Security-Policy-Report-Only": policy } }));
    expect(reporting("script-src 'self'")).toEqual(["csp_report_only note", "tag_found ok"]);
    expect(reporting(HOSTS)).toEqual(["tag_found ok"]);
  });
});

test("Trusted Types are in the way of challenges alone", () => {
  const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
  expect(codesUnder(policy)).toEqual(["csp_allows ok"]);
  expect(codesUnder(policy, TAG, { facts: { canChallenge: true } })).toEqual([
    "csp_requires_trusted_types note",
    "csp_allows ok",
  ]);
});
