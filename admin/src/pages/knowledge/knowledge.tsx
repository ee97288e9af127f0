import { useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { type TextKey, t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Page } from "../../kit/page.tsx";
import { EmptyState } from "../../kit/states.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { EntryDialog } from "./entry-dialog.tsx";
import { EntryTable } from "./entry-table.tsx";
import { Gaps } from "./gaps.tsx";
import { PublishButton } from "./publish-button.tsx";
import { TryQuestion } from "./try-question.tsx";
import { Versions } from "./versions.tsx";

const VIEWS = [
  ["entries", "knowledge.entries"],
  ["try", "knowledge.try"],
  ["gaps", "knowledge.gaps"],
  ["versions", "knowledge.versions"],
] as const satisfies readonly (readonly [string, TextKey])[];

/** The draft of one widget's knowledge: edited, tried, published. */
export function KnowledgePage(): JSX.Element {
  usePageTitle(() => t("layout.knowledge"));
  const can = useCan();
  const queries = useQueryClient();
  const chosen = useChosenWidget();
  const [params, setParams] = useSearchParams<{ view?: string; entry?: string }>();
  const view = () => VIEWS.find(([name]) => name === params.view)?.[0] ?? "entries";
  const widgetId = () => chosen.widget()?.id ?? 0;
  const draft = useQuery(() => ({
    queryKey: ["draft", widgetId()],
    enabled: widgetId() > 0,
    queryFn: () =>
      call(knowledgeLifeOperations, "GET /widgets/:widgetId/knowledge/draft", {
        params: { widgetId: widgetId() },
      }),
  }));
  const changes = () => {
    const difference = dataOf(draft)?.difference;
    if (!difference) return 0;
    return difference.added_count + difference.changed_count + difference.removed_count;
  };
  return (
    <Page
      title={t("layout.knowledge")}
      text={t("knowledge.text")}
      actions={
        <>
          <WidgetPicker chosen={chosen} />
          <Show when={can("knowledge.manage") && widgetId() > 0}>
            <Button onClick={() => setParams({ entry: "new" })}>
              <Plus size={16} aria-hidden="true" />
              {t("knowledge.add")}
            </Button>
            <PublishButton
              widgetId={widgetId()}
              changes={changes()}
              onPublished={() => queries.invalidateQueries()}
            />
          </Show>
        </>
      }
    >
      <div class="mb-4 flex flex-wrap items-center justify-between gap-3 border-b border-line">
        <nav aria-label={t("knowledge.views")} class="overflow-x-auto">
          <ul class="flex gap-1">
            <For each={VIEWS}>
              {([name, label]) => (
                <li>
                  <button
                    type="button"
                    aria-current={view() === name ? "page" : undefined}
                    onClick={() => setParams({ view: name === "entries" ? undefined : name })}
                    class={`min-h-10 border-b-2 px-3 whitespace-nowrap max-sm:min-h-11 ${view() === name ? "border-accent font-semibold text-accent-text" : "border-transparent text-muted hover:text-ink"}`}
                  >
                    {t(label)}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </nav>
        <Show when={changes() > 0}>
          <Badge tone="warning">{tn("knowledge.unpublished", changes())}</Badge>
        </Show>
      </div>
      <Show
        when={widgetId() > 0}
        fallback={
          <Show when={!chosen.options.isPending}>
            <EmptyState title={t("widgets.none")} text={t("widgets.none_text")} />
          </Show>
        }
      >
        <Switch fallback={<EntryTable widgetId={widgetId()} />}>
          <Match when={view() === "try"}>
            <TryQuestion widgetId={widgetId()} />
          </Match>
          <Match when={view() === "gaps"}>
            <Gaps widgetId={widgetId()} />
          </Match>
          <Match when={view() === "versions"}>
            <Versions widgetId={widgetId()} />
          </Match>
        </Switch>
        <Show when={params.entry} keyed>
          {(entry) => (
            <EntryDialog
              widgetId={widgetId()}
              entryId={entry === "new" ? null : entry}
              onClose={() => setParams({ entry: undefined })}
            />
          )}
        </Show>
      </Show>
    </Page>
  );
}
