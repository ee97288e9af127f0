import { createEffect, For, type JSX, on, Show } from "solid-js";
import type { ConversationSummary } from "../../../../contracts/admin/conversations.ts";
import { useShowsAllClients } from "../../api/chosen-client.ts";
import { isUnseen } from "../../api/inbox.ts";
import { t } from "../../i18n/i18n.ts";
import { plainOf } from "../../kit/markdown.tsx";
import { Ago } from "../../kit/time.tsx";
import { ConversationBadges } from "./conversation-badges.tsx";
import { visitorTitle } from "./identity-lines.ts";

interface RowsProps {
  readonly items: readonly ConversationSummary[];
  readonly chosenId: string | undefined;
  /** Whether it has just come in by itself. */
  readonly isFresh: (id: string) => boolean;
  readonly onChoose: (id: string) => void;
}

export function Rows(props: RowsProps): JSX.Element {
  let list: HTMLUListElement | undefined;
  const showsAll = useShowsAllClients();
  createEffect(
    on(
      () => props.chosenId,
      () => list?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" }),
    ),
  );
  return (
    <ul ref={list}>
      <For each={props.items}>
        {(item) => (
          <li class="border-b border-line">
            <button
              type="button"
              data-conversation={item.id}
              aria-current={item.id === props.chosenId ? "true" : undefined}
              onClick={() => props.onChoose(item.id)}
              class={`block w-full border-l-3 px-4 py-2.5 text-left hover:bg-hover ${item.id === props.chosenId ? "bg-accent-soft" : ""} ${edgeOf(item, props.isFresh(item.id))}`}
            >
              <span class="flex items-baseline justify-between gap-2">
                <span class={`truncate ${isUnseen(item.id) ? "font-bold" : "font-medium"}`}>
                  <Show when={isUnseen(item.id)}>
                    <span
                      class="mr-1.5 inline-block size-2 rounded-full bg-accent align-middle"
                      role="img"
                      aria-label={t("inbox.unseen")}
                    />
                  </Show>
                  {visitorTitle(item)}
                </span>
                <span class="flex-none text-xs text-muted">
                  {/* When it began: that is what the list is ordered by. */}
                  <Ago at={item.started_at} zone={item.client_timezone} />
                </span>
              </span>
              <span class="block truncate text-muted">
                {item.last_message ? plainOf(item.last_message) : t("conversations.no_messages")}
              </span>
              <span class="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-muted">
                <span class="max-w-full truncate">
                  {showsAll() ? `${item.client_name} · ${item.widget_name}` : item.widget_name}
                </span>
                <ConversationBadges conversation={item} />
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Those that wait stand out for as long as they do; what has just come in, for a moment. */
function edgeOf({ waiting_since }: ConversationSummary, isFresh: boolean): string {
  if (waiting_since) return `border-warning ${isFresh ? "row-fresh" : ""}`;
  return isFresh ? "border-accent row-fresh" : "border-transparent";
}
