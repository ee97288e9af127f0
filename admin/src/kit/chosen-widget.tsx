import { type JSX, Match, Show, Switch } from "solid-js";
import type { useChosenWidget } from "../api/widget-options.ts";
import { t } from "../i18n/i18n.ts";
import { EmptyState, ErrorState, NoPermission, SkeletonRows } from "./states.tsx";

type Chosen = ReturnType<typeof useChosenWidget>;
type Widget = NonNullable<ReturnType<Chosen["widget"]>>;

interface ChosenWidgetProps {
  readonly chosen: Chosen;
  readonly children: (widget: () => Widget) => JSX.Element;
}

/** A page about the chosen widget, in each of its states. Its children are drawn when there is one. */
export function ChosenWidget(props: ChosenWidgetProps): JSX.Element {
  return (
    <Show when={props.chosen.widget()} fallback={<Without chosen={props.chosen} />}>
      {(widget) => props.children(widget)}
    </Show>
  );
}

function Without(props: { readonly chosen: Chosen }): JSX.Element {
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
