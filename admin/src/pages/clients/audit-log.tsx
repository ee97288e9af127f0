import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { type AuditEntry, auditLogOperations } from "../../../../contracts/admin/audit-log.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { ListCard } from "../../kit/list-card.tsx";
import { Page } from "../../kit/page.tsx";
import { Time } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { actionText } from "./audit-action.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { type AuditParams, auditQuery } from "./audit-query.ts";

export function AuditLogPage(): JSX.Element {
  usePageTitle(() => t("layout.audit_log"));
  const me = useMe();
  const [params, setParams] = useSearchParams<AuditParams & Record<string, string | undefined>>();
  // By which the API cuts days as well: of several clients, none has a say.
  const zone = () => me.data?.client?.timezone ?? "UTC";
  const list = useList(auditLogOperations, "GET /audit-log", () => ({
    query: { ...clientQuery(), ...auditQuery(params) },
  }));
  return (
    <Page title={t("layout.audit_log")} text={t("audit.text")}>
      <AuditFilters params={params} onChange={(change) => setParams(change)} />
      <p class="hint mb-4">{t("audit.zone", { zone: zone() })}</p>
      <ListCard list={list} none={{ title: t("audit.none"), text: t("audit.none_text") }}>
        <ul class="divide-y divide-line">
          <For each={list.items()}>{(entry) => <Line entry={entry} zone={zone()} />}</For>
        </ul>
      </ListCard>
    </Page>
  );
}

function Line(props: { readonly entry: AuditEntry; readonly zone: string }): JSX.Element {
  const details = () => {
    const { before, after, request } = props.entry.details;
    const told = Object.entries({ before, after, request });
    return told.filter(([, value]) => value !== null && value !== undefined);
  };
  return (
    <li class="px-4 py-3">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <p>
          <span class="font-medium">{props.entry.user_name ?? t("audit.somebody")}</span>{" "}
          <span title={props.entry.action}>{actionText(props.entry.action)}</span>{" "}
          <span class="text-muted">{props.entry.entity_id ?? ""}</span>
        </p>
        <p class="text-xs text-muted">
          <Time at={props.entry.created_at} zone={props.zone} />
        </p>
      </div>
      <p class="text-xs text-muted">
        {[props.entry.client_name, props.entry.ip_address].filter(Boolean).join(" · ")}
      </p>
      <Show when={details().length > 0}>
        <details class="mt-1">
          <summary class="inline-block min-h-6 text-xs text-accent-text">
            {t("audit.details")}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre class="mono mt-1 max-h-72 overflow-auto rounded-md bg-sunken p-3" tabIndex={0}>
            {JSON.stringify(Object.fromEntries(details()), null, 2)}
          </pre>
        </details>
      </Show>
    </li>
  );
}
