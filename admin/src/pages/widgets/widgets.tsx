import { A, useSearchParams } from "@solidjs/router";
import MessageCircle from "lucide-solid/icons/message-circle";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Show } from "solid-js";
import { type WidgetSummary, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { wordsIn } from "../../api/search-query.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { formatNumber } from "../../kit/stat.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { DeleteWidget } from "./delete-widget.tsx";
import { WidgetMenu } from "./widget-menu.tsx";

const KEY = "GET /widgets";
const ACTIVITY: Readonly<Record<string, "true" | "false">> = { active: "true", inactive: "false" };

export function WidgetsPage(): JSX.Element {
  usePageTitle(() => t("layout.widgets"));
  const can = useCan();
  const [params, setParams] = useSearchParams<{ q?: string; status?: string }>();
  const isActive = () => ACTIVITY[params.status ?? ""];
  const list = useList(widgetOperations, KEY, () => ({
    query: {
      ...clientQuery(),
      ...wordsIn(params.q),
      ...(isActive() ? { is_active: isActive() } : {}),
      limit: 24,
    },
  }));
  const [deleting, setDeleting] = createSignal<WidgetSummary | null>(null);
  return (
    <Page
      title={t("layout.widgets")}
      actions={
        <>
          <SearchField
            label={t("widgets.search")}
            value={params.q ?? ""}
            onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          />
          <SelectField
            label={t("kit.status")}
            isLabelHidden
            value={isActive() ? (params.status ?? "") : ""}
            options={[
              { value: "", label: t("widgets.any_status") },
              { value: "active", label: t("widgets.active") },
              { value: "inactive", label: t("widgets.inactive") },
            ]}
            onChange={(status) => setParams({ status: status || undefined }, { replace: true })}
          />
          <Show when={can("widgets.manage")}>
            <A href="/widgets/new" class="btn btn-primary">
              <Plus size={16} aria-hidden="true" />
              {t("widgets.new")}
            </A>
          </Show>
        </>
      }
    >
      <Loaded query={list.query} skeleton={<GridSkeleton />}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<NoWidgets isSearch={Boolean(params.q || isActive())} />}
          >
            <ul class="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              <For each={list.items()}>
                {(widget) => <WidgetCard widget={widget} onDelete={() => setDeleting(widget)} />}
              </For>
            </ul>
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
      <Show when={deleting()}>
        {(widget) => <DeleteWidget widget={widget()} onClose={() => setDeleting(null)} />}
      </Show>
    </Page>
  );
}

function NoWidgets(props: { readonly isSearch: boolean }): JSX.Element {
  const can = useCan();
  return (
    <Show
      when={!props.isSearch}
      fallback={<EmptyState title={t("kit.nothing_found")} text={t("kit.nothing_found_text")} />}
    >
      <EmptyState title={t("widgets.none")} text={t("widgets.none_text")}>
        <Show when={can("widgets.manage")}>
          <A href="/widgets/new" class="btn btn-primary">
            {t("widgets.new")}
          </A>
        </Show>
      </EmptyState>
    </Show>
  );
}

function GridSkeleton(): JSX.Element {
  return (
    <div
      class="grid gap-4 sm:grid-cols-2 xl:grid-cols-3"
      role="status"
      aria-label={t("kit.loading")}
    >
      <For each={[1, 2, 3]}>{() => <div class="skeleton h-48" />}</For>
    </div>
  );
}

interface CardProps {
  readonly widget: WidgetSummary;
  readonly onDelete: () => void;
}

function WidgetCard(props: CardProps): JSX.Element {
  const me = useMe();
  return (
    <li class="card flex flex-col">
      <div class="flex items-start gap-3 p-4 pb-3">
        <span
          class="flex size-9 flex-none items-center justify-center rounded-lg"
          style={{ "background-color": props.widget.primary_color }}
          aria-hidden="true"
        >
          <MessageCircle size={18} color="#fff" />
        </span>
        <div class="min-w-0 flex-1">
          <h2 class="truncate">
            <A href={`/widgets/${props.widget.id}`} class="hover:underline">
              {props.widget.widget_name}
            </A>
          </h2>
          <p class="truncate text-xs text-muted">
            {me.data?.client ? props.widget.bot_name : props.widget.client_name}
          </p>
        </div>
        <WidgetMenu widget={props.widget} onDelete={props.onDelete} />
      </div>
      <dl class="grid grid-cols-3 gap-2 px-4 pb-3">
        <Figure label={t("widgets.conversations_7d")} value={props.widget.conversations_7d} />
        <Figure label={t("widgets.leads_7d")} value={props.widget.leads_7d} />
        <Figure label={t("widgets.entries")} value={props.widget.entry_count} />
      </dl>
      <p class="mt-auto flex items-center justify-between gap-2 border-t border-line px-4 py-2.5 text-xs text-muted">
        <LastSeen widget={props.widget} />
        <Show when={props.widget.is_active} fallback={<Badge>{t("widgets.inactive")}</Badge>}>
          <Badge tone="success">{t("widgets.active")}</Badge>
        </Show>
      </p>
    </li>
  );
}

function Figure(props: { readonly label: string; readonly value: number }): JSX.Element {
  return (
    <div>
      <dt class="text-xs text-muted">{props.label}</dt>
      <dd class="text-lg font-semibold tabular-nums">{formatNumber(props.value)}</dd>
    </div>
  );
}

function LastSeen(props: { readonly widget: WidgetSummary }): JSX.Element {
  return (
    <Show when={props.widget.last_seen} fallback={<span>{t("widgets.never_seen")}</span>}>
      {(seen) => (
        <span class="min-w-0 truncate">
          {seen().domain}
          <Show when={seen().at}>
            {(at) => (
              <>
                {" · "}
                <Ago at={at()} zone={props.widget.client_timezone} />
              </>
            )}
          </Show>
        </span>
      )}
    </Show>
  );
}
