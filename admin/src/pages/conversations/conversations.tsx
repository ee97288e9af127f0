import { useSearchParams } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import {
  conversationOperations,
  type InboxView,
} from "../../../../contracts/admin/conversations.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { dataOf } from "../../api/data-of.ts";
import { isInboxLive } from "../../api/inbox.ts";
import { useList } from "../../api/list.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { type Filters, isSearch, queryOf, viewIn } from "./filter-query.ts";
import { ConversationFilters } from "./filters.tsx";
import { useFreshRows } from "./fresh-rows.ts";
import { LiveSign } from "./live-sign.tsx";
import { LookingOn } from "./looking-on.tsx";
import { Reader } from "./reader.tsx";
import { useReading } from "./reading.ts";
import { Rows } from "./rows.tsx";
import { Views } from "./views.tsx";

const FRESH_EVERY_MS = 5_000;

/** The list beside the reader; on a phone one or the other. All that is chosen stands in the address. */
export function ConversationsPage(): JSX.Element {
  usePageTitle(() => t("layout.conversations"));
  const [params, setParams] = useSearchParams<Filters & Record<string, string | undefined>>();
  const list = useList(
    conversationOperations,
    "GET /conversations",
    () => ({ query: { ...queryOf(params), ...clientQuery() } }),
    // What happens comes by the socket; without one, it is asked for.
    () => (isSearch(params) || isInboxLive() ? {} : { refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const ids = createMemo(() => list.items().map((item) => item.id));
  const readIds = () => (dataOf(list.query) ? ids() : undefined);
  const fresh = useFreshRows(readIds, () => JSON.stringify([queryOf(params), clientQuery()]));
  const reading = useReading({
    ids,
    hasMore: () => list.query.hasNextPage,
    loadMore: () => list.query.fetchNextPage(),
  });
  const filter = (part: { [Name in keyof Filters]?: string | undefined }, isTyped = false) => {
    if (!isTyped) reading.forgetList();
    setParams(part, { replace: isTyped });
  };
  return (
    <div class="flex h-[calc(100dvh-3.5rem)] lg:h-dvh">
      {/* On a phone list or reader is hidden: the page keeps its name. */}
      <h1 class="sr-only">{t("layout.conversations")}</h1>
      <section
        class={`flex w-full flex-col border-line lg:w-96 lg:flex-none lg:border-r ${reading.id() ? "max-lg:hidden" : ""}`}
        aria-label={t("layout.conversations")}
      >
        <div class="flex items-baseline justify-between gap-2 px-4 pt-4 pb-1">
          <p class="text-xl font-semibold" aria-hidden="true">
            {t("layout.conversations")}
          </p>
          <LiveSign />
        </div>
        <Views view={viewIn(params.inbox)} onChoose={(inbox) => filter({ inbox })} />
        <ConversationFilters params={params} onChange={filter} />
        <div class="relative h-0">
          <Show when={fresh.aboveCount() > 0}>
            <button
              type="button"
              class="btn btn-primary absolute top-2 left-1/2 z-10 -translate-x-1/2 rounded-full shadow-float"
              onClick={fresh.goUp}
            >
              <ArrowUp size={16} aria-hidden="true" />
              {tn("inbox.new", fresh.aboveCount())}
            </button>
          </Show>
        </div>
        <div class="min-h-0 flex-1 overflow-y-auto" ref={fresh.watch}>
          <Loaded query={list.query}>
            {(data) => (
              <>
                <Show
                  when={list.items().length > 0}
                  fallback={
                    <Show when={!list.query.hasNextPage}>
                      <Nothing hasFilters={hasFilters(params)} view={viewIn(params.inbox)} />
                    </Show>
                  }
                >
                  <Rows
                    items={list.items()}
                    chosenId={reading.id()}
                    isFresh={fresh.isFresh}
                    onChoose={reading.choose}
                  />
                </Show>
                <Show when={isSearch(params)} fallback={<MoreButton query={list.query} />}>
                  <LookingOn
                    query={list.query}
                    found={list.items().length}
                    pages={data().pages.length}
                  />
                </Show>
              </>
            )}
          </Loaded>
        </div>
      </section>
      <ReaderPane id={reading.id()} onLeave={reading.leave} />
    </div>
  );
}

interface ReaderPaneProps {
  readonly id: string | undefined;
  readonly onLeave: () => void;
}

function ReaderPane(props: ReaderPaneProps): JSX.Element {
  return (
    <section
      id="reader"
      tabIndex={-1}
      class={`min-w-0 flex-1 outline-none ${props.id ? "" : "max-lg:hidden"}`}
      aria-label={t("conversations.reader")}
    >
      <Show
        when={props.id}
        keyed
        fallback={
          <EmptyState title={t("conversations.choose")} text={t("conversations.choose_text")} />
        }
      >
        {(id) => (
          <Reader
            id={id}
            onGone={() => props.onLeave()}
            back={
              <IconButton
                class="lg:hidden"
                label={t("conversations.all")}
                onClick={() => props.onLeave()}
              >
                <ArrowLeft size={18} aria-hidden="true" />
              </IconButton>
            }
          />
        )}
      </Show>
    </section>
  );
}

function hasFilters(params: Filters): boolean {
  return Object.keys(queryOf(params)).some((name) => name !== "inbox");
}

function Nothing(props: {
  readonly hasFilters: boolean;
  readonly view: InboxView | undefined;
}): JSX.Element {
  return (
    <Switch
      fallback={<EmptyState title={t("conversations.none")} text={t("conversations.none_text")} />}
    >
      <Match when={props.hasFilters}>
        <EmptyState title={t("kit.nothing_found")} text={t("kit.nothing_found_text")} />
      </Match>
      <Match when={props.view}>
        {(view) => (
          <EmptyState title={t(`inbox.none_${view()}`)} text={t(`inbox.none_${view()}_text`)} />
        )}
      </Match>
    </Switch>
  );
}
