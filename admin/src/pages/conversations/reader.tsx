import { useQuery } from "@tanstack/solid-query";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import {
  type ConversationDetail,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { ApiError, call } from "../../api/client.ts";
import { isInboxLive, isToldOf } from "../../api/inbox.ts";
import { detailKey } from "../../api/inbox-lists.ts";
import { isWorthAnother } from "../../api/query-client.ts";
import { isSignedOut } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Loaded } from "../../kit/states.tsx";
import { ZoneNote } from "../../kit/zone-note.tsx";
import { Answerer, Collision } from "./answerer.tsx";
import { COMPOSER_ID, Composer } from "./composer.tsx";
import { LabelBadges } from "./conversation-badges.tsx";
import { visitorTitle } from "./identity-lines.ts";
import { ReaderActions } from "./reader-actions.tsx";
import { useReaderKeys } from "./reader-keys.ts";
import { Thread } from "./thread.tsx";
import { type Acts, useActs } from "./use-acts.ts";
import { useReplies } from "./use-replies.ts";
import { type Talk, useTalk } from "./use-talk.ts";
import { VisitorFacts } from "./visitor-facts.tsx";

/** What no event tells, such as facts about the visitor; without a socket, all of it. */
const FRESH_EVERY_MS = 30_000;
const ASK_EVERY_MS = 4_000;
/** The socket may tell of a conversation before the database has it. */
const COMING_EVERY_MS = 1_000;
const COMING_TRIES = 15;

interface ReaderProps {
  readonly id: string;
  readonly back: JSX.Element;
  readonly onGone: () => void;
}

export function Reader(props: ReaderProps): JSX.Element {
  // The reader is made anew for each conversation.
  const talk = useTalk(props.id);
  const query = useQuery(() => ({
    queryKey: detailKey(props.id),
    queryFn: () =>
      call(conversationOperations, "GET /conversations/:conversationId", {
        params: { conversationId: props.id },
      }),
    retry: (failures: number, error: Error) =>
      isOnItsWay(props.id, error) ? failures < COMING_TRIES : isWorthAnother(failures, error),
    retryDelay: (failures: number, error: Error) =>
      isOnItsWay(props.id, error) ? COMING_EVERY_MS : Math.min(1_000 * 2 ** failures, 30_000),
    refetchInterval: !isSignedOut() && (isInboxLive() ? FRESH_EVERY_MS : ASK_EVERY_MS),
  }));
  return (
    <Loaded query={query}>
      {(conversation) => <Opened {...props} talk={talk} conversation={conversation()} />}
    </Loaded>
  );
}

function isOnItsWay(id: string, error: Error): boolean {
  return error instanceof ApiError && error.code === "not_found" && isToldOf(id);
}

type OpenedProps = ReaderProps & {
  readonly talk: Talk;
  readonly conversation: ConversationDetail;
};

function Opened(props: OpenedProps): JSX.Element {
  const acts = useActs(props.talk);
  const replies = useReplies(props.talk);
  const isWide = useIsWide();
  const claim = async () => {
    if (await acts.claim()) document.getElementById(COMPOSER_ID)?.focus();
  };
  useReaderKeys(props.talk, claim);
  return (
    <div class="flex h-full flex-col">
      <ReaderHeader {...props} acts={acts} onClaim={claim} />
      <Collision id={props.id} />
      <div class="min-h-0 flex-1 xl:grid xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div class="flex h-full min-h-0 flex-col">
          <div class="min-h-0 flex-1 overflow-y-auto">
            <Show when={!isWide()}>
              <details class="border-b border-line">
                <summary class="px-4 py-2 text-[0.8125rem] leading-7 text-muted">
                  {t("conversations.facts")}
                </summary>
                <VisitorFacts conversation={props.conversation} />
              </details>
            </Show>
            <div class="px-4 py-4">
              <Thread conversation={props.conversation} talk={props.talk} replies={replies} />
            </div>
          </div>
          <Composer
            conversation={props.conversation}
            talk={props.talk}
            acts={acts}
            replies={replies}
            onClaim={claim}
          />
        </div>
        <Show when={isWide()}>
          <VisitorFacts conversation={props.conversation} />
        </Show>
      </div>
    </div>
  );
}

function ReaderHeader(
  props: OpenedProps & { readonly acts: Acts; readonly onClaim: () => void },
): JSX.Element {
  return (
    <header class="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      {props.back}
      <div class="min-w-48 flex-1">
        <h2 class="truncate">{visitorTitle(props.conversation)}</h2>
        <div class="flex flex-wrap items-center gap-1.5 text-xs text-muted">
          <span class="max-w-full truncate max-sm:hidden">{props.conversation.widget_name}</span>
          <Answerer talk={props.talk} conversation={props.conversation} />
          <LabelBadges
            conversation={props.conversation}
            isPlain={props.conversation.status === "active"}
          />
          <Show when={props.conversation.assignee_name}>
            {(name) => <span>{t("inbox.assigned_to", { name: name() })}</span>}
          </Show>
        </div>
      </div>
      <ReaderActions
        conversation={props.conversation}
        talk={props.talk}
        acts={props.acts}
        onClaim={props.onClaim}
        onGone={props.onGone}
      />
      <ZoneNote class="w-full max-sm:hidden" />
    </header>
  );
}

/** Whether the facts about the visitor have a column of their own. */
function useIsWide(): () => boolean {
  const wide = matchMedia("(min-width: 80rem)");
  const [isWide, setWide] = createSignal(wide.matches);
  const onChange = () => setWide(wide.matches);
  wide.addEventListener("change", onChange);
  onCleanup(() => wide.removeEventListener("change", onChange));
  return isWide;
}
