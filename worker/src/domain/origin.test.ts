import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOriginAllowed, isOwnPage } from "./origin.ts";

test("an empty list allows every page, and those that tell no origin", () => {
  for (const origin of ["https://any.example", "null", null]) {
    expect(isOriginAllowed([], origin)).toBe(true);
  }
});

describe("a list", () => {
  test.each([
    ["clinic.example", "https://clinic.example"],
    ["clinic.example", "http://clinic.example"],
    ["clinic.example", "https://clinic.example:8443"],
    ["clinic.example", "https://clinic.example/a/page?with=query"],
    ["CLINIC.example", "https://clinic.EXAMPLE"],
    ["clinic.example:8443", "https://clinic.example:8443"],
    ["clinic.example:443", "https://clinic.example"],
    ["*.clinic.example", "https://www.clinic.example"],
    ["*.clinic.example", "https://a.b.clinic.example"],
    ["*.clinic.example:8443", "https://www.clinic.example:8443"],
    ["bücher.example", "https://xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "https://bücher.example"],
    ["*.bücher.example", "https://www.xn--bcher-kva.example"],
    ["clinic.example", "https://clinic.example."],
    ["clinic.example.", "https://clinic.example"],
    ["*.clinic.example", "https://www.clinic.example."],
    ["clinic.example:8443", "https://clinic.example.:8443"],
    ["[::1]", "http://[::1]:3000"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["[2001:db8:0:0::1]", "https://[2001:db8::1]"],
    ["localhost", "http://localhost:3000"],
    ["127.0.0.1:3000", "http://127.0.0.1:3000"],
  ])("with %s allows %s", (pattern, origin) => {
    expect(isOriginAllowed(["other.example", pattern], origin)).toBe(true);
  });

  test.each([
    ["clinic.example", "https://www.clinic.example"],
    ["clinic.example", "https://clinic.example.evil.example"],
    ["clinic.example", "https://evilclinic.example"],
    ["clinic.example", "https://evil.example/clinic.example"],
    ["clinic.example", "https://clinic.example@evil.example"],
    ["clinic.example:8443", "https://clinic.example"],
    ["clinic.example:443", "http://clinic.example"],
    ["*.clinic.example", "https://clinic.example"],
    ["*.clinic.example", "https://evilclinic.example"],
    ["*.clinic.example:8443", "https://www.clinic.example"],
    ["*.clinic.example", "https://clinic.example."],
    ["bücher.example", "https://xn--bcher-kva.evil.example"],
    ["[::1]:3000", "http://[::1]:3001"],
    ["::1", "http://[::1]"],
    ["clinic.example", "file:///clinic.example"],
    ["clinic.example", "data:text/html,clinic.example"],
    ["clinic.example", "null"],
    ["clinic.example", ""],
    ["clinic.example", null],
  ])("with %s refuses %s", (pattern, origin) => {
    expect(isOriginAllowed([pattern], origin)).toBe(false);
  });

  test("that makes no sense allows nobody", () => {
    for (const pattern of ["", "*", "https://clinic.example", "/", "a b"]) {
      expect(isOriginAllowed([pattern], "https://clinic.example")).toBe(false);
    }
  });

  test("never lets a stranger in by what he writes before or after the host", () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (allowed, stranger) => {
        fc.pre(stranger !== allowed && !stranger.endsWith(`.${allowed}`));
        const patterns = [allowed, `*.${allowed}`];
        expect(isOriginAllowed(patterns, `https://${allowed}.${stranger}`)).toBe(false);
        expect(isOriginAllowed(patterns, `https://${allowed}@${stranger}`)).toBe(false);
        expect(isOriginAllowed(patterns, `https://${stranger}/${allowed}`)).toBe(false);
        expect(isOriginAllowed(patterns, `https://x${allowed}`)).toBe(false);
      }),
    );
  });
});

test.each([
  ["https://a.example/x", [], "https://a.example", true],
  ["https://a.example/x", [], "https://b.example", false],
  ["https://a.example/x", [], null, false],
  ["http://a.example/x", [], "http://a.example", false],
  ["http://localhost:5173/x", [], "http://localhost:5173", true],
  ["http://127.0.0.1:8787/", [], "http://127.0.0.1:8787", true],
  ["http://127.0.0.1.evil.example/", [], "http://127.0.0.1.evil.example", false],
  ["https://a.example/x", ["a.example"], null, true],
  ["https://b.example/x", ["a.example"], "https://b.example", false],
  ["https://a.example@evil.example/", ["a.example"], null, false],
  ["https://a:b@a.example/", ["a.example"], null, false],
  ["javascript:alert(1)", [], "null", false],
])("a mail may lead to %s with hosts %j and origin %s: %s", (page, patterns, origin, isOwn) => {
  expect(isOwnPage(new URL(page), patterns, origin)).toBe(isOwn);
});

test.each([
  ["https://own.example/chat/k", "https://own.example", "/chat/k", true],
  ["https://own.example/chat/other", "https://own.example", "/chat/k", false],
  ["https://evil.example/chat/k", "https://own.example", "/chat/k", false],
  ["https://own.example/chat/k", "https://own.example", null, false],
  ["http://own.example/chat/k", "http://own.example", "/chat/k", false],
])(
  "with a list of hosts a mail may lead to %s, said by %s, with the chat at %s: %s",
  (page, origin, chatPath, isOwn) => {
    expect(isOwnPage(new URL(page), ["a.example"], origin, chatPath)).toBe(isOwn);
  },
);
