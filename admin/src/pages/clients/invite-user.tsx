import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { userOperations } from "../../../../contracts/admin/users.ts";
import { ROLES, type Role } from "../../../../contracts/rights.ts";
import { call } from "../../api/client.ts";
import { complaintOn, sentenceFor } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";

export function InviteUser(props: { readonly onClose: () => void }): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<Role>("client_user");
  const [clientId, setClientId] = createSignal("");
  const isAgency = () => me.data?.role === "super_admin";
  const roles = () => ROLES.filter((one) => one !== "super_admin" || isAgency());
  const inviting = useMutation(() => ({
    mutationFn: () =>
      call(userOperations, "POST /users", {
        body: {
          name: name(),
          email: email().trim(),
          role: role(),
          locale: locale(),
          ...(clientId() ? { client_id: Number(clientId()) } : {}),
        },
      }),
    onSuccess: async (user) => {
      toast(t("team.invitation_sent", { email: user.email }));
      props.onClose();
      await queries.invalidateQueries({ queryKey: ["GET /users"] });
    },
  }));
  const complaint = (field: string) => complaintOn(inviting.error, field);
  return (
    <Dialog isOpen onClose={props.onClose} title={t("team.invite")} description={t("team.invite_text")}>
      <form
        class="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          inviting.mutate();
        }}
      >
        <TextField
          label={t("kit.name")}
          isRequired
          hasFocus
          value={name()}
          onInput={setName}
          complaint={complaint("name")}
        />
        <TextField
          label={t("kit.email")}
          type="email"
          isRequired
          value={email()}
          onInput={setEmail}
          complaint={complaint("email")}
        />
        <SelectField
          label={t("team.role")}
          hint={t(`team.role_hint_${role()}`)}
          value={role()}
          options={roles().map((value) => ({ value, label: t(`team.role_${value}`) }))}
          onChange={setRole}
          complaint={complaint("role")}
        />
        <Show when={isAgency() && role() !== "super_admin"}>
          <ClientField value={clientId()} onChange={setClientId} complaint={complaint("client_id")} />
        </Show>
        <Show when={inviting.error}>
          <p class="complaint" role="alert">
            {sentenceFor(inviting.error)}
          </p>
        </Show>
        <DialogActions>
          <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
          <Button type="submit" kind="primary" isBusy={inviting.isPending}>
            {t("team.send")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
