import { SITE_TOKEN_TYPES } from "../../contracts/plugin.ts";
import type { IdentityRules } from "../src/domain/snapshot.ts";
import { makeWebsite } from "./fake-website.ts";
import { signFor, type TestSecret } from "./identity-token.ts";

export const PLUGIN_KEY = { keyId: "wik_0123456789abcdef", secret: "5ec7e7".repeat(7) } as const;
export const PLUGIN_KEYS: IdentityRules["keys"] = [{ ...PLUGIN_KEY, algorithm: "HS256" }];

interface PluginSiteOptions {
  /** Host of what WordPress takes for its own address. */
  readonly host: string;
  readonly widgetKey: string;
  readonly signing?: TestSecret;
  /** What it signs instead of what it should. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly type?: string;
  /** Answers at the first page, as a site without pretty addresses does. */
  readonly isPlain?: boolean;
}

/** A website with the plugin on it, at `https://<host>/` alone. */
export function makePluginSite(options: PluginSiteOptions) {
  const { host, widgetKey, signing = PLUGIN_KEY, claims, isPlain = false } = options;
  const { type = SITE_TOKEN_TYPES.proof } = options;
  const site = makeWebsite({});
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address);
    const isAsked = isPlain
      ? url.pathname === "/" && url.searchParams.has("rest_route")
      : url.pathname === "/wp-json/wetechforu-chat-widget/v1/proof";
    if (url.host !== host || !isAsked) return site.web.fetch(address, init);
    site.asked.push(address);
    const challenge = url.searchParams.get("challenge");
    const proof = { aud: widgetKey, challenge, host, ...claims };
    const token = await signFor(signing, "proof", proof, type);
    return Response.json({ token });
  };
  return { ...site, web: { ...site.web, fetch } };
}
