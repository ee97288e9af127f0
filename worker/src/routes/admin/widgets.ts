import type { Context } from "hono";
import { type WidgetSummary, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { decideOwner } from "../../domain/access.ts";
import { embedCode } from "../../domain/embed-code.ts";
import { defaultDisclaimer } from "../../domain/notices-to-accept.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { findClient } from "../../store/clients.ts";
import type { Database } from "../../store/database.ts";
import { instantOrNull } from "../../store/instant.ts";
import { ensureAgentSecret, newAgentSecret } from "../../store/widget-agent.ts";
import {
  changeWidget,
  deleteWidget,
  duplicateWidget,
  findWidget,
  listWidgetOptions,
  listWidgets,
  rotateKey,
  type WidgetListRow,
} from "../../store/widget-settings.ts";
import { createWidget } from "../../store/widgets.ts";
import { requireName } from "./clients.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";
import { agentHandlers, needsAgentSecret, requireAgentAddress } from "./widget-agent.ts";
import { captchaHandlers } from "./widget-captcha.ts";
import { requireNoticeTexts, withNotices } from "./widget-notices.ts";
import { widgetOrigin } from "./widget-origin.ts";
import { pluginHandlers } from "./widget-plugin.ts";
import { toWidgetChange, widgetOf } from "./widget-views.ts";

export const widgetRoutes = serve(widgetOperations, {
  "GET /widgets": async ({ db, scope, query }) =>
    keysetPage(await listWidgets(db, scope, query, pageWish(query, "int4")), query, summaryOf),
  "POST /widgets": async ({ c, db, actor, body }) => {
    const { client_id, ...settings } = body;
    const clientId = decideOwner(actor, client_id);
    if (clientId === null || !(await findClient(db, clientId))) {
      const message = "client_id must be one of your clients.";
      throw new AppError("bad_request", { message, field: "client_id" });
    }
    const wished = toWidgetChange(settings);
    requireNoticeTexts({ ...defaultDisclaimer(body.industry, body.locale), ...wished });
    requireAgentAddress(wished);
    const { id, widgetKey } = await createWidget(db, {
      ...wished,
      agentSecret: needsAgentSecret(wished) ? newAgentSecret() : null,
      widgetName: body.widget_name,
      clientId,
      createdBy: actor.userId,
    });
    await publishNow(c.env, db, widgetKey);
    return widgetOf(c.env, found(await findWidget(db, id)));
  },
  "GET /widget-options": async ({ db, scope }) => ({ items: await listWidgetOptions(db, scope) }),
  "GET /widgets/:widgetId": async ({ c, db }) =>
    widgetOf(c.env, found(await findWidget(db, c.var.ownWidget.id))),
  "PATCH /widgets/:widgetId": async ({ c, db, body }) => {
    const { id, widgetKey } = c.var.ownWidget;
    const { seen_updated_at, ...settings } = body;
    const before = found(await findWidget(db, id));
    const change = await withNotices(db, before, toWidgetChange(settings));
    requireAgentAddress(change);
    if (needsAgentSecret({ ...before, ...change })) await ensureAgentSecret(db, id);
    if (!(await changeWidget(db, id, change, seen_updated_at))) throw new AppError("conflict");
    await publishNow(c.env, db, widgetKey);
    return widgetOf(c.env, found(await findWidget(db, id)));
  },
  "DELETE /widgets/:widgetId": async ({ c, db, body }) => {
    const widget = found(await findWidget(db, c.var.ownWidget.id));
    requireName(body.confirm_name, widget.widgetName);
    await deleteWidget(db, widget.id);
    await publishNow(c.env, db, widget.widgetKey);
    return undefined;
  },
  "POST /widgets/:widgetId/duplicate": async ({ c, db, actor, body }) => {
    const original = found(await findWidget(db, c.var.ownWidget.id));
    const name = body.widget_name ?? `${original.widgetName} (copy)`.slice(0, 120);
    const id = found(await duplicateWidget(db, original.id, name, actor.userId));
    return widgetOf(c.env, found(await findWidget(db, id)));
  },
  "POST /widgets/:widgetId/rotate-key": async ({ c, db }) => {
    const { id, widgetKey } = c.var.ownWidget;
    const fresh = await rotateKey(db, id);
    await Promise.all([publishNow(c.env, db, fresh), publishNow(c.env, db, widgetKey)]);
    return widgetOf(c.env, found(await findWidget(db, id)));
  },
  "GET /widgets/:widgetId/embed": async ({ c, db }) => embedOf(c, db),
  ...agentHandlers,
  ...captchaHandlers,
  ...pluginHandlers,
});

async function embedOf(c: Context<AppEnv>, db: Database) {
  const { widgetKey, enableChatLink } = found(await findWidget(db, c.var.ownWidget.id));
  return embedCode(widgetOrigin(c), widgetKey, enableChatLink);
}

function summaryOf(row: WidgetListRow): WidgetSummary {
  const { last_domain, last_ping, ...widget } = viewOf(row, "created_at");
  const at = instantOrNull(last_ping);
  return { ...widget, last_seen: last_domain === null ? null : { domain: last_domain, at } };
}
