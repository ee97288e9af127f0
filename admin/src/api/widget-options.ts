import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { widgetOperations } from "../../../contracts/admin/widgets.ts";
import { call } from "./client.ts";

/** Names of all the widgets that the user may look at. */
export function useWidgetOptions() {
  return useQuery(() => ({
    queryKey: ["GET /widget-options"],
    queryFn: () => call(widgetOperations, "GET /widget-options", {}),
    staleTime: 60_000,
  }));
}

/** The widget that a page is about, kept in its address; the first one until somebody chooses. */
export function useChosenWidget() {
  const options = useWidgetOptions();
  const [params, setParams] = useSearchParams<{ widget?: string }>();
  const items = () => options.data?.items ?? [];
  const chosen = () =>
    items().find((item) => String(item.id) === params.widget) ?? items()[0] ?? null;
  return {
    options,
    items,
    widget: chosen,
    choose: (id: string) => setParams({ widget: id }),
  };
}
