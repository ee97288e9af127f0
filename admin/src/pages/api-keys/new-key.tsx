import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type ApiKeyCreated, apiKeyOperations } from "../../../../contracts/admin/api-keys.ts";
import type { Right } from "../../../../contracts/rights.ts";
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
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { NewKeyShown } from "./new-key-shown.tsx";
import { ScopeChoice } from "./scope-choice.tsx";

const NAME_CHARS_MAX = 80;
const DAY_MS = 86_400_000;
const EXPIRIES = ["30", "90", "365", "never"] as const;
type Expiry = (typeof EXPIRIES)[number];

export function NewKey(props: { readonly onClose: () => void }): JSX.Element {
  const [made, setMade] = createSignal<ApiKeyCreated | null>(null);
  return (
    <Show when={made()} fallback={<NewKeyForm onClose={props.onClose} onMade={setMade} />}>
      {(key) => <NewKeyShown made={key()} onClose={props.onClose} />}
    </Show>
  );
}

interface NewKeyFormProps {
  readonly onClose: () => void;
  readonly onMade: (made: ApiKeyCreated) => void;
}

function NewKeyForm(props: NewKeyFormProps): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = createSignal("");
  const [scopes, setScopes] = createSignal<Right[]>([]);
  const [expiry, setExpiry] = createSignal<Expiry>("90");
  const [clientId, setClientId] = createSignal(String(chosenClientId() ?? ""));
  const creation = useMutation(() => ({
    mutationFn: () =>
      call(apiKeyOperations, "POST /api-keys", {
        body: {
          name: name(),
          scopes: scopes(),
          expires_at: instantOf(expiry()),
          ...(clientId() ? { client_id: Number(clientId()) } : {}),
        },
      }),
    onSuccess: async (made) => {
      props.onMade(made);
      await queries.invalidateQueries({ queryKey: ["GET /api-keys"] });
    },
  }));
  const complaint = (field: string) => complaintOn(creation.error, field);
  return (
    <Dialog isOpen isWide onClose={props.onClose} title={t("keys.new_title")}>
      <Form class="space-y-4" onSubmit={() => creation.mutate()}>
        <Show when={me.data?.client === null}>
          <ClientField
            value={clientId()}
            onChange={setClientId}
            complaint={complaint("client_id")}
          />
        </Show>
        <TextField
          label={t("kit.name")}
          hint={t("keys.name_hint")}
          isRequired
          maxLength={NAME_CHARS_MAX}
          value={name()}
          onInput={setName}
          complaint={complaint("name")}
        />
        <ScopeChoice chosen={scopes()} onChange={setScopes} complaint={complaint("scopes")} />
        <SelectField
          class="max-w-xs"
          label={t("keys.expiry")}
          hint={t("keys.expiry_hint")}
          value={expiry()}
          options={EXPIRIES.map((value) => ({ value, label: t(`keys.expiry_${value}`) }))}
          onChange={setExpiry}
          complaint={complaint("expires_at")}
        />
        <FormError error={creation.error} />
        <FormActions
          label={t("keys.add")}
          isBusy={creation.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}

function instantOf(expiry: Expiry): string | null {
  return expiry === "never" ? null : new Date(Date.now() + Number(expiry) * DAY_MS).toISOString();
}
