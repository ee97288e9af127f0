import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { complaintOn, sentenceFor } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { TextField } from "../../kit/text-field.tsx";

export function NewLead(props: { readonly onClose: () => void }): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wish, setWish] = createSignal({ name: "", email: "", phone: "", company: "" });
  const [clientId, setClientId] = createSignal("");
  const put = (part: Partial<ReturnType<typeof wish>>) => setWish({ ...wish(), ...part });
  const creation = useMutation(() => ({
    mutationFn: () => {
      const { name, email, phone, company } = wish();
      const client = clientId() ? { client_id: Number(clientId()) } : {};
      return call(leadOperations, "POST /leads", {
        body: { name: name || null, email: email.trim() || null, phone: phone || null, company: company || null, ...client },
      });
    },
    onSuccess: async (lead) => {
      await queries.invalidateQueries({ queryKey: ["GET /leads"] });
      navigate(`/leads/${lead.id}`);
    },
  }));
  const complaint = (field: string) => complaintOn(creation.error, field);
  return (
    <Dialog isOpen onClose={props.onClose} title={t("leads.add")}>
      <form
        class="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate();
        }}
      >
        <Show when={me.data?.client === null}>
          <ClientField value={clientId()} onChange={setClientId} complaint={complaint("client_id")} />
        </Show>
        <TextField
          label={t("kit.name")}
          hasFocus
          value={wish().name}
          onInput={(name) => put({ name })}
          complaint={complaint("name")}
        />
        <TextField
          label={t("kit.email")}
          type="email"
          value={wish().email}
          onInput={(email) => put({ email })}
          complaint={complaint("email")}
        />
        <TextField
          label={t("kit.phone")}
          type="tel"
          value={wish().phone}
          onInput={(phone) => put({ phone })}
          complaint={complaint("phone")}
        />
        <TextField
          label={t("leads.company")}
          value={wish().company}
          onInput={(company) => put({ company })}
          complaint={complaint("company")}
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
