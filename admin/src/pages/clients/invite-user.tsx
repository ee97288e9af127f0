import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { userOperations } from "../../../../contracts/admin/users.ts";
import { ROLES, type Role } from "../../../../contracts/rights.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";

/** Nobody invites somebody with more rights than their own. */
function rolesFor(isAgency: boolean) {
  const roles = ROLES.filter((role) => role !== "super_admin" || isAgency);
  return roles.map((value) => ({ value, label: t(`team.role_${value}`) }));
}

export function InviteUser(props: { readonly onClose: () => void }): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<Role>("client_user");
  const [clientId, setClientId] = createSignal("");
  const isAgency = () => me.data?.role === "super_admin";
  const inviting = useMutation(() => ({
    mutationFn: () =>
      call(userOperations, "POST /users", {
        body: {
          name: name(),
          email: email().trim(),
          role: role(),
          locale: locale(),
          ...(clientId() && { client_id: Number(clientId()) }),
        },
      }),
    onSuccess: async (user) => {
      toast(t("team.invitation_sent", { email: user.email }));
      props.onClose();
      await queries.invalidateQueries({ queryKey: ["GET /users"] });
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("team.invite")}
      description={t("team.invite_text")}
    >
      <Form class="space-y-4" onSubmit={() => inviting.mutate()}>
        <Person
          name={name()}
          email={email()}
          onName={setName}
          onEmail={setEmail}
          error={inviting.error}
        />
        <SelectField
          label={t("team.role")}
          hint={t(`team.role_hint_${role()}`)}
          value={role()}
          options={rolesFor(isAgency())}
          onChange={setRole}
          complaint={complaintOn(inviting.error, "role")}
        />
        <Show when={isAgency() && role() !== "super_admin"}>
          <ClientField
            value={clientId()}
            onChange={setClientId}
            complaint={complaintOn(inviting.error, "client_id")}
          />
        </Show>
        <FormError error={inviting.error} />
        <FormActions
          label={t("team.send")}
          isBusy={inviting.isPending}
          onCancel={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}

interface PersonProps {
  readonly name: string;
  readonly email: string;
  readonly onName: (name: string) => void;
  readonly onEmail: (email: string) => void;
  readonly error: unknown;
}

function Person(props: PersonProps): JSX.Element {
  return (
    <>
      <TextField
        label={t("kit.name")}
        isRequired
        hasFocus
        value={props.name}
        onInput={props.onName}
        complaint={complaintOn(props.error, "name")}
      />
      <TextField
        label={t("kit.email")}
        type="email"
        isRequired
        value={props.email}
        onInput={props.onEmail}
        complaint={complaintOn(props.error, "email")}
      />
    </>
  );
}
