import { z } from "zod";
import { IDENTITY_PROBLEMS, IdentityToken } from "./identity.ts";
import { boundedText } from "./text.ts";
import { POSITIONS } from "./widget-config.ts";

// What the WordPress plugin's server asks of us. Public like the visitor API: a key names a widget and
// proves nothing, a token proves that the caller holds the widget's secret.

/**
 * `typ` in the header of what the plugin's server signs for its site (RFC 8725 §3.11). A site's owner
 * may add claims to the tokens of visitors, who can read theirs, and a person may be called anything:
 * the header is out of reach of both, so that neither kind of token ever passes for the other.
 */
export const SITE_TOKEN_TYPES = {
  check: "wetechforu-site+jwt",
  proof: "wetechforu-proof+jwt",
} as const;
export type SiteTokenType = (typeof SITE_TOKEN_TYPES)[keyof typeof SITE_TOKEN_TYPES];

/** `POST …/plugin-check`: the plugin's connection test, and how it proves its site. */
export const CheckPlugin = z.object({
  /** `home_url()` of the site. */
  site_url: boundedText(2_000),
  plugin_version: boundedText(40),
  platform_version: boundedText(40).nullish(),
  /** Signed with the key that the site has; `typ` is that of a `check`, `aud` the widget's key. */
  token: IdentityToken.nullish(),
});
export type CheckPlugin = z.infer<typeof CheckPlugin>;

export const PluginChecked = z.object({
  success: z.literal(true),
  widget_name: z.string(),
  position: z.enum(POSITIONS),
  /** Whether pages of `site_url` may embed the widget. */
  is_host_allowed: z.boolean(),
  host: z.string(),
  /** Whether the chat's own page is there, to which the plugin links where the script is blocked. */
  has_chat_link: z.boolean(),
  /** Why the token was not taken; `absent` when there was none; null: it is good. */
  identity_problem: z.enum([...IDENTITY_PROBLEMS, "absent"]).nullable(),
  /** Whether `host` is proven to be the client's by now. */
  is_verified: z.boolean(),
  /** Why not, in a sentence; null where it is, or nobody asked. */
  verification_problem: z.string().nullable(),
  /** The plugin that the dashboard hands out now. */
  latest_version: z.string(),
});
export type PluginChecked = z.infer<typeof PluginChecked>;

/**
 * What the site's REST route `wp-json/wetechforu-chat-widget/v1/proof?challenge=…` answers: a token
 * (`HS256`, the key that came with the download) with the `typ` of a `proof`, `aud`: the widget's key,
 * `challenge` as it was asked, and `host` of `home_url()`.
 */
export const PluginProof = z.object({ token: IdentityToken });
export const PROOF_PATH = "/wp-json/wetechforu-chat-widget/v1/proof";
