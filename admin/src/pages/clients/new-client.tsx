import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import { clientOperations } from "../../../../contracts/admin/clients.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { type ClientDraft, ClientFields } from "./client-fields.tsx";
import { countryOf } from "./countries.ts";

export function NewClient(props: { readonly onClose: () => void }): JSX.Element {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = createSignal<ClientDraft>({
    name: "",
    email: "",
    phone: null,
    website: null,
    industry: null,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    country: countryOf(navigator.language),
  });
  const attempt = createAttemptKey();
  const creation = useMutation(() => ({
    mutationFn: () =>
      call(clientOperations, "POST /clients", { body: draft() }, attempt.of(draft())),
    onSuccess: async (client) => {
      await queries.invalidateQueries();
      navigate(`/clients/${client.id}`);
    },
  }));
  return (
    <Dialog isOpen isWide onClose={props.onClose} title={t("clients.add")}>
      <Form onSubmit={() => creation.mutate()}>
        <ClientFields
          draft={draft()}
          onChange={(part) => setDraft({ ...draft(), ...part })}
          error={creation.error}
        />
        <FormError error={creation.error} />
        <FormActions isBusy={creation.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}
