import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type Webhook, webhookOperations } from "../../../../contracts/admin/webhooks.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { testWords } from "./test-words.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { renewWebhooks } from "./webhook-keys.ts";

interface OfWebhook {
  readonly webhook: Webhook;
}

export function WebhookActions(props: OfWebhook): JSX.Element {
  const [asked, setAsked] = createSignal<"edit" | "delete" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <TestButton webhook={props.webhook} />
      {/* One that we paused says so in a note of its own, with the way on. */}
      <Show when={props.webhook.paused_at === null}>
        <Show when={props.webhook.is_active} fallback={<ActivateButton webhook={props.webhook} />}>
          <PauseButton webhook={props.webhook} />
        </Show>
      </Show>
      <Button onClick={() => setAsked("edit")}>{t("webhooks.change")}</Button>
      <Button kind="danger" onClick={() => setAsked("delete")}>
        {t("kit.delete")}
      </Button>
      <Show when={asked() === "edit"}>
        <WebhookDialog webhook={props.webhook} onClose={close} onSaved={() => undefined} />
      </Show>
      <Show when={asked() === "delete"}>
        <DeleteDialog webhook={props.webhook} onClose={close} />
      </Show>
    </>
  );
}

function TestButton(props: OfWebhook): JSX.Element {
  const queries = useQueryClient();
  const testing = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "POST /webhooks/:webhookId/test", {
        params: { webhookId: props.webhook.id },
        body: {},
      }),
    onSuccess: async (delivery) => {
      const tell = delivery.status === "delivered" ? toast : toastProblem;
      tell(testWords(delivery));
      await renewWebhooks(queries);
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Button isBusy={testing.isPending} onClick={() => testing.mutate()}>
      {t("webhooks.test")}
    </Button>
  );
}

function useSetActive(id: () => number) {
  const queries = useQueryClient();
  return useMutation(() => ({
    mutationFn: (is_active: boolean) =>
      call(webhookOperations, "PATCH /webhooks/:webhookId", {
        params: { webhookId: id() },
        body: { is_active },
      }),
    onSuccess: async (_, isActive) => {
      toast(isActive ? t("webhooks.activated") : t("webhooks.paused_now"));
      await renewWebhooks(queries);
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
}

export function ActivateButton(props: OfWebhook): JSX.Element {
  const setting = useSetActive(() => props.webhook.id);
  return (
    <Button kind="primary" isBusy={setting.isPending} onClick={() => setting.mutate(true)}>
      {t("webhooks.activate")}
    </Button>
  );
}

function PauseButton(props: OfWebhook): JSX.Element {
  const setting = useSetActive(() => props.webhook.id);
  return (
    <Button isBusy={setting.isPending} onClick={() => setting.mutate(false)}>
      {t("webhooks.pause")}
    </Button>
  );
}

function DeleteDialog(props: OfWebhook & { readonly onClose: () => void }): JSX.Element {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const id = props.webhook.id;
  const deleting = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "DELETE /webhooks/:webhookId", { params: { webhookId: id } }),
    onSuccess: async () => {
      toast(t("webhooks.deleted"));
      navigate("/webhooks");
      await renewWebhooks(queries);
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("webhooks.delete_title")}
      description={t("webhooks.delete_text", { url: props.webhook.url })}
    >
      <FormError error={deleting.error} />
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
        <Button kind="danger" isBusy={deleting.isPending} onClick={() => deleting.mutate()}>
          {t("kit.delete")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
