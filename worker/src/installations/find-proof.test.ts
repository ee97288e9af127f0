import { describe, expect, test } from "vitest";
import { makeWebsite } from "../../test/fake-website.ts";
import { proofOf, tokenOf } from "./domain-proof.ts";
import { findDnsProof, findMetaProof } from "./find-proof.ts";

const SECRET = "7e57".repeat(16);
const DOMAIN = "clinic.example.com";
const TOKEN = tokenOf(SECRET, 1, DOMAIN);
const TAG = proofOf(SECRET, 1, DOMAIN).meta_tag;
const PAGE = `<!doctype html><html><head><title>x</title>${TAG}</head><body>hello</body></html>`;

const look = (pages: Parameters<typeof makeWebsite>[0], domain = DOMAIN) => {
  const site = makeWebsite(pages);
  return findMetaProof(domain, TOKEN, { web: site.web, mayAsk: async () => true });
};

test("each widget and domain has a proof of its own, which nobody makes without the secret", () => {
  const tokens = [
    TOKEN,
    tokenOf(SECRET, 2, DOMAIN),
    tokenOf(SECRET, 1, `www.${DOMAIN}`),
    tokenOf(SECRET, 11, "1.example.com"),
    tokenOf("other", 1, DOMAIN),
  ];
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{24}$/);
});

describe("a tag", () => {
  test("in the head of the first page proves the domain, also behind a redirect to its www", async () => {
    expect(await look({ [`https://${DOMAIN}/`]: PAGE })).toBeNull();
    const moved = { status: 301, headers: { Location: `https://www.${DOMAIN}/` } };
    expect(
      await look({ [`https://${DOMAIN}/`]: moved, [`https://www.${DOMAIN}/`]: PAGE }),
    ).toBeNull();
  });

  test.each([
    ["in the body", PAGE.replace(TAG, "").replace("hello", TAG)],
    ["after a head that ended", PAGE.replace(TAG, "").replace("</head>", `</head>${TAG}`)],
    ["in a comment", PAGE.replace(TAG, `<!-- ${TAG} -->`)],
    ["in a script", PAGE.replace(TAG, `<script>"${TAG}"</script>`)],
    ["of another widget", PAGE.replace(TOKEN, tokenOf(SECRET, 2, DOMAIN))],
  ])("%s proves nothing", async (_, page) => {
    expect(await look({ [`https://${DOMAIN}/`]: page })).toMatch(/^[A-Z].*\.$/);
  });

  test("of a domain that it leads to proves nothing, and neither does an address inside", async () => {
    const moved = { status: 302, headers: { Location: "https://evil.example.com/" } };
    expect(
      await look({ [`https://${DOMAIN}/`]: moved, "https://evil.example.com/": PAGE }),
    ).toContain("leads to evil.example.com.");
    for (const domain of ["localhost:8787", "127.0.0.1", "10.0.0.5", "[::1]", "clinic.local"])
      expect(await look({}, domain)).toMatch(/^[A-Z].*\.$/);
  });
});

describe("a TXT record", () => {
  const proof = proofOf(SECRET, 1, "clinic.example.com:8443");
  const lookUp = (texts: readonly string[] | Error, mayAsk = async (_host: string) => true) => {
    const readTexts = async () => {
      if (texts instanceof Error) throw texts;
      return texts;
    };
    return findDnsProof(proof, { web: { ...makeWebsite({}).web, readTexts }, mayAsk });
  };

  test("at the domain's own name, without its port, proves it beside others", async () => {
    expect(proof.dns_name).toBe("_wetechforu.clinic.example.com");
    expect(await lookUp(["v=spf1 -all", proof.dns_value])).toBeNull();
  });

  test("is not looked up for a domain that was asked for too often", async () => {
    const lookedFor: string[] = [];
    const mayAsk = async (host: string) => {
      lookedFor.push(host);
      return false;
    };
    expect(await lookUp([proof.dns_value], mayAsk)).toContain("asked several times");
    expect(lookedFor).toEqual([DOMAIN]);
  });

  test("that is missing, says something else or cannot be read proves nothing", async () => {
    for (const texts of [[], ["something else"], new Error("away")])
      expect(await lookUp(texts)).toMatch(/^[A-Z].*\.$/);
  });
});
