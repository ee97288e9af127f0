import type { Context } from "hono";
import type { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { newKeyId, newSecret } from "../../identity/identity-key.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { ensurePluginKey } from "../../store/plugin-keys.ts";
import { findWidget } from "../../store/widget-settings.ts";
import { PLUGIN_ASSET, pluginFileName, setUpPlugin } from "../../wordpress/plugin-zip.ts";
import { found, type Handlers } from "./serve.ts";
import { widgetOrigin } from "./widget-origin.ts";

/** The WordPress plugin, set up for one widget. */
export const pluginHandlers = {
  "POST /widgets/:widgetId/wordpress-plugin": async ({ c, db, actor }) => {
    const { id, widgetName, widgetKey } = found(await findWidget(db, c.var.ownWidget.id));
    const built = await readPlugin(c);
    const { keyId, secret } = await ensurePluginKey(db, {
      widgetId: id,
      userId: actor.userId,
      fresh: { keyId: newKeyId(), secret: newSecret() },
    });
    const setup = {
      widgetKey,
      apiUrl: widgetOrigin(c),
      widgetName,
      identityKeyId: keyId,
      identitySecret: secret,
    };
    const zip = setUpPlugin(built, setup, Date.now());
    // Else the key that the plugin signs with were unknown at the edge until the next minute.
    await publishNow(c.env, db, widgetKey);
    return new Response(zip, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${pluginFileName(widgetName)}"`,
        "Cache-Control": "no-store",
      },
    });
  },
} satisfies Partial<Handlers<typeof widgetOperations>>;

async function readPlugin(c: Context<AppEnv>): Promise<Uint8Array> {
  const file = await c.env.ASSETS.fetch(new URL(PLUGIN_ASSET, c.req.url));
  if (file.ok) return new Uint8Array(await file.arrayBuffer());
  await file.body?.cancel();
  throw new AppError("unavailable", {
    message:
      "The plugin is not on this server: it was deployed without it. Build the widget again.",
  });
}
