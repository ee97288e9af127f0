import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { CheckPlugin, type PluginChecked } from "../../../../contracts/plugin.ts";
import { WIDGET_KEY_PATTERN } from "../../../../contracts/widget-config.ts";
import { siteOf } from "../../domain/installation.ts";
import { isOriginAllowed } from "../../domain/origin.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { verifyIdentityToken } from "../../identity/verify-identity-token.ts";
import { findPluginProof } from "../../installations/find-plugin-proof.ts";
import type { Problem } from "../../installations/find-proof.ts";
import { logError } from "../../log.ts";
import { answerJson } from "../../middleware/answer-json.ts";
import { limitWrites } from "../../middleware/limit-address.ts";
import { readBody } from "../../middleware/read-body.ts";
import { readWidget } from "../../snapshots/read-widget.ts";
import { openDatabase } from "../../store/database.ts";
import { isVerified, saveProvenByPlugin } from "../../store/installations.ts";
import { PLUGIN_VERSION } from "../../wordpress/plugin-version.ts";

/** What the plugin signs when its server speaks for itself, and not for one of its users. */
const SITE_SUBJECT = "site";

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
    const identityProblem = await identityProblemOf(c, body.token ?? null);
    const checked: PluginChecked = {
      success: true,
      widget_name: config.widget_name,
      position: config.position,
      is_host_allowed: isOriginAllowed(rules.domainWhitelist, body.site_url),
      host,
      identity_problem: identityProblem,
      // Whoever does not hold the widget's secret makes us ask nobody.
      ...(identityProblem === null ? await findStanding(c, host) : NOT_ASKED),
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

async function identityProblemOf(
  c: Context<AppEnv>,
  token: string | null,
): Promise<PluginChecked["identity_problem"]> {
  if (token === null) return "absent";
  const { config, rules } = c.var.widget.snapshot;
  const verified = await verifyIdentityToken(rules.identity, config.widget_key, token, Date.now());
  if ("problem" in verified) return verified.problem;
  // A token of a visitor's must not pass for one of the site: visitors can read theirs.
  return verified.claims.sub === SITE_SUBJECT ? null : "bad_claims";
}

type Standing = Pick<PluginChecked, "is_verified" | "verification_problem">;

/** The chat needs no Postgres, so a test of the connection must not fail with it. */
function findStanding(c: Context<AppEnv>, domain: string): Promise<Standing> {
  return proveOnce(c, domain).catch((error: unknown) => {
    logError("plugin.standing_unknown", { error });
    return NOT_KNOWN;
  });
}

const ASKED_OFTEN = {
  is_verified: false,
  verification_problem: "This website was asked several times just now. Try again in a minute.",
} as const;

/** Proves the site where nobody has yet. */
async function proveOnce(c: Context<AppEnv>, domain: string): Promise<Standing> {
  const db = openDatabase(c.env);
  const { widgetId, config, rules } = c.var.widget.snapshot;
  if (await isVerified(db, widgetId, domain)) {
    return { is_verified: true, verification_problem: null };
  }
  // Whoever holds a secret may name any site: we are no tool for making somebody else's busy.
  const { success: mayAsk } = await c.env.INSTALL_CHECKS.limit({ key: `proof:${domain}` });
  if (!mayAsk) return ASKED_OFTEN;
  const problem: Problem = await findPluginProof({
    domain,
    widgetKey: config.widget_key,
    rules: rules.identity,
    challenge: crypto.randomUUID(),
    nowMs: Date.now(),
  });
  if (problem === null) await saveProvenByPlugin(db, widgetId, domain);
  return { is_verified: problem === null, verification_problem: problem };
}
