import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  allowsInline,
  allowsScript,
  allowsUrl,
  governing,
  parsePolicies,
  withSources,
} from "./csp.ts";

const PAGE = new URL("https://shop.example/cart");
const LOADER = new URL("https://edge.example/w/wtfu_1.js");

const sourcesOf = (value: string) => value.split(/\s+/).filter((source) => source !== "");
const matches = (sources: string, address: string, page = PAGE) =>
  allowsUrl(sourcesOf(sources), new URL(address), page);

describe("a policy", () => {
  test("is split into policies at commas and into directives at semicolons, names in any case", () => {
    const policies = parsePolicies(
      "Script-Src 'self'; ; img-src *;script-src https://late.example, default-src 'none'",
      "header",
    );
    expect(policies.map(({ directives }) => [...directives])).toEqual([
      [
        ["script-src", ["'self'"]],
        ["img-src", ["*"]],
      ],
      [["default-src", ["'none'"]]],
    ]);
    expect(parsePolicies(null, "header")).toEqual([]);
    expect(parsePolicies(" ; , ;", "header")).toEqual([]);
  });

  test("in a meta element has no say on sandboxes and frames around it", () => {
    const [policy] = parsePolicies(
      "sandbox; frame-ancestors 'none'; report-uri /x; img-src 'self'",
      "meta",
    );
    expect([...(policy?.directives.keys() ?? [])]).toEqual(["img-src"]);
  });

  test.each([
    [
      "script",
      "default-src a.example; script-src b.example; script-src-elem c.example",
      "c.example",
    ],
    ["script", "default-src a.example; script-src b.example", "b.example"],
    ["script", "default-src a.example", "a.example"],
    ["connect", "default-src a.example; script-src b.example", "a.example"],
    ["frame", "default-src a.example; child-src b.example", "b.example"],
    ["frame", "frame-src c.example; child-src b.example", "c.example"],
    ["image", "img-src b.example; default-src a.example", "b.example"],
  ] as const)("governs a %s request of %j by %s", (kind, text, source) => {
    const [policy] = parsePolicies(text, "header");
    expect(policy && governing(policy, kind)?.sources).toEqual([source]);
  });

  test("that names neither the kind nor a default says nothing of it", () => {
    const [policy] = parsePolicies("style-src 'self'", "header");
    expect(policy && governing(policy, "script")).toBeNull();
  });
});

describe("a source list", () => {
  test.each([
    ["https://edge.example", "https://edge.example/w/x.js", true],
    ["edge.example", "https://edge.example/w/x.js", true],
    ["EDGE.example", "https://edge.example/w/x.js", true],
    ["http://edge.example", "https://edge.example/w/x.js", true],
    ["http://edge.example:80", "https://edge.example/w/x.js", true],
    ["https://edge.example:443", "https://edge.example/w/x.js", true],
    ["https://edge.example:*", "https://edge.example:8443/w/x.js", true],
    ["https://edge.example", "https://edge.example:8443/w/x.js", false],
    ["https://edge.example:8443", "https://edge.example/w/x.js", false],
    ["ws://edge.example", "https://edge.example/w/x.js", false],
    ["*.example", "https://edge.example/w/x.js", true],
    ["*.edge.example", "https://edge.example/w/x.js", false],
    ["*.edge.example", "https://a.b.edge.example/w/x.js", true],
    ["dge.example", "https://edge.example/w/x.js", false],
    ["*", "https://edge.example/w/x.js", true],
    ["*", "data:text/javascript,1", false],
    ["https:", "https://edge.example/w/x.js", true],
    ["http:", "https://edge.example/w/x.js", true],
    ["data:", "https://edge.example/w/x.js", false],
    ["'none'", "https://edge.example/w/x.js", false],
    ["", "https://edge.example/w/x.js", false],
    ["'none' edge.example", "https://edge.example/w/x.js", true],
    ["'self'", "https://shop.example/w/x.js", true],
    ["'SELF'", "https://shop.example/w/x.js", true],
    ["'self'", "wss://shop.example/socket", true],
    ["'self'", "http://shop.example/w/x.js", false],
    ["'self'", "https://shop.example:8443/w/x.js", false],
    ["'self'", "https://edge.example/w/x.js", false],
    ["nonsense:// https://", "https://edge.example/w/x.js", false],
  ])("%j for %s: %s", (sources, address, isAllowed) => {
    expect(matches(sources, address)).toBe(isAllowed);
  });

  test.each([
    ["https://edge.example/w/", "/w/x.js", true],
    ["https://edge.example/w", "/w/x.js", false],
    ["https://edge.example/w/x.js", "/w/x.js", true],
    ["https://edge.example/w/x.js", "/w/x.js/y", false],
    ["https://edge.example/W/", "/w/x.js", false],
    ["https://edge.example/", "/w/x.js", true],
    ["https://edge.example/%77/", "/w/x.js", true],
    ["https://edge.example/w/", "/widget/panel.js", false],
  ])("with a path, %s for %s: %s", (source, path, isAllowed) => {
    expect(matches(source, `https://edge.example${path}`)).toBe(isAllowed);
  });

  test("names a socket by its own scheme, which is what every browser takes", () => {
    const socket = "wss://edge.example/socket";
    for (const source of ["wss://edge.example", "ws://edge.example", "wss:", "ws:", "*"])
      expect(matches(source, socket)).toBe(true);
    for (const source of ["https://edge.example", "https:", "edge.example", "'self'"])
      expect(matches(source, socket)).toBe(false);
  });

  test("of a page on http takes hosts without a scheme by either", () => {
    const page = new URL("http://shop.example/");
    expect(matches("edge.example", "https://edge.example/", page)).toBe(true);
    expect(matches("'self'", "https://shop.example/", page)).toBe(true);
  });
});

describe("a script element", () => {
  const allows = (sources: string, nonce = "", isParserInserted = true) =>
    allowsScript(sourcesOf(sources), { url: LOADER, nonce, isParserInserted }, PAGE);

  test("with the page's nonce is let through, with another it needs its host", () => {
    expect(allows("'nonce-abc'", "abc")).toBe(true);
    expect(allows("'nonce-abc'", "ABC")).toBe(false);
    expect(allows("'nonce-abc'")).toBe(false);
    expect(allows("'nonce-abc' https://edge.example")).toBe(true);
  });

  test("under strict-dynamic needs a nonce, or to be put there by a script; hosts say nothing", () => {
    const strict = "'nonce-abc' 'strict-dynamic' https://edge.example https:";
    expect(allows(strict)).toBe(false);
    expect(allows(strict, "abc")).toBe(true);
    expect(allows(strict, "", false)).toBe(true);
  });
});

describe("an inline script", () => {
  const TEXT = "WeTechForUWidget.init({})";
  const hash = createHash("sha256").update(TEXT).digest("base64");
  const allows = (sources: string, nonce = "") => allowsInline(sourcesOf(sources), nonce, TEXT);

  test("runs by unsafe-inline, unless a nonce, a hash or strict-dynamic stands beside it", () => {
    expect(allows("'unsafe-inline'")).toBe(true);
    expect(allows("'self'")).toBe(false);
    expect(allows("'unsafe-inline' 'nonce-abc'")).toBe(false);
    expect(allows("'unsafe-inline' 'strict-dynamic'")).toBe(false);
    expect(allows("'unsafe-inline' 'sha256-AAAA'")).toBe(false);
  });

  test("runs by its nonce and by the hash of exactly its text", () => {
    expect(allows("'nonce-abc'", "abc")).toBe(true);
    expect(allows(`'sha256-${hash}'`)).toBe(true);
    expect(allows(`'sha256-${hash.replaceAll("+", "-").replaceAll("/", "_")}'`)).toBe(true);
    expect(allows(`'sha512-${hash}'`)).toBe(false);
  });
});

test("a directive is told with what has to be added, each once, and without its none", () => {
  const told = (sources: string) =>
    withSources({ directive: "connect-src", sources: sourcesOf(sources) }, ["https://e.example"]);
  expect(told("'none'")).toBe("connect-src https://e.example");
  expect(told("'self' https://e.example")).toBe("connect-src 'self' https://e.example");
});
