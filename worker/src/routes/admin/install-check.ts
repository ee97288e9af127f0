import type { Context } from "hono";
import { installCheckOperations } from "../../../../contracts/admin/install-check.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { siteKeyOf } from "../../guard/platform-captcha.ts";
import { checkPage } from "../../install-doctor/check-page.ts";
import type { WidgetFacts } from "../../install-doctor/examine-page.ts";
import { mayAskHost } from "../../middleware/may-ask-host.ts";
import { publicWeb } from "../../outgoing/web.ts";
import type { Database } from "../../store/database.ts";
import { findKeyOwners, findPlace } from "../../store/install-facts.ts";
import { findWidget } from "../../store/widget-settings.ts";
import { found, serve } from "./serve.ts";
import { widgetOrigin } from "./widget-origin.ts";

/** Of the binding in wrangler.toml. */
const PERIOD_S = 60;

export const installCheckRoutes = serve(installCheckOperations, {
  "POST /widgets/:widgetId/install-check": async ({ c, db, actor, body }) => {
    const { success: mayCheck } = await c.env.INSTALL_CHECKS.limit({ key: `user:${actor.userId}` });
    if (!mayCheck) {
      const message = "Ten pages can be checked in a minute. Please wait a moment.";
      throw new AppError("rate_limited", { message, headers: { "Retry-After": String(PERIOD_S) } });
    }
    const { widgetKey } = c.var.ownWidget;
    const origin = new URL(widgetOrigin(c));
    return checkPage(body.url, {
      web: publicWeb,
      origin,
      widgetKey,
      mayAsk: mayAskHost(c.env),
      readFacts: (host, keys) => readFacts(c, db, { origin, host, keys }),
    });
  },
});

interface Asked {
  readonly origin: URL;
  readonly host: string;
  readonly keys: readonly string[];
}

async function readFacts(
  c: Context<AppEnv>,
  db: Database,
  { origin, host, keys }: Asked,
): Promise<WidgetFacts> {
  const { id, clientId } = c.var.ownWidget;
  const [row, owners, place] = await Promise.all([
    findWidget(db, id),
    findKeyOwners(db, { widgetId: id, clientId }, keys),
    findPlace(db, id, host),
  ]);
  const widget = found(row);
  return {
    origin,
    widgetKey: widget.widgetKey,
    isActive: widget.isActive,
    domainWhitelist: widget.domainWhitelist,
    canChallenge: siteKeyOf(c.env, widget.captchaSiteKey) !== null,
    avatarUrl: widget.botAvatarUrl,
    owners,
    place,
  };
}
