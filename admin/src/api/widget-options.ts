import { useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { widgetOperations } from "../../../contracts/admin/widgets.ts";
import { call } from "./client.ts";
import { withQuietData } from "./data-of.ts";

const KEY = ["GET /widget-options"] as const;

const readOptions = () => call(widgetOperations, "GET /widget-options", {});

/** Names of all the widgets that the user may look at. */
export function useWidgetOptions() {
  const query = useQuery(() => ({ queryKey: KEY, queryFn: readOptions, staleTime: 60_000 }));
  return withQuietData(query);
}

/**
 * How it stands with the widget that a page is about: it is being looked for, it could not be, there
 * is none at all, none of that id for this user, or it is there.
 */
export type ChosenState = "pending" | "failed" | "none" | "not_found" | "chosen";

/** The widget that a page is about, kept in its address; the first one until somebody chooses. */
export function useChosenWidget() {
  const queries = useQueryClient();
  const options = useWidgetOptions();
  const [params, setParams] = useSearchParams<{ widget?: string }>();
  const items = () => options.data?.items ?? [];
  // Only a page that names none gets the first: a page about another widget than it says is worse than none.
  const chosen = () =>
    (params.widget ? items().find((item) => String(item.id) === params.widget) : items()[0]) ??
    null;
  // What is known may be older than the widget: before it counts as missing, it is looked for once more.
  const search = useQuery(() => ({
    queryKey: ["widget-search", params.widget],
    enabled: Boolean(params.widget) && !options.isPending && chosen() === null,
    queryFn: async () => {
      const found = await readOptions();
      queries.setQueryData(KEY, found);
      return found;
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  }));
  const state = (): ChosenState => {
    if (chosen()) return "chosen";
    if (options.isPending) return "pending";
    if (!params.widget) return options.isLoadingError ? "failed" : "none";
    if (search.isFetching || search.isPending) return "pending";
    return search.isError ? "failed" : "not_found";
  };
  return {
    options,
    items,
    widget: chosen,
    state,
    /** Of `failed`: why, and another try. */
    error: () => search.error ?? options.error,
    retry: () => (params.widget ? search.refetch() : options.refetch()),
    choose: (id: string) => setParams({ widget: id }),
  };
}
