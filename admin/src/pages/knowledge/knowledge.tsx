import { useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createEffect, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { type TextKey, t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { NoWidget } from "../../kit/no-widget.tsx";
import { Page } from "../../kit/page.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { CategoryOptions } from "./categories.tsx";
import { EntryDialog, NEW_ENTRY } from "./entry-dialog.tsx";
import { EntryTable } from "./entry-table.tsx";
import { Gaps } from "./gaps.tsx";
import { Imports } from "./imports.tsx";
import { PublishButton } from "./publish-button.tsx";
import { Tests } from "./tests.tsx";
import { TryQuestion } from "./try-question.tsx";
import { Versions } from "./versions.tsx";

const VIEWS = [
  ["entries", "knowledge.entries"],
  ["try", "knowledge.try"],
  ["gaps", "knowledge.gaps"],
  ["tests", "knowledge.tests"],
  ["imports", "knowledge.imports"],
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
  // A category and an entry are of the widget that was chosen before.
  createEffect(
    on(
      () => chosen.widget()?.id,
      (now, before) => {
        if (before === undefined || now === before) return;
        setParams(
          { category: undefined, entry: undefined, test: undefined, import: undefined },
          { replace: true },
        );
      },
    ),
  );
  return (
    <Page
      title={t("layout.knowledge")}
      text={t("knowledge.text")}
      actions={
        <>
          <WidgetPicker chosen={chosen} />
          <Show when={can("knowledge.manage") && widgetId() > 0}>
            <Button onClick={() => setParams({ entry: NEW_ENTRY })}>
              <Plus size={16} aria-hidden="true" />
              {t("knowledge.add")}
            </Button>
            <Show when={widgetId()} keyed>
              {(id) => (
                <PublishButton
                  widgetId={id}
                  changes={changes()}
                  onPublished={() => queries.invalidateQueries()}
                />
              )}
            </Show>
          </Show>
        </>
      }
    >
      <Views view={view()} changes={changes()} />
      <Show when={widgetId()} fallback={<NoWidget chosen={chosen} />} keyed>
        {(id) => (
          <>
            <CategoryOptions widgetId={id} />
            <View view={view()} widgetId={id} />
            <Show when={params.entry} keyed>
              {(entry) => (
                <EntryDialog
                  widgetId={id}
                  entryId={entry === NEW_ENTRY ? null : entry}
                  onClose={() => setParams({ entry: undefined }, { replace: true })}
                />
              )}
            </Show>
          </>
        )}
      </Show>
    </Page>
  );
}

type ViewName = (typeof VIEWS)[number][0];

/** Made anew for each widget: what was tried, chosen or typed of one is nothing to another. */
function View(props: { readonly view: ViewName; readonly widgetId: number }): JSX.Element {
  return (
    <Switch fallback={<EntryTable widgetId={props.widgetId} />}>
      <Match when={props.view === "try"}>
        <TryQuestion widgetId={props.widgetId} />
      </Match>
      <Match when={props.view === "gaps"}>
        <Gaps widgetId={props.widgetId} />
      </Match>
      <Match when={props.view === "tests"}>
        <Tests widgetId={props.widgetId} />
      </Match>
      <Match when={props.view === "imports"}>
        <Imports widgetId={props.widgetId} />
      </Match>
      <Match when={props.view === "versions"}>
        <Versions widgetId={props.widgetId} />
      </Match>
    </Switch>
  );
}

function Views(props: { readonly view: ViewName; readonly changes: number }): JSX.Element {
  const [, setParams] = useSearchParams();
  return (
    <div class="mb-4 flex flex-wrap items-center justify-between gap-3 border-b border-line">
      <nav aria-label={t("knowledge.views")} class="overflow-x-auto">
        <ul class="flex gap-1">
          <For each={VIEWS}>
            {([name, label]) => (
              <li>
                <button
                  type="button"
                  aria-current={props.view === name ? "page" : undefined}
                  onClick={() =>
                    setParams({
                      view: name === "entries" ? undefined : name,
                      test: undefined,
                      import: undefined,
                    })
                  }
                  class={`min-h-10 border-b-2 px-3 whitespace-nowrap max-sm:min-h-11 ${props.view === name ? "border-accent font-semibold text-accent-text" : "border-transparent text-muted hover:text-ink"}`}
                >
                  {t(label)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <Show when={props.changes > 0}>
        <Badge tone="warning">{tn("knowledge.unpublished", props.changes)}</Badge>
      </Show>
    </div>
  );
}
