import { For, type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import type { useReplies } from "./use-replies.ts";

/** Replies on their way, below what was said; those that did not arrive, with the ways on from there. */
export function OutgoingLines(props: {
  readonly replies: ReturnType<typeof useReplies>;
}): JSX.Element {
  return (
    <For each={props.replies.outgoing()}>
      {(one) => (
        <li class="flex justify-end">
          <div class="max-w-[85%]">
            <div
              class={`rounded-lg px-3.5 py-2 whitespace-pre-wrap [overflow-wrap:anywhere] ${one.state === "failed" ? "border border-danger bg-danger-soft" : "bg-accent-soft opacity-70"}`}
            >
              {one.text}
            </div>
            <Show
              when={one.state === "failed"}
              fallback={<p class="mt-1 text-right text-xs text-muted">{t("inbox.sending")}</p>}
            >
              <p class="mt-1 flex flex-wrap items-center justify-end gap-x-3 text-xs">
                <span class="text-danger" role="alert">
                  {one.problem}
                </span>
                <button
                  type="button"
                  class="min-h-6 underline max-sm:min-h-11"
                  onClick={() => props.replies.retry(one)}
                >
                  {t("kit.retry")}
                </button>
                <button
                  type="button"
                  class="min-h-6 underline max-sm:min-h-11"
                  onClick={() => props.replies.drop(one)}
                >
                  {t("inbox.discard")}
                </button>
              </p>
            </Show>
          </div>
        </li>
      )}
    </For>
  );
}
