import { For, type JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";

/** The place of cards that are on their way. */
export function SkeletonCards(props: { readonly count?: number }): JSX.Element {
  return (
    <div
      class="grid gap-4 sm:grid-cols-2 xl:grid-cols-3"
      role="status"
      aria-label={t("kit.loading")}
    >
      <For each={Array.from({ length: props.count ?? 3 })}>
        {() => (
          <div class="card space-y-3 p-4">
            <div class="skeleton h-5 w-1/2" />
            <div class="skeleton h-4" />
            <div class="skeleton h-4 w-2/3" />
          </div>
        )}
      </For>
    </div>
  );
}
