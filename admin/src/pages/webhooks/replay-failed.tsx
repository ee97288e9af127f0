import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import { webhookOperations } from "../../../../contracts/admin/webhooks.ts";
import { call } from "../../api/client.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { toast } from "../../kit/toasts.tsx";
import { renewWebhooks } from "./webhook-keys.ts";

const HOUR_MS = 3_600_000;
const SINCE_HOURS = ["1", "24", "72", "720"] as const;
type SinceHours = (typeof SINCE_HOURS)[number];

interface ReplayFailedProps {
  readonly webhookId: number;
  readonly onClose: () => void;
}

export function ReplayFailed(props: ReplayFailedProps): JSX.Element {
  const queries = useQueryClient();
  const [hours, setHours] = createSignal<SinceHours>("24");
  const replaying = useMutation(() => ({
    mutationFn: () =>
      call(webhookOperations, "POST /webhooks/:webhookId/replay-failed", {
        params: { webhookId: props.webhookId },
        body: { since: new Date(Date.now() - Number(hours()) * HOUR_MS).toISOString() },
      }),
    onSuccess: async ({ replayed }) => {
      toast(tn("webhooks.replayed_all", replayed));
      props.onClose();
      await renewWebhooks(queries);
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("webhooks.replay_failed")}
      description={t("webhooks.replay_failed_text")}
    >
      <Form onSubmit={() => replaying.mutate()}>
        <SelectField
          label={t("webhooks.replay_since")}
          value={hours()}
          options={SINCE_HOURS.map((value) => ({
            value,
            label: t(`webhooks.replay_since_${value}`),
          }))}
          onChange={setHours}
        />
        <FormError error={replaying.error} />
        <FormActions
          label={t("webhooks.replay")}
          isBusy={replaying.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
