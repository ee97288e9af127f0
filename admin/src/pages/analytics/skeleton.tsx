import { For, type JSX } from "solid-js";
import { t } from "../../i18n/i18n.ts";

const HEIGHTS = ["h-28", "h-48", "h-48", "h-80", "h-72"] as const;

/** In the shape of what is on its way, so that nothing jumps when it is there. */
export function AnalyticsSkeleton(): JSX.Element {
  return (
    <div class="space-y-5" role="status" aria-label={t("kit.loading")}>
      <For each={HEIGHTS}>{(height) => <div class={`skeleton rounded-xl ${height}`} />}</For>
    </div>
  );
}
