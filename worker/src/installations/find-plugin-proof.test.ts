import { describe, expect, test } from "vitest";
import { SITE_TOKEN_TYPES } from "../../../contracts/plugin.ts";
import { makeWebsite } from "../../test/fake-website.ts";
import { makePluginSite, PLUGIN_KEY, PLUGIN_KEYS } from "../../test/plugin-site.ts";
import type { Web } from "../outgoing/web.ts";
import { findPluginProof } from "./find-plugin-proof.ts";

const DOMAIN = "clinic.example.com";
const WIDGET = `wtfu_${"1".repeat(32)}`;
const SENTENCE = /^[A-Z].*\.$/;

const ask = (
  web: Web,
  domain = DOMAIN,
  keys = PLUGIN_KEYS,
  mayAsk = async (_host: string) => true,
) =>
  findPluginProof(
    { domain, widgetKey: WIDGET, keys, challenge: "c4a11e", nowMs: Date.now() },
    { web, mayAsk },
  );
const site = (options: Partial<Parameters<typeof makePluginSite>[0]> = {}) =>
  makePluginSite({ host: DOMAIN, widgetKey: WIDGET, ...options });

describe("a site that holds the widget's secret (I35)", () => {
  test("proves its domain", async () => {
    const { web, asked } = site();
    expect(await ask(web)).toBeNull();
    expect(asked).toEqual([
      `https://${DOMAIN}/wp-json/wetechforu-chat-widget/v1/proof?challenge=c4a11e`,
    ]);
  });

  test("proves it also without pretty addresses", async () => {
    expect(await ask(site({ isPlain: true }).web)).toBeNull();
  });

  test("proves it behind a redirect to its www", async () => {
    const www = site({ host: `www.${DOMAIN}` });
    const web: Web = {
      ...www.web,
      fetch: async (address, init) =>
        new URL(address).host === DOMAIN
          ? new Response(null, {
              status: 301,
              headers: { Location: address.replace("//", "//www.") },
            })
          : www.web.fetch(address, init),
    };
    expect(await ask(web)).toBeNull();
  });
});

describe("nothing is proven", () => {
  const other = { keyId: PLUGIN_KEY.keyId, secret: "another".repeat(6) };
  const nowS = Math.floor(Date.now() / 1000);
  test.each([
    ["by another secret", site({ signing: other })],
    ["for another widget", site({ claims: { aud: `wtfu_${"2".repeat(32)}` } })],
    ["for nobody in particular", site({ claims: { aud: undefined } })],
    ["for another challenge", site({ claims: { challenge: "before" } })],
    ["without a challenge", site({ claims: { challenge: undefined } })],
    ["by a token of a visitor's, whoever they say they are", site({ type: "JWT" })],
    ["by a token of the connection test", site({ type: SITE_TOKEN_TYPES.check })],
    ["for another site", site({ claims: { host: "other.example.com" } })],
    ["for no site", site({ claims: { host: 7 } })],
    ["by a token of yesterday", site({ claims: { iat: nowS - 90_000, exp: nowS - 86_400 } })],
  ])("%s", async (_, { web }) => {
    expect(await ask(web)).toMatch(SENTENCE);
  });

  test("by a site that leads elsewhere, however good what stands there", async () => {
    const evil = site({ host: "evil.example.com", claims: { host: DOMAIN } });
    const web: Web = {
      ...evil.web,
      fetch: async (address, init) =>
        new URL(address).host === DOMAIN
          ? new Response(null, {
              status: 302,
              headers: { Location: address.replace(DOMAIN, "evil.example.com") },
            })
          : evil.web.fetch(address, init),
    };
    expect(await ask(web)).toContain("leads to evil.example.com.");
    expect(evil.asked).toEqual([]);
  });

  test("by what is not on the public internet, and it is not called", async () => {
    for (const domain of ["localhost:8787", "127.0.0.1", "10.0.0.5", "[::1]", "shop.local"]) {
      const { web, asked } = site({ host: domain });
      expect(await ask(web, domain)).toMatch(SENTENCE);
      expect(asked).toEqual([]);
    }
  });

  test("where the plugin is not, and it is said where to put it", async () => {
    expect(await ask(makeWebsite({}).web)).toContain("does not answer on clinic.example.com.");
    const page = "<!doctype html><title>Shop</title>";
    for (const body of [page, page + "<p>Hello</p>".repeat(10_000)]) {
      const everywhere: Web = {
        ...makeWebsite({}).web,
        fetch: async () => new Response(body, { headers: { "Content-Type": "text/html" } }),
      };
      expect(await ask(everywhere)).toContain("does not answer on clinic.example.com.");
    }
  });

  test("where no plugin was made, and nobody is called", async () => {
    const { web, asked } = site();
    expect(await ask(web, DOMAIN, [])).toContain("No plugin was made");
    expect(asked).toEqual([]);
  });

  test("where a host was asked too often, which is asked no more, also behind a redirect", async () => {
    const { web, asked } = site();
    const hosts: string[] = [];
    const mayAsk = async (host: string) => {
      hosts.push(host);
      return false;
    };
    expect(await ask(web, DOMAIN, PLUGIN_KEYS, mayAsk)).toContain("asked several times");
    expect([hosts, asked]).toEqual([[DOMAIN], []]);
  });

  test("while the site is down, and it is not asked twice", async () => {
    let calls = 0;
    const web: Web = {
      ...makeWebsite({}).web,
      fetch: async () => {
        calls += 1;
        throw new Error("refused");
      },
    };
    expect(await ask(web)).toBe("The website could not be reached.");
    expect(calls).toBe(1);
  });
});
