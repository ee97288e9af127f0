import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { AnalyticsBreakdown } from "../../../../contracts/admin/analytics.ts";
import { useCan } from "../../api/session.ts";
import { type TextKey, t, tn } from "../../i18n/i18n.ts";
import { formatNumber, formatShare } from "../../kit/format.ts";
import { Card } from "../../kit/page.tsx";
import { EmptyState } from "../../kit/states.tsx";

type Entry = AnalyticsBreakdown["top_entries"][number];

interface EntriesProps {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly none: TextKey;
  readonly noneText: TextKey;
  readonly entries: readonly Entry[];
  /** Two widgets may answer the same question. */
  readonly hasWidget: boolean;
}

export function Entries(props: EntriesProps): JSX.Element {
  return (
    <Card title={t(props.title)} text={t(props.text)} isFlush>
      <Show
        when={props.entries.length > 0}
        fallback={<EmptyState title={t(props.none)} text={t(props.noneText)} />}
      >
        <table class="table table-stacked mt-2">
          <caption class="sr-only">{t(props.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("analytics.question")}</th>
              <th scope="col" class="!text-end">
                {t("analytics.answers")}
              </th>
              <th scope="col" class="!text-end">
                {t("analytics.helpful")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.entries}>
              {(entry) => <EntryRow entry={entry} hasWidget={props.hasWidget} />}
            </For>
          </tbody>
        </table>
      </Show>
    </Card>
  );
}

function EntryRow(props: { readonly entry: Entry; readonly hasWidget: boolean }): JSX.Element {
  const opinions = () => props.entry.helpful + props.entry.not_helpful;
  return (
    <tr>
      <td class="cell-main sm:w-full sm:max-w-0">
        <Question entry={props.entry} />
        <Show when={props.hasWidget}>
          <span class="block sm:truncate text-xs text-muted" title={props.entry.widget_name}>
            {props.entry.widget_name}
          </span>
        </Show>
      </td>
      <td class="text-end tabular-nums" data-label={t("analytics.answers")}>
        {formatNumber(props.entry.answers)}
      </td>
      <td class="whitespace-nowrap text-end tabular-nums" data-label={t("analytics.helpful")}>
        <span>
          {formatShare(props.entry.helpful, opinions())}
          <Show when={opinions() > 0}>
            <span class="block text-xs text-muted max-sm:ml-2 max-sm:inline">
              {tn("analytics.opinions", opinions())}
            </span>
          </Show>
        </span>
      </td>
    </tr>
  );
}

function Question(props: { readonly entry: Entry }): JSX.Element {
  const can = useCan();
  const isThere = () => props.entry.question !== null && can("knowledge.read");
  const text = () => props.entry.question ?? t("analytics.deleted_entry");
  return (
    <Show
      when={isThere()}
      fallback={
        <span
          class={`block [overflow-wrap:anywhere] sm:truncate ${props.entry.question === null ? "text-muted" : ""}`}
          title={text()}
        >
          {text()}
        </span>
      }
    >
      <A
        class="link block [overflow-wrap:anywhere] sm:truncate"
        title={text()}
        href={`/knowledge?widget=${props.entry.widget_id}&entry=${props.entry.entry_id}`}
      >
        {text()}
      </A>
    </Show>
  );
}
