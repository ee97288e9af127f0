import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type InvitedUser, type User, userOperations } from "../../../../contracts/admin/users.ts";
import { ROLES, type Role } from "../../../../contracts/rights.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { locale, t } from "../../i18n/i18n.ts";
import { ClientField } from "../../kit/client-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";
import { TEAM_KEY } from "./change-member.ts";
import { invitationProblem } from "./invitation-problem.ts";

/** Nobody invites somebody with more rights than their own. */
function rolesFor(isAgency: boolean) {
  const roles = ROLES.filter((role) => role !== "super_admin" || isAgency);
  return roles.map((value) => ({ value, label: t(`team.role_${value}`) }));
}

export function InviteUser(props: { readonly onClose: () => void }): JSX.Element {
  const queries = useQueryClient();
  const [unsent, setUnsent] = createSignal<User | null>(null);
  const finish = (user: User) => {
    toast(t("team.invitation_sent", { email: user.email }));
    props.onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("team.invite")}
      description={t("team.invite_text")}
    >
      <Show
        when={unsent()}
        fallback={
          <InvitationForm
            onInvited={(user) => {
              if (user.invitation_sent) finish(user);
              else setUnsent(user);
              return queries.invalidateQueries({ queryKey: [TEAM_KEY] });
            }}
            onClose={props.onClose}
          />
        }
      >
        {(user) => <Unsent user={user()} onSent={() => finish(user())} onClose={props.onClose} />}
      </Show>
    </Dialog>
  );
}

interface InvitationFormProps {
  readonly onInvited: (user: InvitedUser) => Promise<void>;
  readonly onClose: () => void;
}

function InvitationForm(props: InvitationFormProps): JSX.Element {
  const me = useMe();
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
    onSuccess: (user) => props.onInvited(user),
  }));
  return (
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
      <Problem error={inviting.error} />
      <FormActions
        label={t("team.send")}
        isBusy={inviting.isPending}
        onCancel={() => props.onClose()}
      />
    </Form>
  );
}

function Problem(props: { readonly error: unknown }): JSX.Element {
  return (
    <Show when={props.error}>
      <p class="complaint" role="alert">
        {invitationProblem(props.error)}
      </p>
    </Show>
  );
}

interface UnsentProps {
  readonly user: User;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

/** The user is there, the mail is not: only that has to be done again. */
function Unsent(props: UnsentProps): JSX.Element {
  const sending = useMutation(() => ({
    mutationFn: () =>
      call(userOperations, "POST /users/:userId/invitation", {
        params: { userId: props.user.id },
        body: {},
      }),
    onSuccess: () => props.onSent(),
  }));
  return (
    <Form class="space-y-4" onSubmit={() => sending.mutate()}>
      <p role="alert">{t("team.not_sent", { name: props.user.name })}</p>
      <Problem error={sending.error} />
      <FormActions
        label={t("team.invite_again")}
        isBusy={sending.isPending}
        onCancel={() => props.onClose()}
      />
    </Form>
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
