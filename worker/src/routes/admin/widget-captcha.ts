import type { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { setCaptchaKeys } from "../../store/widget-captcha.ts";
import { findWidget } from "../../store/widget-settings.ts";
import { found, type Handlers } from "./serve.ts";
import { widgetOf } from "./widget-views.ts";

type CaptchaKey = Extract<keyof typeof widgetOperations, `${string}/captcha-keys`>;

/** Of the widget's routes: the keys that its visitors are challenged with. */
export const captchaHandlers: Pick<Handlers<typeof widgetOperations>, CaptchaKey> = {
  "PUT /widgets/:widgetId/captcha-keys": async ({ c, db, body }) => {
    const { id, widgetKey } = c.var.ownWidget;
    await setCaptchaKeys(db, id, { siteKey: body.site_key, secretKey: body.secret_key });
    await publishNow(c.env, db, widgetKey);
    return widgetOf(c.env, found(await findWidget(db, id)));
  },
};
