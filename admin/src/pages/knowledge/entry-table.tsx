import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import { type BulkEntries, knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { useBulk } from "./bulk.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { EntryFilters, useEntryFilters } from "./entry-filters.tsx";
import { EntryRow } from "./entry-row.tsx";
import { useMover } from "./reorder.ts";

const KEY = "GET /widgets/:widgetId/knowledge";

export function EntryTable(props: { readonly widgetId: number }): JSX.Element {
  const filters = useEntryFilters();
  const [selected, setSelected] = createSignal<ReadonlySet<number>>(new Set<number>());
  const unselect = () => setSelected(new Set<number>());
  const list = useList(knowledgeOperations, KEY, () => ({
    params: { widgetId: props.widgetId },
    query: { limit: 100, ...filters.query() },
  }));
  // Out of sight, nothing stays selected.
  createEffect(on(() => JSON.stringify(filters.query()), unselect, { defer: true }));
  const bulk = useBulk(unselect);
  const act = (wish: BulkEntries) => {
    const before = list.items().filter(({ id }) => selected().has(id));
    bulk({ widgetId: props.widgetId, acts: [wish], before });
  };
  return (
    <Card isFlush>
      <div class="flex flex-wrap items-center gap-2 border-b border-line p-3">
        <EntryFilters widgetId={props.widgetId} filters={filters} />
        <Show when={selected().size > 0}>
          <BulkBar ids={[...selected()]} onAct={act} />
        </Show>
        <Show when={filters.order() === "priority"}>
          <p class="hint mt-0 w-full">{t("knowledge.order_hint")}</p>
        </Show>
      </div>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<NoEntries isFiltered={filters.isFiltered()} />}
          >
            <Entries
              widgetId={props.widgetId}
              entries={list.items()}
              isByPriority={filters.order() === "priority"}
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

function NoEntries(props: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <Show
      when={props.isFiltered}
      fallback={<EmptyState title={t("knowledge.none")} text={t("knowledge.none_text")} />}
    >
      <EmptyState title={t("kit.nothing_found")} text={t("kit.nothing_found_text")} />
    </Show>
  );
}

interface EntriesProps {
  readonly widgetId: number;
  readonly entries: readonly Entry[];
  readonly isByPriority: boolean;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
}

function Entries(props: EntriesProps): JSX.Element {
  const byId = createMemo(() => new Map(props.entries.map((entry) => [entry.id, entry])));
  const ids = () => [...byId().keys()];
  const mover = useMover(
    () => props.widgetId,
    () => props.entries,
    () => props.selected,
  );
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
          <th scope="col">{t("knowledge.question_answer")}</th>
          <th scope="col">{t("knowledge.category")}</th>
          <th scope="col">{t("knowledge.priority")}</th>
          <th scope="col">{t("knowledge.used")}</th>
          <th scope="col">{t("knowledge.feedback")}</th>
          <th scope="col">{t("knowledge.active")}</th>
          <th scope="col">
            <span class="sr-only">{t("kit.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {/* By their ids: a row that is read anew is the same row, and what is typed in it stays. */}
        <For each={ids()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(entry) => (
                <EntryRow
                  entry={entry()}
                  widgetId={props.widgetId}
                  isSelected={props.selected.has(id)}
                  onToggle={() => toggle(id)}
                  mover={props.isByPriority ? mover : null}
                />
              )}
            </Show>
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
