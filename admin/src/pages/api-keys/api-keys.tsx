import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { type ApiKey, apiKeyOperations } from "../../../../contracts/admin/api-keys.ts";
import { clientQuery, useShowsAllClients, useZone } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { Ago, Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { NewKey } from "./new-key.tsx";

export const KEY_LIST = "GET /api-keys";

/** Keys with which programs use the API. */
export function ApiKeysPage(): JSX.Element {
  usePageTitle(() => t("layout.api_keys"));
  const can = useCan();
  const [isAdding, setAdding] = createSignal(false);
  const [revoking, setRevoking] = createSignal<ApiKey | null>(null);
  const list = useList(apiKeyOperations, KEY_LIST, () => ({ query: clientQuery() }));
  return (
    <Page
      title={t("layout.api_keys")}
      text={t("keys.text")}
      actions={
        <Show when={can("api_keys.manage")}>
          <Button kind="primary" onClick={() => setAdding(true)}>
            <Plus size={16} aria-hidden="true" />
            {t("keys.add")}
          </Button>
        </Show>
      }
    >
      <ListTable
        list={list}
        none={{ title: t("keys.none"), text: t("keys.none_text") }}
        columns={[
          { head: t("kit.name"), cell: (key) => <Which apiKey={key} /> },
          {
            head: t("keys.scopes"),
            cell: (key) => (
              <span title={key.scopes.join(", ")}>
                {tn("keys.scopes_count", key.scopes.length)}
              </span>
            ),
          },
          { head: t("kit.status"), cell: (key) => <State apiKey={key} /> },
          { head: t("keys.last_used"), cell: (key) => <LastUsed apiKey={key} /> },
          { head: t("keys.created_by"), cell: (key) => key.created_by_name ?? "–" },
          {
            head: null,
            cell: (key) => (
              <Show when={key.revoked_at === null}>
                <Button
                  aria-label={t("keys.revoke_one", { name: key.name })}
                  onClick={() => setRevoking(key)}
                >
                  {t("keys.revoke")}
                </Button>
              </Show>
            ),
          },
        ]}
      />
      <Show when={isAdding()}>
        <NewKey onClose={() => setAdding(false)} />
      </Show>
      <Show when={revoking()} keyed>
        {(key) => <RevokeDialog apiKey={key} onClose={() => setRevoking(null)} />}
      </Show>
    </Page>
  );
}

interface OfKey {
  readonly apiKey: ApiKey;
}

function Which(props: OfKey): JSX.Element {
  const showsAll = useShowsAllClients();
  return (
    <>
      <span class="font-medium [overflow-wrap:anywhere]">{props.apiKey.name}</span>
      <span class="mono block text-xs text-muted">{props.apiKey.prefix}…</span>
      <Show when={showsAll()}>
        <span class="block text-xs text-muted">{props.apiKey.client_name}</span>
      </Show>
    </>
  );
}

function State(props: OfKey): JSX.Element {
  const zone = useZone();
  const expiresAt = () => props.apiKey.expires_at;
  const isOver = () => expiresAt() !== null && Date.parse(expiresAt() ?? "") <= Date.now();
  return (
    <Switch
      fallback={
        <div>
          <Badge tone="success">{t("keys.works")}</Badge>
          <span class="block text-xs text-muted">
            {t("keys.expires")}{" "}
            <Show when={expiresAt()} fallback={t("keys.never_expires")}>
              {(at) => <Time at={at()} zone={zone()} />}
            </Show>
          </span>
        </div>
      }
    >
      <Match when={props.apiKey.revoked_at !== null}>
        <Badge>{t("keys.revoked")}</Badge>
      </Match>
      <Match when={isOver()}>
        <Badge tone="warning">{t("keys.expired")}</Badge>
      </Match>
    </Switch>
  );
}

function LastUsed(props: OfKey): JSX.Element {
  const zone = useZone();
  return (
    <Show when={props.apiKey.last_used_at} fallback={t("keys.not_used")}>
      {(at) => (
        <div>
          <Ago at={at()} zone={zone()} />
          <span class="block text-xs text-muted">{props.apiKey.last_used_ip}</span>
        </div>
      )}
    </Show>
  );
}

function RevokeDialog(props: OfKey & { readonly onClose: () => void }): JSX.Element {
  const queries = useQueryClient();
  const revoking = useMutation(() => ({
    mutationFn: () =>
      call(apiKeyOperations, "DELETE /api-keys/:apiKeyId", {
        params: { apiKeyId: props.apiKey.id },
      }),
    onSuccess: async () => {
      toast(t("keys.revoked_now"));
      props.onClose();
      await queries.invalidateQueries({ queryKey: [KEY_LIST] });
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("keys.revoke_title")}
      description={t("keys.revoke_text", { name: props.apiKey.name })}
    >
      <FormError error={revoking.error} />
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
        <Button kind="danger" isBusy={revoking.isPending} onClick={() => revoking.mutate()}>
          {t("keys.revoke")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
