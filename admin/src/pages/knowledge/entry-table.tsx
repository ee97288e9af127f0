import { useSearchParams } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, For, type JSX, on, Show } from "solid-js";
import { type BulkEntries, knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { EntryRow } from "./entry-row.tsx";

const KEY = "GET /widgets/:widgetId/knowledge";

export function EntryTable(props: { readonly widgetId: number }): JSX.Element {
  const [params, setParams] = useSearchParams<{ q?: string; category?: string }>();
  const [selected, setSelected] = createSignal<ReadonlySet<number>>(new Set<number>());
  const list = useList(knowledgeOperations, KEY, () => ({
    params: { widgetId: props.widgetId },
    query: {
      limit: 100,
      ...(params.q ? { search: params.q } : {}),
      ...(params.category ? { category: params.category } : {}),
    },
  }));
  // Of another widget, or out of sight, nothing stays selected.
  createEffect(
    on([() => props.widgetId, () => params.q, () => params.category], () =>
      setSelected(new Set<number>()),
    ),
  );
  const bulk = useBulk(
    () => props.widgetId,
    () => setSelected(new Set<number>()),
  );
  return (
    <Card isFlush>
      <div class="flex flex-wrap items-center gap-2 border-b border-line p-3">
        <SearchField
          label={t("knowledge.search")}
          value={params.q ?? ""}
          onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
        />
        <CategoryFilter
          widgetId={props.widgetId}
          value={params.category ?? ""}
          onChange={(category) => setParams({ category: category || undefined })}
        />
        <Show when={selected().size > 0}>
          <BulkBar
            count={selected().size}
            onAct={(act, category) => bulk({ act, category, ids: [...selected()] })}
          />
        </Show>
      </div>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<EmptyState title={t("knowledge.none")} text={t("knowledge.none_text")} />}
          >
            <Entries
              widgetId={props.widgetId}
              entries={list.items()}
              selected={selected()}
              onSelect={setSelected}
            />
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}

interface EntriesProps {
  readonly widgetId: number;
  readonly entries: readonly Entry[];
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
}

function Entries(props: EntriesProps): JSX.Element {
  const toggle = (id: number) => {
    const next = new Set(props.selected);
    if (!next.delete(id)) next.add(id);
    props.onSelect(next);
  };
  return (
    <table class="table table-stacked">
      <thead>
        <tr>
          <th scope="col" class="w-8">
            <SelectAll {...props} />
          </th>
          <th scope="col">{t("knowledge.question")}</th>
          <th scope="col">{t("knowledge.category")}</th>
          <th scope="col">{t("knowledge.priority")}</th>
          <th scope="col">{t("knowledge.used")}</th>
          <th scope="col">{t("knowledge.feedback")}</th>
          <th scope="col">{t("knowledge.active")}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.entries}>
          {(entry) => (
            <EntryRow
              entry={entry}
              widgetId={props.widgetId}
              isSelected={props.selected.has(entry.id)}
              onToggle={() => toggle(entry.id)}
            />
          )}
        </For>
      </tbody>
    </table>
  );
}

function SelectAll(props: EntriesProps): JSX.Element {
  const can = useCan();
  const ids = () => props.entries.map((entry) => entry.id);
  return (
    <Show
      when={can("knowledge.manage")}
      fallback={<span class="sr-only">{t("kit.select_all")}</span>}
    >
      <input
        type="checkbox"
        class="check"
        aria-label={t("kit.select_all")}
        checked={props.selected.size === props.entries.length}
        onChange={(event) =>
          props.onSelect(new Set<number>(event.currentTarget.checked ? ids() : []))
        }
      />
    </Show>
  );
}

interface BulkWish {
  readonly act: BulkEntries["act"];
  readonly category?: string | null | undefined;
  readonly ids: number[];
}

/** Does one thing to many entries; a deletion can be taken back. */
function useBulk(widgetId: () => number, onDone: () => void): (wish: BulkWish) => void {
  const queries = useQueryClient();
  const mutation = useMutation(() => ({
    mutationFn: ({ act, category, ids }: BulkWish) =>
      call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/bulk", {
        params: { widgetId: widgetId() },
        body: act === "set_category" ? { act, ids, category: category ?? null } : { act, ids },
      }),
    onSuccess: ({ changed }, { act, ids }) => {
      const undo = act === "delete" ? () => mutation.mutate({ act: "undelete", ids }) : undefined;
      toast(tn("knowledge.bulk_done", changed), undo);
      onDone();
      void queries.invalidateQueries();
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (wish) => mutation.mutate(wish);
}

function CategoryFilter(props: {
  readonly widgetId: number;
  readonly value: string;
  readonly onChange: (category: string) => void;
}): JSX.Element {
  const query = useQuery(() => ({
    queryKey: ["categories", props.widgetId],
    queryFn: () =>
      call(knowledgeOperations, "GET /widgets/:widgetId/knowledge/categories", {
        params: { widgetId: props.widgetId },
      }),
  }));
  const options = () => [
    { value: "", label: t("knowledge.all_categories") },
    ...(dataOf(query)?.items ?? []).map(({ category, entry_count }) => ({
      value: category,
      label: `${category} (${entry_count})`,
    })),
  ];
  return (
    <SelectField
      label={t("knowledge.category")}
      isLabelHidden
      class="w-full sm:w-52"
      value={props.value}
      options={options()}
      onChange={props.onChange}
    />
  );
}
