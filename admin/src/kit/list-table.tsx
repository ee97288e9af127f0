import { For, type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { type List, ListCard, type None } from "./list-card.tsx";

export interface Column<Item> {
  /** What stands above it, and on a phone beside it; null for a row's buttons. */
  readonly head: string | null;
  readonly class?: string;
  readonly cell: (item: Item) => JSX.Element;
}

interface ListTableProps<Item> {
  readonly list: List<Item>;
  readonly none: None;
  /** The first says what the row is. */
  readonly columns: readonly [Column<Item>, ...Column<Item>[]];
}

/** A list as a table; on a phone each row is a card of its own. */
export function ListTable<Item>(props: ListTableProps<Item>): JSX.Element {
  return (
    <ListCard list={props.list} none={props.none}>
      <table class="table table-stacked">
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => (
                <th scope="col">
                  <Show
                    when={column.head}
                    fallback={<span class="sr-only">{t("kit.actions")}</span>}
                  >
                    {column.head}
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.list.items()}>
            {(item) => (
              <tr>
                <For each={props.columns}>
                  {(column, at) => (
                    <td
                      class={`${at() === 0 ? "cell-main" : ""} ${column.head === null ? "cell-acts" : ""} ${column.class ?? ""}`}
                      data-label={at() === 0 ? undefined : (column.head ?? undefined)}
                    >
                      {column.cell(item)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ListCard>
  );
}
