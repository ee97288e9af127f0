import { type JSX, Show } from "solid-js";
import { type ErasureReceipt, privacyOperations } from "../../../../contracts/admin/privacy.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { ListTable } from "../../kit/list-table.tsx";
import { Time } from "../../kit/time.tsx";
import { tracesText } from "./visitor-traces.tsx";

/** That something was erased, when and for whom; never whose it was. */
export function Receipts(): JSX.Element {
  const showsAll = useShowsAllClients();
  const list = useList(privacyOperations, "GET /erasures", () => ({ query: clientQuery() }));
  return (
    <section aria-label={t("privacy.erasures")} class="mt-6">
      <h2>{t("privacy.erasures")}</h2>
      <p class="hint mt-0 mb-3">{t("privacy.erasures_text")}</p>
      <ListTable
        list={list}
        none={{ title: t("privacy.erasures_none"), text: t("privacy.erasures_none_text") }}
        columns={[
          {
            head: t("privacy.receipt"),
            cell: (receipt) => (
              <>
                <code class="[overflow-wrap:anywhere]">{receipt.id}</code>
                <Show when={showsAll()}>
                  <span class="block text-xs text-muted">{receipt.client_name}</span>
                </Show>
              </>
            ),
          },
          { head: t("privacy.when"), cell: (receipt) => <Time at={receipt.erased_at} /> },
          { head: t("privacy.requested_by"), cell: requesterOf },
          { head: t("privacy.receipt_counts"), cell: (receipt) => tracesText(receipt.counts) },
          {
            head: t("privacy.receipt_hash"),
            cell: (receipt) => (
              <code title={t("privacy.receipt_hint")} class="whitespace-nowrap">
                {receipt.subject_hash.slice(0, HASH_CHARS_SHOWN)}
              </code>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Enough to tell receipts apart; the whole is of use to a program alone. */
const HASH_CHARS_SHOWN = 12;

function requesterOf({ requested_by, user_name }: ErasureReceipt): string {
  switch (requested_by) {
    case "user":
      return user_name ?? t("privacy.somebody");
    case "visitor":
      return t("privacy.requested_visitor");
    case "retention":
      return t("privacy.requested_retention");
  }
}
