import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { clientOperations } from "../../../../contracts/admin/clients.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { type ClientDraft, ClientFields } from "./client-fields.tsx";

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
  });
  const creation = useMutation(() => ({
    mutationFn: () => call(clientOperations, "POST /clients", { body: draft() }),
    onSuccess: async (client) => {
      await queries.invalidateQueries();
      navigate(`/clients/${client.id}`);
    },
  }));
  return (
    <Dialog isOpen isWide onClose={props.onClose} title={t("clients.add")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate();
        }}
      >
        <ClientFields
          draft={draft()}
          onChange={(part) => setDraft({ ...draft(), ...part })}
          error={creation.error}
        />
        <Show when={creation.error}>
          <p class="complaint" role="alert">
            {sentenceFor(creation.error)}
          </p>
        </Show>
        <DialogActions>
          <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
          <Button type="submit" kind="primary" isBusy={creation.isPending}>
            {t("kit.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
