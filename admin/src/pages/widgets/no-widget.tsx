import { type JSX, Match, Switch } from "solid-js";
import type { useChosenWidget } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../../kit/states.tsx";

/** In place of what is said of a widget while none is known: on its way, failed, or there is none. */
export function NoWidget(props: {
  readonly chosen: ReturnType<typeof useChosenWidget>;
}): JSX.Element {
  return (
    <Switch fallback={<EmptyState title={t("widgets.none")} text={t("widgets.none_text")} />}>
      <Match when={props.chosen.options.error}>
        {(error) => <ErrorState error={error()} onRetry={() => props.chosen.options.refetch()} />}
      </Match>
      <Match when={props.chosen.options.isPending}>
        <SkeletonRows />
      </Match>
    </Switch>
  );
}
