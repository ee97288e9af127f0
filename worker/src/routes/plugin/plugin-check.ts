import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { CheckPlugin, type PluginChecked, SITE_TOKEN_TYPES } from "../../../../contracts/plugin.ts";
import { WIDGET_KEY_PATTERN } from "../../../../contracts/widget-config.ts";
import { siteOf } from "../../domain/installation.ts";
import { isOriginAllowed } from "../../domain/origin.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { type VerifiedToken, verifySiteToken } from "../../identity/verify-identity-token.ts";
import { findPluginProof, otherKey } from "../../installations/find-plugin-proof.ts";
import type { Problem } from "../../installations/find-proof.ts";
import { logError } from "../../log.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { limitWrites } from "../../middleware/limit-address.ts";
import { mayAskHost } from "../../middleware/may-ask-host.ts";
import { readBody } from "../../middleware/read-body.ts";
import { publicWeb } from "../../outgoing/web.ts";
import { readWidget } from "../../snapshots/read-widget.ts";
import { openDatabase } from "../../store/database.ts";
import { isVerified, saveProvenByPlugin } from "../../store/installations.ts";
import { findPluginKeys } from "../../store/plugin-keys.ts";
import { PLUGIN_VERSION } from "../../wordpress/plugin-version.ts";

/**
 * A server asks, and no page: nothing here may be read by a browser elsewhere, and the widget's list
 * of domains refuses nobody, since whether the site stands on it is what the plugin wants to know.
 */
const requireKnownWidget = createMiddleware<AppEnv>(async (c, next) => {
  c.set("headers", { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
  const key = c.req.param("key") ?? "";
  const widget = WIDGET_KEY_PATTERN.test(key) ? await readWidget(c.env, c.executionCtx, key) : null;
  if (!widget) throw new AppError("not_found");
  c.set("widget", widget);
  await next();
});

/** What the WordPress plugin's server asks of us. */
export const pluginRoutes = new Hono<AppEnv>().post(
  "/",
  requireKnownWidget,
  limitWrites,
  async (c) => {
    const body = await readBody(c, CheckPlugin);
    const { config, rules } = c.var.widget.snapshot;
    const host = requireHost(body.site_url);
    const signed = await readToken(c, body.token ?? null);
    const checked: PluginChecked = {
      success: true,
      widget_name: config.widget_name,
      position: config.position,
      is_host_allowed: isOriginAllowed(rules.domainWhitelist, body.site_url),
      host,
      has_chat_link: rules.hasChatLink,
      identity_problem: "problem" in signed ? signed.problem : null,
      // Whoever does not hold the widget's secret makes us ask nobody.
      ...("problem" in signed ? NOT_ASKED : await findStanding(c, host, signed.keyId)),
      latest_version: PLUGIN_VERSION,
    };
    return answerJson(c, checked);
  },
);

const NOT_ASKED = { is_verified: false, verification_problem: null } as const;
const NOT_KNOWN = {
  is_verified: false,
  verification_problem:
    "Whether the domain is verified could not be looked up now. Try again in a minute.",
} as const;

function requireHost(siteUrl: string): string {
  const host = siteOf(siteUrl, null);
  if (host !== null) return host;
  throw new AppError("bad_request", {
    message: "site_url must be the address of a website, such as https://www.example.com.",
    field: "site_url",
  });
}

/** By whichever live key: a site's owner may have given its plugin one of their own for visitors. */
async function readToken(
  c: Context<AppEnv>,
  token: string | null,
): Promise<{ readonly problem: PluginChecked["identity_problem"] } | Pick<VerifiedToken, "keyId">> {
  if (token === null) return { problem: "absent" };
  const { config, rules } = c.var.widget.snapshot;
  const { keys } = rules.identity;
  const asked = { keys, widgetKey: config.widget_key, type: SITE_TOKEN_TYPES.check };
  return verifySiteToken(asked, token, Date.now());
}

type Standing = Pick<PluginChecked, "is_verified" | "verification_problem">;

/** The chat needs no Postgres, so a test of the connection must not fail with it. */
function findStanding(c: Context<AppEnv>, domain: string, keyId: string): Promise<Standing> {
  return proveOnce(c, domain, keyId).catch((error: unknown) => {
    logError("plugin.standing_unknown", { error });
    return NOT_KNOWN;
  });
}

/** Proves the site where nobody has yet. */
async function proveOnce(c: Context<AppEnv>, domain: string, keyId: string): Promise<Standing> {
  const db = openDatabase(c.env);
  const { widgetId, config } = c.var.widget.snapshot;
  if (await isVerified(db, widgetId, domain)) return standingOf(null);
  const keys = await findPluginKeys(db, widgetId);
  if (!keys.some((key) => key.keyId === keyId)) return standingOf(otherKey(domain));
  const challenge = crypto.randomUUID();
  const asked = { domain, widgetKey: config.widget_key, keys, challenge, nowMs: Date.now() };
  const problem = await findPluginProof(asked, { web: publicWeb, mayAsk: mayAskHost(c.env) });
  if (problem === null) await saveProvenByPlugin(db, widgetId, domain);
  return standingOf(problem);
}

function standingOf(problem: Problem): Standing {
  return { is_verified: problem === null, verification_problem: problem };
}
