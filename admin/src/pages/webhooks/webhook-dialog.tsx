import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import {
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookEvent,
  webhookOperations,
} from "../../../../contracts/admin/webhooks.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { chosenClientId } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { EventChoice } from "./event-choice.tsx";
import { renewWebhooks } from "./webhook-keys.ts";

const URL_CHARS_MAX = 2_000;
const DESCRIPTION_CHARS_MAX = 200;

interface Draft {
  readonly url: string;
  readonly events: WebhookEvent[];
  readonly description: string;
}

interface WebhookDialogProps {
  /** Null for a new one. */
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onSaved: (webhook: Webhook) => void;
}

export function WebhookDialog(props: WebhookDialogProps): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [draft, setDraft] = createSignal(draftOf(props.webhook));
  const put = (part: Partial<Draft>) => {
    // What is complained of is being mended.
    if (saving.isError) saving.reset();
    setDraft({ ...draft(), ...part });
  };
  const [clientId, setClientId] = createSignal(String(chosenClientId() ?? ""));
  const attempt = createAttemptKey();
  const id = props.webhook?.id;
  const saving = useMutation(() => ({
    mutationFn: () => {
      const { url, events, description } = draft();
      const fields = { url: url.trim(), events, description: description.trim() || null };
      if (id !== undefined) {
        const params = { webhookId: id };
        return call(webhookOperations, "PATCH /webhooks/:webhookId", { params, body: fields });
      }
      const body = { ...fields, ...(clientId() ? { client_id: Number(clientId()) } : {}) };
      return call(webhookOperations, "POST /webhooks", { body }, attempt.of(body));
    },
    onSuccess: async (saved) => {
      attempt.succeed();
      await renewWebhooks(queries);
      props.onClose();
      props.onSaved(saved);
    },
  }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.webhook ? t("webhooks.edit_title") : t("webhooks.new_title")}
    >
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <Show when={id === undefined && me.data?.client === null}>
          <ClientField
            value={clientId()}
            onChange={setClientId}
            complaint={complaintOn(saving.error, "client_id")}
          />
        </Show>
        <Fields draft={draft()} onChange={put} error={saving.error} />
        <FormError error={saving.error} />
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly error: unknown;
}

function Fields(props: FieldsProps): JSX.Element {
  return (
    <>
      <TextField
        label={t("webhooks.url")}
        hint={t("webhooks.url_hint")}
        type="url"
        isRequired
        placeholder="https://"
        maxLength={URL_CHARS_MAX}
        value={props.draft.url}
        onInput={(url) => props.onChange({ url })}
        complaint={complaintOn(props.error, "url")}
      />
      <EventChoice
        chosen={props.draft.events}
        onChange={(events) => props.onChange({ events })}
        complaint={complaintOn(props.error, "events")}
      />
      <TextField
        label={t("webhooks.description")}
        hint={t("webhooks.description_hint")}
        maxLength={DESCRIPTION_CHARS_MAX}
        value={props.draft.description}
        onInput={(description) => props.onChange({ description })}
        complaint={complaintOn(props.error, "description")}
      />
    </>
  );
}

function draftOf(webhook: Webhook | null): Draft {
  // What this dashboard does not know of yet could not be shown, and so not be chosen.
  const events: WebhookEvent[] = WEBHOOK_EVENTS.filter((one) => webhook?.events.includes(one));
  return { url: webhook?.url ?? "", events, description: webhook?.description ?? "" };
}
