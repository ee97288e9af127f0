import { useSearchParams } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { createEffect, For, type JSX, on, onCleanup, Show } from "solid-js";
import {
  type ConversationSummary,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { plainOf } from "../../kit/markdown.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Ago } from "../../kit/time.tsx";
import { isTyping } from "../../layout/shortcuts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { ConversationBadges } from "./conversation-badges.tsx";
import { type Filters, queryOf } from "./filter-query.ts";
import { ConversationFilters } from "./filters.tsx";
import { Reader } from "./reader.tsx";

const FRESH_EVERY_MS = 5_000;

/** The list beside the reader; on a phone one or the other. All that is chosen stands in the address. */
export function ConversationsPage(): JSX.Element {
  usePageTitle(() => t("layout.conversations"));
  const [params, setParams] = useSearchParams<
    Filters & { id?: string } & Record<string, string | undefined>
  >();
  const list = useList(
    conversationOperations,
    "GET /conversations",
    () => ({ query: queryOf(params) }),
    () => ({ refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const items = () => list.items();
  const choose = (id: string | undefined) =>
    setParams({ id }, { replace: params.id !== undefined });
  const step = (by: 1 | -1) => {
    const at = items().findIndex((item) => item.id === params.id);
    const next = items()[at === -1 ? 0 : at + by];
    if (next) choose(next.id);
  };
  useKeys(step, () => choose(undefined));
  return (
    <div class="flex h-[calc(100dvh-3.5rem)] lg:h-dvh">
      {/* On a phone list or reader is hidden: the page keeps its name. */}
      <h1 class="sr-only">{t("layout.conversations")}</h1>
      <section
        class={`flex w-full flex-col border-line lg:w-96 lg:flex-none lg:border-r ${params.id ? "max-lg:hidden" : ""}`}
        aria-label={t("layout.conversations")}
      >
        <p class="px-4 pt-4 pb-2 text-xl font-semibold" aria-hidden="true">
          {t("layout.conversations")}
        </p>
        <ConversationFilters params={params} onChange={(part) => setParams(part)} />
        <div class="min-h-0 flex-1 overflow-y-auto">
          <Loaded query={list.query}>
            {() => (
              <Show
                when={items().length > 0}
                fallback={<Nothing hasFilters={hasFilters(params)} />}
              >
                <Rows items={items()} chosenId={params.id} onChoose={choose} />
                <MoreButton query={list.query} />
              </Show>
            )}
          </Loaded>
        </div>
      </section>
      <section
        class={`min-w-0 flex-1 ${params.id ? "" : "max-lg:hidden"}`}
        aria-label={t("conversations.reader")}
      >
        <Show
          when={params.id}
          keyed
          fallback={
            <EmptyState title={t("conversations.choose")} text={t("conversations.choose_text")} />
          }
        >
          {(id) => (
            <Reader
              id={id}
              onGone={() => choose(undefined)}
              back={
                <IconButton
                  class="lg:hidden"
                  label={t("conversations.all")}
                  onClick={() => choose(undefined)}
                >
                  <ArrowLeft size={18} aria-hidden="true" />
                </IconButton>
              }
            />
          )}
        </Show>
      </section>
    </div>
  );
}

/** `j` and `k` walk through the list, `e` goes to the entry behind the last answer, Escape leaves. */
function useKeys(step: (by: 1 | -1) => void, leave: () => void): void {
  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") leave();
    if (event.key !== "e") return;
    [...document.querySelectorAll<HTMLElement>("[data-edit-answer]")].at(-1)?.click();
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
}

function hasFilters({ q, widget, status, lead, from, to }: Filters): boolean {
  return [q, widget, status, lead, from, to].some(Boolean);
}

function Nothing(props: { readonly hasFilters: boolean }): JSX.Element {
  return (
    <Show
      when={props.hasFilters}
      fallback={<EmptyState title={t("conversations.none")} text={t("conversations.none_text")} />}
    >
      <EmptyState title={t("kit.nothing_found")} text={t("kit.nothing_found_text")} />
    </Show>
  );
}

interface RowsProps {
  readonly items: readonly ConversationSummary[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Rows(props: RowsProps): JSX.Element {
  let list: HTMLUListElement | undefined;
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
              aria-current={item.id === props.chosenId ? "true" : undefined}
              onClick={() => props.onChoose(item.id)}
              class={`block w-full px-4 py-2.5 text-left hover:bg-hover ${item.id === props.chosenId ? "bg-accent-soft" : ""}`}
            >
              <span class="flex items-baseline justify-between gap-2">
                <span class="truncate font-medium">
                  {item.visitor_name ?? item.visitor_email ?? t("conversations.visitor")}
                </span>
                <span class="flex-none text-xs text-muted">
                  <Ago at={item.last_message_at ?? item.started_at} zone={item.client_timezone} />
                </span>
              </span>
              <span class="block truncate text-muted">
                {item.last_message ? plainOf(item.last_message) : t("conversations.no_messages")}
              </span>
              <span class="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-muted">
                {item.widget_name}
                <ConversationBadges conversation={item} />
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
