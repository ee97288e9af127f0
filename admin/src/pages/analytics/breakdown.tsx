import { keepPreviousData, useQuery } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import { analyticsOperations } from "../../../../contracts/admin/analytics.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { Loaded } from "../../kit/states.tsx";
import { Entries } from "./entries.tsx";
import { HeatMap } from "./heat-map.tsx";
import { Places } from "./places.tsx";

interface BreakdownProps {
  readonly wish: object;
  /** Entries of several widgets stand side by side. */
  readonly hasWidget: boolean;
  /** What stands beside the hours, and does not wait for them. */
  readonly children: JSX.Element;
}

/** When, what about, and from where: what the figures are made of. */
export function Breakdown(props: BreakdownProps): JSX.Element {
  const query = useQuery(() => {
    const wish = props.wish;
    return {
      queryKey: ["GET /analytics/breakdown", wish],
      queryFn: () => call(analyticsOperations, "GET /analytics/breakdown", { query: wish }),
      placeholderData: keepPreviousData,
    };
  });
  return (
    <>
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {props.children}
        <Loaded query={query} skeleton={<div class="skeleton h-96 rounded-xl" />}>
          {(data) => <HeatMap data={data()} />}
        </Loaded>
      </div>
      <Show when={dataOf(query)}>
        {(data) => (
          <div class="grid items-start gap-5 lg:grid-cols-2">
            <Entries
              title="analytics.top_entries"
              text="analytics.top_entries_text"
              none="analytics.no_entries"
              noneText="analytics.no_entries_text"
              entries={data().top_entries}
              hasWidget={props.hasWidget}
            />
            <Entries
              title="analytics.worst_entries"
              text="analytics.worst_entries_text"
              none="analytics.no_worst"
              noneText="analytics.no_worst_text"
              entries={data().worst_entries}
              hasWidget={props.hasWidget}
            />
            <Places
              title="analytics.pages"
              text="analytics.pages_text"
              head="analytics.page"
              nowhere="analytics.no_page"
              places={data().pages}
            />
            <Places
              title="analytics.referrers"
              text="analytics.referrers_text"
              head="analytics.referrer"
              nowhere="analytics.no_referrer"
              places={data().referrers}
            />
          </div>
        )}
      </Show>
    </>
  );
}
