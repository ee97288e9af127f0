import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import {
  type CreateIdentityKey,
  type IdentityKeyCreated,
  identityKeyOperations,
} from "../../../../../contracts/admin/identity-keys.ts";
import { ApiError, call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { Form } from "../../../kit/form.tsx";
import { FormActions } from "../../../kit/form-actions.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { ShownOnce } from "../../../kit/shown-once.tsx";
import { TextArea, TextField } from "../../../kit/text-field.tsx";
import { toast } from "../../../kit/toasts.tsx";
import { identityKeysKey } from "./identity-keys-query.ts";

const LABEL_CHARS_MAX = 80;
const PUBLIC_KEY_CHARS_MAX = 2_000;
const PUBLIC_KEY_PLACEHOLDER = "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----";

interface NewKeyProps {
  readonly widgetId: number;
  readonly onClose: () => void;
}

function useCreate(props: NewKeyProps, onMade: (made: IdentityKeyCreated) => void) {
  const queries = useQueryClient();
  return useMutation(() => ({
    mutationFn: (body: CreateIdentityKey) =>
      call(identityKeyOperations, "POST /widgets/:widgetId/identity-keys", {
        params: { widgetId: props.widgetId },
        body,
      }),
    onSuccess: async (made) => {
      onMade(made);
      await queries.invalidateQueries({ queryKey: identityKeysKey(props.widgetId) });
    },
  }));
}

/** A refusal of a field stands at the field; of anything else, below the form. */
function elsewhere(error: unknown): unknown {
  const isAtField =
    error instanceof ApiError && ["label", "public_key"].includes(error.field ?? "");
  return isAtField ? null : error;
}

export function NewSecret(props: NewKeyProps): JSX.Element {
  const [label, setLabel] = createSignal("");
  const [made, setMade] = createSignal<IdentityKeyCreated | null>(null);
  const creating = useCreate(props, setMade);
  // Whoever left while it is being made would have a live secret that nobody has ever seen.
  const leave = () => !creating.isPending && props.onClose();
  return (
    <Show
      when={made()}
      fallback={
        <Dialog
          isOpen
          onClose={leave}
          title={t("identity.add_secret")}
          description={t("identity.secret_text")}
        >
          <Form
            class="space-y-4"
            onSubmit={() => creating.mutate({ algorithm: "HS256", label: label() })}
          >
            <LabelField value={label()} onInput={setLabel} error={creating.error} />
            <FormError error={elsewhere(creating.error)} />
            <FormActions
              label={t("identity.add_secret")}
              isBusy={creating.isPending}
              onCancel={leave}
            />
          </Form>
        </Dialog>
      }
    >
      {(key) => (
        <ShownOnce
          title={t("identity.made")}
          text={t("identity.made_text")}
          kept={[
            { label: t("identity.secret"), text: key().secret ?? "" },
            {
              label: t("identity.key_id"),
              text: key().key_id,
              copyLabel: t("identity.copy_key_id"),
            },
          ]}
          done={t("identity.made_done")}
          onClose={props.onClose}
        />
      )}
    </Show>
  );
}

export function NewPublicKey(props: NewKeyProps): JSX.Element {
  const [label, setLabel] = createSignal("");
  const [publicKey, setPublicKey] = createSignal("");
  const creating = useCreate(props, () => {
    toast(t("identity.public_added"));
    props.onClose();
  });
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("identity.add_public")}
      description={t("identity.public_text")}
    >
      <Form
        class="space-y-4"
        onSubmit={() =>
          creating.mutate({ algorithm: "ES256", label: label(), public_key: publicKey() })
        }
      >
        <LabelField value={label()} onInput={setLabel} error={creating.error} />
        <TextArea
          label={t("identity.public_key")}
          hint={t("identity.public_key_hint")}
          rows={6}
          placeholder={PUBLIC_KEY_PLACEHOLDER}
          maxLength={PUBLIC_KEY_CHARS_MAX}
          value={publicKey()}
          onInput={setPublicKey}
          complaint={complaintOn(creating.error, "public_key")}
        />
        <FormError error={elsewhere(creating.error)} />
        <FormActions
          label={t("identity.add_public")}
          isBusy={creating.isPending}
          onCancel={props.onClose}
        />
      </Form>
    </Dialog>
  );
}

interface LabelFieldProps {
  readonly value: string;
  readonly onInput: (label: string) => void;
  readonly error: unknown;
}

function LabelField(props: LabelFieldProps): JSX.Element {
  return (
    <TextField
      label={t("identity.label")}
      hint={t("identity.label_hint")}
      isRequired
      hasFocus
      maxLength={LABEL_CHARS_MAX}
      value={props.value}
      onInput={props.onInput}
      complaint={complaintOn(props.error, "label")}
    />
  );
}
