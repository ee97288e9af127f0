import { useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  DELIVERED_EVENTS,
  WEBHOOK_DELIVERY_STATUSES,
  type Webhook,
  webhookOperations,
} from "../../../../contracts/admin/webhooks.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ListCard } from "../../kit/list-card.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { DeliveryRow } from "./delivery-row.tsx";
import { ReplayFailed } from "./replay-failed.tsx";
import { DELIVERY_LIST } from "./webhook-keys.ts";

const FRESH_EVERY_MS = 15_000;

type Filters = { status?: string; event?: string };

/** What was sent, with how each went. */
export function Deliveries(props: { readonly webhook: Webhook }): JSX.Element {
  const can = useCan();
  const [params, setParams] = useSearchParams<Filters & Record<string, string | undefined>>();
  const [isAsking, setAsking] = createSignal(false);
  const list = useList(
    webhookOperations,
    DELIVERY_LIST,
    () => ({ params: { webhookId: props.webhook.id }, query: queryOf(params) }),
    () => ({ refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const none = () =>
    Object.keys(queryOf(params)).length > 0
      ? { title: t("kit.nothing_found"), text: t("kit.nothing_found_text") }
      : { title: t("webhooks.no_deliveries"), text: t("webhooks.no_deliveries_text") };
  return (
    <section aria-label={t("webhooks.log")}>
      <div class="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div class="min-w-0">
          <h2>{t("webhooks.log")}</h2>
          <p class="hint mt-0">{t("webhooks.log_text")}</p>
        </div>
        <div class="grid w-full grid-cols-2 items-end gap-3 sm:flex sm:w-auto sm:flex-wrap">
          <SelectField
            label={t("kit.status")}
            class="sm:w-36"
            value={queryOf(params).status ?? ""}
            options={[
              { value: "", label: t("webhooks.any_status") },
              ...WEBHOOK_DELIVERY_STATUSES.map((value) => ({
                value,
                label: t(`webhooks.status_${value}`),
              })),
            ]}
            onChange={(status) => setParams({ status: status || undefined })}
          />
          <SelectField
            label={t("webhooks.event")}
            class="sm:w-56"
            value={queryOf(params).event_type ?? ""}
            options={[
              { value: "", label: t("webhooks.any_event") },
              ...DELIVERED_EVENTS.map((value) => ({ value, label: value })),
            ]}
            onChange={(event) => setParams({ event: event || undefined })}
          />
          <Show when={can("webhooks.manage")}>
            <Button class="col-span-2" onClick={() => setAsking(true)}>
              {t("webhooks.replay_failed")}
            </Button>
          </Show>
        </div>
      </div>
      <ListCard list={list} none={none()}>
        <ul class="divide-y divide-line">
          <For each={list.items()}>
            {(delivery) => <DeliveryRow delivery={delivery} webhook={props.webhook} />}
          </For>
        </ul>
      </ListCard>
      <Show when={isAsking()}>
        <ReplayFailed webhookId={props.webhook.id} onClose={() => setAsking(false)} />
      </Show>
    </section>
  );
}

/** An address may say anything; what is no filter is none. */
function queryOf({ status, event }: Filters) {
  const known = WEBHOOK_DELIVERY_STATUSES.find((one) => one === status);
  const event_type = DELIVERED_EVENTS.find((one) => one === event);
  return { ...(known && { status: known }), ...(event_type && { event_type }) };
}
