import { useMutation, useQueryClient } from "@tanstack/solid-query";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createSignal, type JSX, Show } from "solid-js";
import {
  type Webhook,
  type WebhookDelivery,
  webhookOperations,
} from "../../../../contracts/admin/webhooks.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Time } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { renewWebhooks } from "./webhook-keys.ts";

const TONES: Record<WebhookDelivery["status"], Tone> = {
  pending: "warning",
  delivered: "success",
  failed: "danger",
};

interface RowProps {
  readonly delivery: WebhookDelivery;
  readonly webhook: Webhook;
}

/** One delivery in a line; what was sent and what came back is drawn once it is opened. */
export function DeliveryRow(props: RowProps): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <li>
      <details class="group" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary class="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover">
          <ChevronRight
            size={16}
            class="shrink-0 text-muted group-open:rotate-90"
            aria-hidden="true"
          />
          <Badge tone={TONES[props.delivery.status]}>
            {t(`webhooks.status_${props.delivery.status}`)}
          </Badge>
          <span class="mono min-w-0 flex-1 [overflow-wrap:anywhere]">
            {props.delivery.event_type}
          </span>
          <span class="text-xs text-muted">{tn("webhooks.attempts", props.delivery.attempts)}</span>
          <Time at={props.delivery.created_at} zone={props.webhook.client_timezone} />
        </summary>
        <Show when={isOpen()}>
          <Details delivery={props.delivery} webhook={props.webhook} />
        </Show>
      </details>
    </li>
  );
}

function Details(props: RowProps): JSX.Element {
  const can = useCan();
  const body = () =>
    props.delivery.payload === null ? null : JSON.stringify(props.delivery.payload, null, 2);
  // A test is sent anew by its own button; what waits is sent by itself.
  const canReplay = () =>
    body() !== null && props.delivery.event_type !== "test" && props.delivery.status !== "pending";
  return (
    <div class="space-y-3 px-4 pt-3 pb-4">
      <Facts delivery={props.delivery} webhook={props.webhook} />
      <Show when={props.delivery.response_text}>
        <div>
          <p class="label">{t("webhooks.response")}</p>
          <Code text={props.delivery.response_text ?? ""} />
        </div>
      </Show>
      <div>
        <p class="label">{t("webhooks.payload")}</p>
        <Show when={body()} fallback={<p class="text-muted">{t("webhooks.erased")}</p>}>
          {(text) => <Code text={text()} />}
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={body()}>{(text) => <CopyButton text={text()} />}</Show>
        <Show when={can("webhooks.manage") && canReplay()}>
          <ReplayButton delivery={props.delivery} webhook={props.webhook} />
        </Show>
      </div>
    </div>
  );
}

function Facts(props: RowProps): JSX.Element {
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
      <dt class="text-muted">{t("webhooks.message_id")}</dt>
      <dd class="mono [overflow-wrap:anywhere]">{props.delivery.message_id}</dd>
      <Show when={props.delivery.sequence !== null}>
        <dt class="text-muted">{t("webhooks.sequence")}</dt>
        <dd>{props.delivery.sequence}</dd>
      </Show>
      <Show when={props.delivery.response_status !== null}>
        <dt class="text-muted">{t("webhooks.response_status")}</dt>
        <dd>{props.delivery.response_status}</dd>
      </Show>
      <Show when={props.delivery.duration_ms !== null}>
        <dt class="text-muted">{t("webhooks.duration")}</dt>
        <dd>{t("webhooks.milliseconds", { count: props.delivery.duration_ms ?? 0 })}</dd>
      </Show>
      <Show when={props.delivery.last_error}>
        <dt class="text-muted">{t("webhooks.last_error")}</dt>
        <dd class="text-danger [overflow-wrap:anywhere]">{props.delivery.last_error}</dd>
      </Show>
      <Show when={props.delivery.next_attempt_at}>
        {(at) => (
          <>
            <dt class="text-muted">{t("webhooks.next_attempt")}</dt>
            <dd>
              <Time at={at()} zone={props.webhook.client_timezone} />
            </dd>
          </>
        )}
      </Show>
    </dl>
  );
}

/** Scrolls within itself, and can be reached for that by the keyboard. */
function Code(props: { readonly text: string }): JSX.Element {
  return (
    // What scrolls must be reachable without a pointer.
    <pre
      class="mono max-h-80 overflow-auto rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]"
      tabindex="0"
    >
      {props.text}
    </pre>
  );
}

function ReplayButton(props: RowProps): JSX.Element {
  const queries = useQueryClient();
  const replaying = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "POST /webhooks/:webhookId/deliveries/:deliveryId/replay", {
        params: { webhookId: props.webhook.id, deliveryId: props.delivery.id },
        body: {},
      }),
    onSuccess: async () => {
      toast(t("webhooks.replayed"));
      await renewWebhooks(queries);
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Button isBusy={replaying.isPending} onClick={() => replaying.mutate()}>
      {t("webhooks.replay")}
    </Button>
  );
}
