import { For, type JSX, Show } from "solid-js";
import { INBOX_VIEWS, type InboxView } from "../../../../contracts/admin/conversations.ts";
import { inbox } from "../../api/inbox.ts";
import { t } from "../../i18n/i18n.ts";

const ALL = [undefined, ...INBOX_VIEWS] as const;

interface ViewsProps {
  readonly view: InboxView | undefined;
  readonly onChoose: (view: InboxView | undefined) => void;
}

/** The parts of the inbox, above the filters. */
export function Views(props: ViewsProps): JSX.Element {
  return (
    <nav aria-label={t("inbox.views")} class="mb-3 overflow-x-auto border-b border-line px-2">
      <div class="flex">
        <For each={ALL}>
          {(view) => (
            <button
              type="button"
              aria-current={props.view === view ? "page" : undefined}
              onClick={() => props.onChoose(view)}
              class={`flex min-h-9 items-center gap-1.5 border-b-2 px-2 whitespace-nowrap max-sm:min-h-11 ${props.view === view ? "border-accent font-semibold text-accent-text" : "border-transparent text-muted hover:text-ink"}`}
            >
              {t(`inbox.view_${view ?? "all"}`)}
              <Show when={view === "waiting" && inbox.waiting.length > 0}>
                <span class="badge badge-warning tabular-nums">{inbox.waiting.length}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
    </nav>
  );
}
