import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { type AuditEntry, auditLogOperations } from "../../../../contracts/admin/audit-log.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { ListCard } from "../../kit/list-card.tsx";
import { Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { Time } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";

const ENTITIES = [
  "widget",
  "entry",
  "knowledge",
  "conversation",
  "lead",
  "appointment",
  "client",
  "user",
  "spam_rule",
] as const;

interface Params {
  readonly entity?: string;
  readonly from?: string;
  readonly to?: string;
}

export function AuditLogPage(): JSX.Element {
  usePageTitle(() => t("layout.audit_log"));
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const list = useList(auditLogOperations, "GET /audit-log", () => ({
    query: {
      ...(params.entity ? { entity_type: params.entity } : {}),
      ...(params.from ? { from: params.from } : {}),
      ...(params.to ? { to: params.to } : {}),
    },
  }));
  return (
    <Page title={t("layout.audit_log")} text={t("audit.text")}>
      <div class="mb-4 grid gap-3 sm:flex sm:flex-wrap sm:items-end">
        <SelectField
          label={t("audit.about")}
          class="sm:w-52"
          value={params.entity ?? ""}
          options={[
            { value: "", label: t("kit.any") },
            ...ENTITIES.map((value) => ({
              value: value as string,
              label: t(`audit.entity_${value}`),
            })),
          ]}
          onChange={(entity) => setParams({ entity: entity || undefined })}
        />
        <TextField
          label={t("kit.from")}
          type="date"
          value={params.from ?? ""}
          onInput={(from) => setParams({ from: from || undefined })}
        />
        <TextField
          label={t("kit.to")}
          type="date"
          value={params.to ?? ""}
          onInput={(to) => setParams({ to: to || undefined })}
        />
      </div>
      <ListCard list={list} none={{ title: t("audit.none"), text: t("audit.none_text") }}>
        <ul class="divide-y divide-line">
          <For each={list.items()}>{(entry) => <Line entry={entry} />}</For>
        </ul>
      </ListCard>
    </Page>
  );
}

function Line(props: { readonly entry: AuditEntry }): JSX.Element {
  const hasDetails = () =>
    props.entry.details.before !== null || props.entry.details.after !== null;
  return (
    <li class="px-4 py-3">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <p>
          <span class="font-medium">{props.entry.user_name ?? t("audit.somebody")}</span>{" "}
          <code>{props.entry.action}</code>{" "}
          <span class="text-muted">{props.entry.entity_id ?? ""}</span>
        </p>
        <p class="text-xs text-muted">
          <Time at={props.entry.created_at} />
        </p>
      </div>
      <p class="text-xs text-muted">
        {[props.entry.client_name, props.entry.ip_address].filter(Boolean).join(" · ")}
      </p>
      <Show when={hasDetails() && Object.keys(props.entry.details).length > 0}>
        <details class="mt-1">
          <summary class="inline-block min-h-6 text-xs text-accent-text">
            {t("audit.details")}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre class="mono mt-1 max-h-72 overflow-auto rounded-md bg-sunken p-3" tabIndex={0}>
            {JSON.stringify(
              { before: props.entry.details.before, after: props.entry.details.after },
              null,
              2,
            )}
          </pre>
        </details>
      </Show>
    </li>
  );
}
