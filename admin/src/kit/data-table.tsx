import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { CheckField } from "./check-field.tsx";

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => JSX.Element;
  /** What the row is called: it is the row's link, and the card's heading on a phone. One a table. */
  readonly isMain?: boolean;
  /** Numbers: set at the right, in figures of one width. */
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** What the rows are, said to those who cannot see the heading above. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Says which row a checkbox is. */
  readonly rowName: (row: Row) => string;
  /** Where the row leads; the whole row can be clicked. */
  readonly rowHref?: (row: Row) => string;
  /** With it, rows have checkboxes; which are checked is kept by the page. */
  readonly selection?: {
    readonly ids: ReadonlySet<string>;
    readonly onChange: (ids: ReadonlySet<string>) => void;
  };
  /** A menu or buttons at the row's end. */
  readonly actions?: (row: Row) => JSX.Element;
}

/** Rows of one kind. The header stays in sight; on a phone each row is a card that names its values. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  return (
    <div class="table-frame">
      <table class="table table-stacked table-sticky">
        <caption class="sr-only">{props.label}</caption>
        <thead>
          <tr>
            <Show when={props.selection}>
              <th scope="col" class="cell-check">
                <SelectAll {...props} />
              </th>
            </Show>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={column.isNumber ? "cell-number" : ""}>
                  {column.header}
                </th>
              )}
            </For>
            <Show when={props.actions}>
              <th scope="col">
                <span class="sr-only">{t("kit.actions")}</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>{(row) => <BodyRow {...props} row={row} />}</For>
        </tbody>
      </table>
    </div>
  );
}

function SelectAll<Row>(props: DataTableProps<Row>): JSX.Element {
  const chosen = () =>
    props.rows.filter((row) => props.selection?.ids.has(props.rowId(row))).length;
  const isAll = () => props.rows.length > 0 && chosen() === props.rows.length;
  return (
    <CheckField
      label={t("kit.select_all")}
      isLabelHidden
      isChecked={isAll()}
      isMixed={chosen() > 0 && !isAll()}
      onChange={(isOn) =>
        props.selection?.onChange(new Set(isOn ? props.rows.map(props.rowId) : []))
      }
    />
  );
}

function BodyRow<Row>(props: DataTableProps<Row> & { readonly row: Row }): JSX.Element {
  const isChosen = () => props.selection?.ids.has(props.rowId(props.row)) ?? false;
  const choose = (isOn: boolean) => {
    const ids = new Set(props.selection?.ids);
    if (isOn) ids.add(props.rowId(props.row));
    else ids.delete(props.rowId(props.row));
    props.selection?.onChange(ids);
  };
  return (
    <tr class={isChosen() ? "is-chosen" : ""}>
      <Show when={props.selection}>
        <td class="cell-check">
          <CheckField
            label={t("kit.select", { name: props.rowName(props.row) })}
            isLabelHidden
            isChecked={isChosen()}
            onChange={choose}
          />
        </td>
      </Show>
      <For each={props.columns}>
        {(column) => <Cell column={column} row={props.row} href={props.rowHref?.(props.row)} />}
      </For>
      <Show when={props.actions}>
        {(actions) => <td class="cell-actions">{actions()(props.row)}</td>}
      </Show>
    </tr>
  );
}

function Cell<Row>(props: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly href: string | undefined;
}): JSX.Element {
  const kind = () => {
    if (props.column.isMain) return "cell-main";
    return props.column.isNumber ? "cell-number" : "";
  };
  return (
    <td class={kind()} data-label={props.column.header}>
      <Show when={props.column.isMain && props.href} fallback={props.column.cell(props.row)}>
        {(href) => (
          <A href={href()} class="row-link">
            {props.column.cell(props.row)}
          </A>
        )}
      </Show>
    </td>
  );
}
