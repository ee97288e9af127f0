import { A, useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Show } from "solid-js";
import { clientOperations } from "../../../../contracts/admin/clients.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { NewClient } from "./new-client.tsx";

export function ClientsPage(): JSX.Element {
  usePageTitle(() => t("layout.clients"));
  const can = useCan();
  const [params, setParams] = useSearchParams<{ q?: string }>();
  const [isAdding, setAdding] = createSignal(false);
  const list = useList(clientOperations, "GET /clients", () => ({
    query: params.q ? { search: params.q } : {},
  }));
  return (
    <Page
      title={t("layout.clients")}
      actions={
        <>
          <SearchField
            label={t("clients.search")}
            value={params.q ?? ""}
            onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          />
          <Show when={can("clients.manage")}>
            <Button kind="primary" onClick={() => setAdding(true)}>
              <Plus size={16} aria-hidden="true" />
              {t("clients.add")}
            </Button>
          </Show>
        </>
      }
    >
      <Card isFlush>
        <Loaded query={list.query}>
          {() => (
            <Show
              when={list.items().length > 0}
              fallback={
                <EmptyState title={t("kit.nothing_found")} text={t("kit.nothing_found_text")} />
              }
            >
              <table class="table table-stacked">
                <thead>
                  <tr>
                    <th scope="col">{t("kit.name")}</th>
                    <th scope="col">{t("kit.email")}</th>
                    <th scope="col">{t("clients.timezone")}</th>
                    <th scope="col">{t("layout.widgets")}</th>
                    <th scope="col">{t("layout.team")}</th>
                    <th scope="col">{t("kit.status")}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={list.items()}>
                    {(client) => (
                      <tr>
                        <td class="cell-main">
                          <A href={`/clients/${client.id}`} class="font-medium hover:underline">
                            {client.name}
                          </A>
                          <span class="block text-xs text-muted">{client.industry ?? ""}</span>
                        </td>
                        <td data-label={t("kit.email")}>{client.email}</td>
                        <td data-label={t("clients.timezone")}>{client.timezone}</td>
                        <td data-label={t("layout.widgets")} class="tabular-nums">
                          {client.widget_count}
                        </td>
                        <td data-label={t("layout.team")} class="tabular-nums">
                          {client.user_count}
                        </td>
                        <td data-label={t("kit.status")}>
                          <Badge tone={client.status === "active" ? "success" : "plain"}>
                            {t(`clients.status_${client.status}`)}
                          </Badge>
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
              <MoreButton query={list.query} />
            </Show>
          )}
        </Loaded>
      </Card>
      <Show when={isAdding()}>
        <NewClient onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}
