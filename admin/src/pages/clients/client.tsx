import { A, useNavigate, useParams } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  type Client,
  type ClientDeletion,
  clientOperations,
} from "../../../../contracts/admin/clients.ts";
import type { Right } from "../../../../contracts/rights.ts";
import { chooseClient } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ConfirmName } from "../../kit/confirm-name.tsx";
import { Form } from "../../kit/form.tsx";
import { createFormChanges } from "../../kit/form-changes.ts";
import { FormError } from "../../kit/form-error.tsx";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { formatNumber } from "../../kit/stat.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { type ClientDraft, ClientFields } from "./client-fields.tsx";
import { LeadRules, type LeadRulesDraft } from "./lead-rules.tsx";

const keyOf = (id: string | number) => ["client", String(id)] as const;

export function ClientPage(): JSX.Element {
  const params = useParams<{ clientId: string }>();
  const query = useQuery(() => ({
    queryKey: keyOf(params.clientId),
    queryFn: () => call(clientOperations, "GET /clients/:clientId", { params }),
    refetchOnWindowFocus: false,
  }));
  return (
    <Loaded query={query}>
      {(client) => (
        <Show when={client().id} keyed>
          <Detail client={client()} />
        </Show>
      )}
    </Loaded>
  );
}

type ClientChange = ClientDraft & LeadRulesDraft & Pick<Client, "status">;

function Detail(props: { readonly client: Client }): JSX.Element {
  usePageTitle(() => props.client.name);
  const can = useCan();
  const queries = useQueryClient();
  const changes = createFormChanges<ClientChange>();
  const saving = useMutation(() => ({
    mutationFn: (body: Partial<ClientChange>) =>
      call(clientOperations, "PATCH /clients/:clientId", {
        params: { clientId: props.client.id },
        body,
      }),
    onSuccess: async (saved, sent) => {
      queries.setQueryData(keyOf(saved.id), saved);
      changes.settle(sent);
      toast(t("clients.saved"));
      await queries.invalidateQueries();
    },
  }));
  return (
    <Page title={props.client.name} actions={<Theirs client={props.client} />}>
      <Show when={can("leads.convert") && props.client.converted_from_lead_id}>
        {(id) => (
          <p class="mb-4">
            <A class="link" href={`/leads/${id()}`}>
              {t("clients.began_as_lead")}
            </A>
          </p>
        )}
      </Show>
      <div class="grid max-w-3xl gap-5">
        <Card title={t("clients.details")}>
          <Form class="space-y-4" onSubmit={() => saving.mutate(changes.fields())}>
            <ClientFields
              draft={{ ...props.client, ...changes.fields() }}
              onChange={changes.put}
              error={saving.error}
            />
            <Show when={can("clients.manage")}>
              <SelectField
                class="max-w-xs"
                label={t("kit.status")}
                hint={t("clients.status_hint")}
                value={changes.fields().status ?? props.client.status}
                options={[
                  { value: "active", label: t("clients.status_active") },
                  { value: "inactive", label: t("clients.status_inactive") },
                ]}
                onChange={(status) => changes.put({ status })}
              />
            </Show>
            <LeadRules
              draft={{ ...props.client, ...changes.fields() }}
              onChange={changes.put}
              error={saving.error}
            />
            <FormError error={saving.error} />
            <Button
              type="submit"
              kind="primary"
              isBusy={saving.isPending}
              disabled={!changes.isDirty()}
            >
              {t("kit.save")}
            </Button>
          </Form>
        </Card>
        <Show when={can("clients.manage")}>
          <DeleteClient client={props.client} onDeleted={changes.clear} />
        </Show>
      </div>
      <LeaveGuard isDirty={changes.isDirty()} />
    </Page>
  );
}

const THEIRS = [
  ["/widgets", "widgets.read", "layout.widgets"],
  ["/team", "users.read", "layout.team"],
  ["/leads", "leads.read", "layout.leads"],
] as const satisfies readonly (readonly [string, Right, TextKey])[];

/** The pages about what is theirs; for who sees all clients, limited to this one. */
function Theirs(props: { readonly client: Client }): JSX.Element {
  const can = useCan();
  const choose = () => {
    if (can("clients.manage")) chooseClient(props.client.id);
  };
  return (
    <For each={THEIRS.filter(([, right]) => can(right))}>
      {([address, , label]) => (
        <A class="btn" href={address} onClick={choose}>
          {t(label)}
        </A>
      )}
    </For>
  );
}

const GOES: readonly (readonly [Exclude<keyof ClientDeletion, "name">, TextKey])[] = [
  ["widgets", "layout.widgets"],
  ["entries", "widgets.entries"],
  ["conversations", "layout.conversations"],
  ["messages", "analytics.messages"],
  ["leads", "layout.leads"],
  ["appointments", "layout.appointments"],
  ["users", "layout.team"],
];

/** Shows what will go before it goes. */
function DeleteClient(props: {
  readonly client: Client;
  readonly onDeleted: () => void;
}): JSX.Element {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isOpen, setOpen] = createSignal(false);
  const losses = useQuery(() => ({
    queryKey: ["client-deletion", props.client.id],
    enabled: isOpen(),
    queryFn: () =>
      call(clientOperations, "GET /clients/:clientId/deletion", {
        params: { clientId: props.client.id },
      }),
  }));
  const deletion = useMutation(() => ({
    mutationFn: (confirm_name: string) =>
      call(clientOperations, "DELETE /clients/:clientId", {
        params: { clientId: props.client.id },
        body: { confirm_name },
      }),
    onSuccess: async () => {
      props.onDeleted();
      navigate("/clients");
      toast(t("clients.deleted", { name: props.client.name }));
      await queries.invalidateQueries();
    },
  }));
  return (
    <Card title={t("clients.delete")} text={t("clients.delete_text")}>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t("clients.delete")}
      </Button>
      <Show when={isOpen()}>
        <ConfirmName
          isOpen
          onClose={() => setOpen(false)}
          title={t("clients.delete")}
          name={props.client.name}
          action={t("clients.delete")}
          isBusy={deletion.isPending}
          complaint={deletion.error ? sentenceFor(deletion.error) : null}
          onConfirm={(name) => deletion.mutate(name)}
        >
          <p class="mb-2">{t("clients.will_go")}</p>
          <Loaded query={losses}>
            {(counts) => (
              <dl class="grid grid-cols-2 gap-x-6 gap-y-1">
                <For each={GOES}>
                  {([name, label]) => (
                    <div class="flex justify-between">
                      <dt class="text-muted">{t(label)}</dt>
                      <dd class="tabular-nums">{formatNumber(counts()[name])}</dd>
                    </div>
                  )}
                </For>
              </dl>
            )}
          </Loaded>
        </ConfirmName>
      </Show>
    </Card>
  );
}
