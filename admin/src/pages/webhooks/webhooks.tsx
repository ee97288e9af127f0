import { A, useNavigate } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { type Webhook, webhookOperations } from "../../../../contracts/admin/webhooks.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { AgoOrNever } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WEBHOOK_LIST } from "./webhook-keys.ts";
import { WebhookState } from "./webhook-state.tsx";

/** Where events are sent to. */
export function WebhooksPage(): JSX.Element {
  usePageTitle(() => t("layout.webhooks"));
  const can = useCan();
  const navigate = useNavigate();
  const [isAdding, setAdding] = createSignal(false);
  const list = useList(webhookOperations, WEBHOOK_LIST, () => ({ query: clientQuery() }));
  return (
    <Page
      title={t("layout.webhooks")}
      text={t("webhooks.text")}
      actions={
        <Show when={can("webhooks.manage")}>
          <Button kind="primary" onClick={() => setAdding(true)}>
            <Plus size={16} aria-hidden="true" />
            {t("webhooks.add")}
          </Button>
        </Show>
      }
    >
      <ListTable
        list={list}
        none={{ title: t("webhooks.none"), text: t("webhooks.none_text") }}
        columns={[
          { head: t("webhooks.url"), cell: (webhook) => <Where webhook={webhook} /> },
          {
            head: t("webhooks.events"),
            cell: (webhook) => (
              <span title={webhook.events.join(", ")}>
                {tn("webhooks.events_count", webhook.events.length)}
              </span>
            ),
          },
          { head: t("kit.status"), cell: (webhook) => <WebhookState webhook={webhook} /> },
          {
            head: t("webhooks.last_delivered"),
            cell: (webhook) => (
              <AgoOrNever at={webhook.last_delivered_at} zone={webhook.client_timezone} />
            ),
          },
        ]}
      />
      <Show when={isAdding()}>
        <WebhookDialog
          webhook={null}
          onClose={() => setAdding(false)}
          // Its secret is what one needs next.
          onSaved={({ id }) => navigate(`/webhooks/${id}`)}
        />
      </Show>
    </Page>
  );
}

function Where(props: { readonly webhook: Webhook }): JSX.Element {
  const showsAll = useShowsAllClients();
  return (
    <div class="max-w-xl">
      <A class="link [overflow-wrap:anywhere]" href={`/webhooks/${props.webhook.id}`}>
        {props.webhook.url}
      </A>
      <Show when={props.webhook.description}>
        <span class="block text-xs text-muted [overflow-wrap:anywhere]">
          {props.webhook.description}
        </span>
      </Show>
      <Show when={showsAll()}>
        <span class="block text-xs text-muted">{props.webhook.client_name}</span>
      </Show>
    </div>
  );
}
