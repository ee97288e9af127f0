import { type JSX, Match, Show, Switch } from "solid-js";
import type { Webhook } from "../../../../contracts/admin/webhooks.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Ago } from "../../kit/time.tsx";

/** Whether anything is sent there just now, and how that goes. */
export function WebhookState(props: { readonly webhook: Webhook }): JSX.Element {
  return (
    <div class="flex flex-wrap items-center gap-x-1.5 max-sm:[td>&]:justify-end">
      <Switch fallback={<Badge tone="success">{t("webhooks.active")}</Badge>}>
        <Match when={props.webhook.paused_at !== null}>
          <Badge tone="danger">{t("webhooks.paused_by_us")}</Badge>
        </Match>
        <Match when={!props.webhook.is_active}>
          <Badge>{t("webhooks.paused")}</Badge>
        </Match>
        <Match when={props.webhook.failing_since !== null}>
          <Badge tone="warning">{t("webhooks.failing")}</Badge>
        </Match>
      </Switch>
      <Show when={props.webhook.failing_since}>
        {(since) => (
          <span class="text-xs text-muted">
            {t("webhooks.failing_since")} <Ago at={since()} zone={props.webhook.client_timezone} />
          </span>
        )}
      </Show>
    </div>
  );
}
