import { type JSX, Match, Switch } from "solid-js";
import type { useChosenWidget } from "../api/widget-options.ts";
import { t } from "../i18n/i18n.ts";
import { EmptyState, ErrorState, NoPermission, SkeletonRows } from "./states.tsx";

type Chosen = ReturnType<typeof useChosenWidget>;
/** What a page about the chosen widget shows while it has none: why, and what can be done. */
export function NoWidget(props: { readonly chosen: Chosen }): JSX.Element {
  return (
    <Switch fallback={<SkeletonRows />}>
      <Match when={props.chosen.state() === "failed"}>
        <ErrorState error={props.chosen.error()} onRetry={() => props.chosen.retry()} />
      </Match>
      <Match when={props.chosen.state() === "none"}>
        <EmptyState title={t("widgets.none")} text={t("widgets.none_text")} />
      </Match>
      <Match when={props.chosen.state() === "not_found"}>
        <NoPermission />
      </Match>
    </Switch>
  );
}
