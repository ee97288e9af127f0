import { type JSX, Show } from "solid-js";
import { inboxStatus, statusSinceMs } from "../../api/inbox.ts";
import { t } from "../../i18n/i18n.ts";
import { clockOf } from "../../kit/time.tsx";

const DOTS = {
  live: "bg-success",
  connecting: "border-2 border-warning",
  offline: "border-2 border-danger",
} as const;

/** Whether what is seen is what is so, and since when it is not. */
export function LiveSign(): JSX.Element {
  return (
    <p class="flex items-center gap-1.5 text-xs font-normal text-muted" role="status">
      <span class={`size-2 rounded-full ${DOTS[inboxStatus()]}`} aria-hidden="true" />
      {t(`inbox.status_${inboxStatus()}`)}
      <Show when={inboxStatus() !== "live"}>
        <span>{t("inbox.status_since", { time: clockOf(statusSinceMs()) })}</span>
      </Show>
    </p>
  );
}
