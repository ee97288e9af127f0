import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type Webhook, webhookOperations } from "../../../../contracts/admin/webhooks.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toasts.tsx";
import { renewWebhooks } from "./webhook-keys.ts";

const KEEP_HOURS = ["0", "24", "72", "168"] as const;
type KeepHours = (typeof KEEP_HOURS)[number];

interface OfWebhook {
  readonly webhook: Webhook;
}

/** What the receiver checks signatures with: fetched when it is asked for, and gone with the page. */
export function SecretCard(props: OfWebhook): JSX.Element {
  const [secret, setSecret] = createSignal<string | null>(null);
  const [isAsking, setAsking] = createSignal(false);
  const reading = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "GET /webhooks/:webhookId/secret", {
        params: { webhookId: props.webhook.id },
      }),
    onSuccess: (answer) => setSecret(answer.secret),
  }));
  return (
    <Card title={t("webhooks.secret")} text={t("webhooks.secret_hint")}>
      <Show when={secret()}>
        {(text) => (
          <p class="mono mb-2 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
            {text()}
          </p>
        )}
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show
          when={secret()}
          fallback={
            <Button isBusy={reading.isPending} onClick={() => reading.mutate()}>
              {t("widgets.secret_show")}
            </Button>
          }
        >
          {(text) => (
            <>
              <CopyButton text={text()} />
              <Button onClick={() => setSecret(null)}>{t("widgets.secret_hide")}</Button>
            </>
          )}
        </Show>
        <Button onClick={() => setAsking(true)}>{t("webhooks.rotate")}</Button>
      </div>
      <FormError error={reading.error} />
      <Show when={props.webhook.previous_secret_until}>
        {(until) => (
          <p class="hint">
            {t("webhooks.previous_until")}{" "}
            <Time at={until()} zone={props.webhook.client_timezone} />
          </p>
        )}
      </Show>
      <Show when={isAsking()}>
        <RotateDialog
          webhook={props.webhook}
          onClose={() => setAsking(false)}
          // The one that is shown is the one before, by now.
          onRotated={() => setSecret(null)}
        />
      </Show>
    </Card>
  );
}

function RotateDialog(
  props: OfWebhook & { readonly onClose: () => void; readonly onRotated: () => void },
): JSX.Element {
  const queries = useQueryClient();
  const [hours, setHours] = createSignal<KeepHours>("24");
  const rotating = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "POST /webhooks/:webhookId/rotate-secret", {
        params: { webhookId: props.webhook.id },
        body: { keep_previous_hours: Number(hours()) },
      }),
    onSuccess: async () => {
      toast(t("webhooks.rotated"));
      props.onRotated();
      props.onClose();
      await renewWebhooks(queries);
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("webhooks.rotate_title")}
      description={t("webhooks.rotate_text")}
    >
      <Form onSubmit={() => rotating.mutate()}>
        <SelectField
          label={t("webhooks.keep_for")}
          value={hours()}
          options={KEEP_HOURS.map((value) => ({ value, label: t(`webhooks.keep_hours_${value}`) }))}
          onChange={setHours}
        />
        <FormError error={rotating.error} />
        <FormActions
          label={t("webhooks.rotate")}
          isBusy={rotating.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
