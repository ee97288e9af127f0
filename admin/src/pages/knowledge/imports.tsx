import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import { ImportForm } from "./import-form.tsx";
import { ImportReview } from "./import-review.tsx";
import { ImportStatus } from "./import-status.tsx";

/** From a file, a text or a website into the draft, by way of a review. */
export function Imports(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const [params, setParams] = useSearchParams<{ import?: string }>();
  const open = (id: number | null) => setParams({ import: id === null ? undefined : String(id) });
  return (
    <Show
      when={params.import}
      keyed
      fallback={
        <div class="grid items-start gap-5 lg:grid-cols-2">
          <Show when={can("knowledge.manage")}>
            <ImportForm widgetId={props.widgetId} onBegun={open} />
          </Show>
          <ImportList widgetId={props.widgetId} onOpen={open} />
        </div>
      }
    >
      {(id) => <ImportReview widgetId={props.widgetId} importId={id} onClose={() => open(null)} />}
    </Show>
  );
}

interface ImportListProps {
  readonly widgetId: number;
  readonly onOpen: (id: number) => void;
}

function ImportList(props: ImportListProps): JSX.Element {
  const list = useList(knowledgeLifeOperations, "GET /widgets/:widgetId/knowledge/imports", () => ({
    params: { widgetId: props.widgetId },
    query: {},
  }));
  return (
    <Card isFlush title={t("knowledge.imports_before")}>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<EmptyState title={t("knowledge.no_imports")} />}
          >
            <ul class="mt-2 divide-y divide-line">
              <For each={list.items()}>
                {(one) => (
                  <li class="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                    <button
                      type="button"
                      class="min-w-0 text-left font-medium hover:underline"
                      onClick={() => props.onOpen(one.id)}
                    >
                      {one.source_url ?? t(`knowledge.kind_${one.kind}`)}
                      <span class="block text-xs font-normal text-muted">
                        <Time at={one.created_at} />
                      </span>
                    </button>
                    <ImportStatus status={one.status} />
                  </li>
                )}
              </For>
            </ul>
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
