import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { leadOperations } from "../../../../contracts/admin/leads.ts";
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

const FIELDS = [
  ["name", "kit.name", "text"],
  ["email", "kit.email", "email"],
  ["phone", "kit.phone", "tel"],
  ["company", "leads.company", "text"],
] as const;

export function NewLead(props: { readonly onClose: () => void }): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wish, setWish] = createSignal({ name: "", email: "", phone: "", company: "" });
  const [clientId, setClientId] = createSignal(String(chosenClientId() ?? ""));
  const attempt = createAttemptKey();
  const creation = useMutation(() => ({
    mutationFn: () => {
      const { name, email, phone, company } = wish();
      const body = {
        name: name || null,
        email: email.trim() || null,
        phone: phone || null,
        company: company || null,
        ...(clientId() ? { client_id: Number(clientId()) } : {}),
      };
      return call(leadOperations, "POST /leads", { body }, attempt.of(body));
    },
    onSuccess: async (lead) => {
      await queries.invalidateQueries({ queryKey: ["GET /leads"] });
      navigate(`/leads/${lead.id}`);
    },
  }));
  const complaint = (field: string) => complaintOn(creation.error, field);
  return (
    <Dialog isOpen onClose={props.onClose} title={t("leads.add")}>
      <Form class="space-y-4" onSubmit={() => creation.mutate()}>
        <Show when={me.data?.client === null}>
          <ClientField
            value={clientId()}
            onChange={setClientId}
            complaint={complaint("client_id")}
          />
        </Show>
        <For each={FIELDS}>
          {([field, label, type]) => (
            <TextField
              label={t(label)}
              type={type}
              value={wish()[field]}
              onInput={(text) => setWish({ ...wish(), [field]: text })}
              complaint={complaint(field)}
            />
          )}
        </For>
        <FormError error={creation.error} />
        <FormActions isBusy={creation.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}
