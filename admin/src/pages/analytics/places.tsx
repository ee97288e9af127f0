import { For, type JSX, Show } from "solid-js";
import type { AnalyticsBreakdown } from "../../../../contracts/admin/analytics.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { formatNumber, formatShare } from "../../kit/format.ts";
import { Card } from "../../kit/page.tsx";
import { EmptyState } from "../../kit/states.tsx";

type Place = AnalyticsBreakdown["pages"][number];

interface PlacesProps {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly head: TextKey;
  /** What a row without a place is called. */
  readonly nowhere: TextKey;
  readonly places: readonly Place[];
}

/** Where those who left their details came from. */
export function Places(props: PlacesProps): JSX.Element {
  const most = () => Math.max(1, ...props.places.map(({ leads }) => leads));
  return (
    <Card title={t(props.title)} text={t(props.text)} isFlush>
      <Show
        when={props.places.length > 0}
        fallback={
          <EmptyState title={t("analytics.no_places")} text={t("analytics.no_places_text")} />
        }
      >
        <table class="table table-stacked mt-2">
          <caption class="sr-only">{t(props.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(props.head)}</th>
              <th scope="col">{t("analytics.leads")}</th>
              <th scope="col" class="!text-end">
                {t("analytics.of_conversations")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.places}>
              {(place) => (
                <PlaceRow place={place} nowhere={t(props.nowhere)} share={place.leads / most()} />
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </Card>
  );
}

interface PlaceRowProps {
  readonly place: Place;
  readonly nowhere: string;
  /** Of the longest bar. */
  readonly share: number;
}

function PlaceRow(props: PlaceRowProps): JSX.Element {
  const name = () => props.place.place ?? props.nowhere;
  return (
    <tr>
      <td class="cell-main sm:w-full sm:max-w-0">
        <span
          class={`block [overflow-wrap:anywhere] sm:truncate ${props.place.place === null ? "text-muted" : ""}`}
          title={name()}
        >
          {name()}
        </span>
      </td>
      <td class="tabular-nums" data-label={t("analytics.leads")}>
        <span class="flex items-center gap-2">
          <span class="inline-block h-2 w-20 rounded-sm bg-sunken" aria-hidden="true">
            <span class="bar block h-full rounded-sm" style={{ width: `${props.share * 100}%` }} />
          </span>
          <span class="min-w-6 text-end">{formatNumber(props.place.leads)}</span>
        </span>
      </td>
      <td
        class="whitespace-nowrap text-end tabular-nums"
        data-label={t("analytics.of_conversations")}
      >
        {t("analytics.share_of", {
          share: formatShare(props.place.leads, props.place.conversations),
          count: formatNumber(props.place.conversations),
        })}
      </td>
    </tr>
  );
}
