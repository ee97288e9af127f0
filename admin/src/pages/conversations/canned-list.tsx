import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { CannedReply } from "../../../../contracts/admin/canned-replies.ts";
import { t } from "../../i18n/i18n.ts";

export const CANNED_LIST_ID = "canned-list";
export const cannedOptionId = (reply: CannedReply) => `canned-${reply.id}`;

interface CannedListProps {
  readonly replies: readonly CannedReply[];
  readonly at: number;
  /** The text as it would be sent, its variables filled in. */
  readonly filled: (reply: CannedReply) => string;
  readonly onChoose: (reply: CannedReply) => void;
}

/** Above the composer, whose field keeps the focus and hears the keys. */
export function CannedList(props: CannedListProps): JSX.Element {
  return (
    <div class="absolute inset-x-3 bottom-full z-20 mb-1 max-h-72 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float">
      <div id={CANNED_LIST_ID} role="listbox" aria-label={t("layout.canned_replies")}>
        <For each={props.replies}>
          {(reply, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field below holds the focus and hears the keys.
            <div
              id={cannedOptionId(reply)}
              role="option"
              tabIndex={-1}
              aria-selected={index() === props.at}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onChoose(reply)}
              class={`cursor-pointer rounded-md px-2.5 py-1.5 max-sm:min-h-11 ${index() === props.at ? "bg-accent-soft" : "hover:bg-hover"}`}
            >
              <span class="mono font-semibold text-accent-text">/{reply.shortcut}</span>
              <span
                class={`block text-muted [overflow-wrap:anywhere] ${index() === props.at ? "whitespace-pre-wrap" : "truncate"}`}
              >
                {props.filled(reply)}
              </span>
            </div>
          )}
        </For>
      </div>
      <Show when={props.replies.length === 0}>
        <p class="px-2.5 py-2 text-muted">
          {t("canned.no_match")}{" "}
          <A class="link" href="/canned-replies">
            {t("layout.canned_replies")}
          </A>
        </p>
      </Show>
    </div>
  );
}
