import { SignJWT } from "jose";
import type { IdentityRules } from "../src/domain/snapshot.ts";
import { makeWebsite } from "./fake-website.ts";

export const PLUGIN_KEY = { keyId: "wik_0123456789abcdef", secret: "5ec7e7".repeat(7) } as const;
export const PLUGIN_RULES: IdentityRules = {
  keys: [{ ...PLUGIN_KEY, algorithm: "HS256" }],
  salt: "",
};

interface Signing {
  readonly keyId: string;
  readonly secret: string;
}

/** A token as the plugin signs it; by default good for five minutes from now. */
export function signToken(
  claims: Readonly<Record<string, unknown>>,
  { keyId, secret }: Signing = PLUGIN_KEY,
  nowMs = Date.now(),
): Promise<string> {
  const nowS = Math.floor(nowMs / 1000);
  return new SignJWT({ iat: nowS, exp: nowS + 300, ...claims })
    .setProtectedHeader({ alg: "HS256", kid: keyId })
    .sign(new TextEncoder().encode(secret));
}

interface PluginSiteOptions {
  /** Host of what WordPress takes for its own address. */
  readonly host: string;
  readonly widgetKey: string;
  readonly signing?: Signing;
  /** What it signs instead of what it should. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Answers at the first page, as a site without pretty addresses does. */
  readonly isPlain?: boolean;
}

/** A website with the plugin on it, at `https://<host>/` alone. */
export function makePluginSite(options: PluginSiteOptions) {
  const { host, widgetKey, signing, claims, isPlain = false } = options;
  const site = makeWebsite({});
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address);
    const isAsked = isPlain
      ? url.pathname === "/" && url.searchParams.has("rest_route")
      : url.pathname === "/wp-json/wetechforu-chat-widget/v1/proof";
    if (url.host !== host || !isAsked) return site.web.fetch(address, init);
    site.asked.push(address);
    const challenge = url.searchParams.get("challenge");
    const token = await signToken(
      { sub: "proof", aud: widgetKey, challenge, host, ...claims },
      signing,
    );
    return Response.json({ token });
  };
  return { ...site, web: { ...site.web, fetch } };
}
