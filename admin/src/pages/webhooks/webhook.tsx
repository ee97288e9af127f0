import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import { type Webhook, webhookOperations } from "../../../../contracts/admin/webhooks.ts";
import { call } from "../../api/client.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Card, Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { AgoOrNever } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { Deliveries } from "./deliveries.tsx";
import { SecretCard } from "./secret-card.tsx";
import { ActivateButton, WebhookActions } from "./webhook-actions.tsx";
import { WEBHOOK_ONE } from "./webhook-keys.ts";
import { WebhookState } from "./webhook-state.tsx";

const FRESH_EVERY_MS = 15_000;

export function WebhookPage(): JSX.Element {
  const params = useParams<{ webhookId: string }>();
  const query = useQuery(() => ({
    queryKey: [WEBHOOK_ONE, params.webhookId],
    queryFn: () => call(webhookOperations, WEBHOOK_ONE, { params }),
    refetchInterval: FRESH_EVERY_MS,
  }));
  return (
    <Loaded query={query}>
      {(webhook) => (
        <Show when={webhook().id} keyed>
          <Detail webhook={webhook()} />
        </Show>
      )}
    </Loaded>
  );
}

function Detail(props: { readonly webhook: Webhook }): JSX.Element {
  usePageTitle(() => props.webhook.url);
  const can = useCan();
  return (
    <Page
      title={props.webhook.url}
      text={props.webhook.description ?? undefined}
      actions={
        <Show when={can("webhooks.manage")}>
          <WebhookActions webhook={props.webhook} />
        </Show>
      }
    >
      <PausedNote webhook={props.webhook} />
      <div class="mb-5 grid gap-5 lg:grid-cols-2">
        <Card>
          <Facts webhook={props.webhook} />
        </Card>
        <Show when={can("webhooks.manage")}>
          <SecretCard webhook={props.webhook} />
        </Show>
      </div>
      <Deliveries webhook={props.webhook} />
    </Page>
  );
}

/** It was not the user who paused it, so it says why, and how it goes on. */
function PausedNote(props: { readonly webhook: Webhook }): JSX.Element {
  const can = useCan();
  return (
    <Show when={props.webhook.paused_at}>
      <div
        class="mb-5 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-danger bg-danger-soft px-4 py-3"
        role="status"
      >
        <div class="min-w-0 flex-1 basis-72">
          <p class="font-semibold">{t("webhooks.paused_by_us")}</p>
          <p>{t("webhooks.paused_by_us_text")}</p>
          <Show when={props.webhook.last_error}>
            <p class="mono mt-1 [overflow-wrap:anywhere]">{props.webhook.last_error}</p>
          </Show>
        </div>
        <Show when={can("webhooks.manage")}>
          <ActivateButton webhook={props.webhook} />
        </Show>
      </div>
    </Show>
  );
}

function Facts(props: { readonly webhook: Webhook }): JSX.Element {
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-2">
      <dt class="text-muted">{t("kit.status")}</dt>
      <dd>
        <WebhookState webhook={props.webhook} />
      </dd>
      <dt class="text-muted">{t("kit.client")}</dt>
      <dd>{props.webhook.client_name}</dd>
      <dt class="text-muted">{t("webhooks.last_delivered")}</dt>
      <dd>
        <AgoOrNever at={props.webhook.last_delivered_at} zone={props.webhook.client_timezone} />
      </dd>
      <Show when={props.webhook.last_error}>
        <dt class="text-muted">{t("webhooks.last_error")}</dt>
        <dd class="[overflow-wrap:anywhere]">{props.webhook.last_error}</dd>
      </Show>
      <dt class="text-muted">{t("webhooks.events")}</dt>
      <dd class="flex flex-wrap gap-1">
        <For each={props.webhook.events}>
          {(event) => (
            <span class="badge mono whitespace-normal [overflow-wrap:anywhere]">{event}</span>
          )}
        </For>
      </dd>
    </dl>
  );
}
