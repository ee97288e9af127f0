import { A, useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import {
  CLIENT_STATUSES,
  type Client,
  clientOperations,
} from "../../../../contracts/admin/clients.ts";
import { useList } from "../../api/list.ts";
import { wordsIn } from "../../api/search-query.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { NewClient } from "./new-client.tsx";

export function ClientsPage(): JSX.Element {
  usePageTitle(() => t("layout.clients"));
  const can = useCan();
  const [params, setParams] = useSearchParams<{ q?: string; status?: string }>();
  const [isAdding, setAdding] = createSignal(false);
  const status = () => CLIENT_STATUSES.find((word) => word === params.status);
  const list = useList(clientOperations, "GET /clients", () => ({
    query: { ...wordsIn(params.q), ...(status() ? { status: status() } : {}) },
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
          <SelectField
            label={t("kit.status")}
            isLabelHidden
            class="w-40"
            value={status() ?? ""}
            options={[
              { value: "", label: t("clients.any_status") },
              ...CLIENT_STATUSES.map((value) => ({ value, label: t(`clients.status_${value}`) })),
            ]}
            onChange={(word) => setParams({ status: word || undefined }, { replace: true })}
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
      <ListTable
        list={list}
        none={{ title: t("kit.nothing_found"), text: t("kit.nothing_found_text") }}
        columns={[
          { head: t("kit.name"), cell: (client) => <NameAndIndustry client={client} /> },
          { head: t("kit.email"), cell: (client) => client.email },
          { head: t("clients.timezone"), cell: (client) => client.timezone },
          {
            head: t("layout.widgets"),
            class: "tabular-nums",
            cell: (client) => client.widget_count,
          },
          { head: t("layout.team"), class: "tabular-nums", cell: (client) => client.user_count },
          {
            head: t("kit.status"),
            cell: ({ status }) => (
              <Badge tone={status === "active" ? "success" : "plain"}>
                {t(`clients.status_${status}`)}
              </Badge>
            ),
          },
        ]}
      />
      <Show when={isAdding()}>
        <NewClient onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}

function NameAndIndustry(props: { readonly client: Client }): JSX.Element {
  return (
    <>
      <A href={`/clients/${props.client.id}`} class="font-medium hover:underline">
        {props.client.name}
      </A>
      <span class="block text-xs text-muted">{props.client.industry ?? ""}</span>
    </>
  );
}
