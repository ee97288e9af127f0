import { useQuery } from "@tanstack/solid-query";
import {
  createComputed,
  createEffect,
  createSignal,
  For,
  type JSX,
  on,
  onCleanup,
  Show,
} from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import {
  type ConversationDetail,
  type ConversationMessage,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { inbox } from "../../api/inbox.ts";
import { useList } from "../../api/list.ts";
import { isSignedOut } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Loaded } from "../../kit/states.tsx";
import { isTyping } from "../../layout/shortcuts.tsx";
import { Message } from "./message.tsx";
import { Note } from "./note.tsx";
import { notesKey } from "./note-composer.tsx";
import { OutgoingLines } from "./outgoing-lines.tsx";
import { useReadReceipts } from "./read-receipts.ts";
import { stayAtEnd } from "./stay-at-end.ts";
import { mergeMessages, seenMessage } from "./talk-state.ts";
import { type Line, timeline } from "./timeline.ts";
import type { useReplies } from "./use-replies.ts";
import type { Talk } from "./use-talk.ts";
import { worstAnswer } from "./worst-answer.ts";

/** Of what the database alone knows: which entry answered, what others noted. */
const FRESH_EVERY_MS = 30_000;
const NOTES_EVERY_MS = 15_000;
const KEY = "GET /conversations/:conversationId/messages";

interface ThreadProps {
  readonly conversation: ConversationDetail;
  readonly talk: Talk;
  readonly replies: ReturnType<typeof useReplies>;
}

/** The messages, the newest in sight; earlier ones above, when they are asked for. */
export function Thread(props: ThreadProps): JSX.Element {
  let list: HTMLOListElement | undefined;
  const shown = useLines(props);
  const [isBusy, setBusy] = createSignal(false);
  const end = stayAtEnd();
  const showEarlier = async () => {
    const first = shown.messages()[0]?.id;
    end.letGo();
    setBusy(true);
    await shown.query.fetchNextPage();
    setBusy(false);
    // What was read stays where it was read, with the earlier ones above it.
    list?.querySelector(`[data-message="${first}"]`)?.scrollIntoView({ block: "start" });
  };
  useEditKey(() => worstAnswer(shown.messages())?.id);
  useReadReceipts(props.talk.id, shown.messages);
  // What one has just written oneself is looked at, wherever one was.
  createEffect(on(() => props.replies.outgoing().length, end.hold, { defer: true }));
  return (
    <Loaded query={shown.query}>
      {() => (
        <>
          <Show when={shown.query.hasNextPage}>
            <div class="mb-4 flex justify-center">
              <Button isBusy={isBusy()} onClick={showEarlier}>
                {t("conversations.earlier_messages")}
              </Button>
            </div>
          </Show>
          <div role="log" aria-label={t("inbox.log")} aria-live="polite" aria-busy={isBusy()}>
            <ol
              class="space-y-4"
              ref={(element) => {
                list = element;
                end.watch(element);
              }}
            >
              <For each={shown.lines}>
                {(line) => <LineView line={line} {...props} seenId={shown.seenId()} />}
              </For>
              <OutgoingLines replies={props.replies} />
              <Show when={inbox.typing[props.talk.id]}>
                <li class="text-[0.8125rem] text-muted">{t("inbox.visitor_typing")}</li>
              </Show>
            </ol>
          </div>
        </>
      )}
    </Loaded>
  );
}

function LineView(
  props: ThreadProps & { readonly line: Line; readonly seenId: string | undefined },
): JSX.Element {
  // A line's kind never changes.
  const { line } = props;
  return line.kind === "note" ? (
    <Note note={line.note} zone={props.conversation.client_timezone} />
  ) : (
    <Message
      message={line.message}
      conversation={props.conversation}
      isSeen={line.message.id === props.seenId}
    />
  );
}

/** What was read from the database, and what has come since, as one; lines stay the same lines. */
function useLines(props: ThreadProps) {
  const messages = useList(
    conversationOperations,
    KEY,
    () => ({
      params: { conversationId: props.talk.id },
      query: { limit: 100, newest_first: "true" as const },
    }),
    () => ({ refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const notes = useQuery(() => ({
    queryKey: notesKey(props.talk.id),
    queryFn: () =>
      call(conversationOperations, "GET /conversations/:conversationId/notes", {
        params: { conversationId: props.talk.id },
      }),
    refetchInterval: !isSignedOut() && NOTES_EVERY_MS,
  }));
  const [store, setStore] = createStore<{ lines: Line[] }>({ lines: [] });
  createComputed(() => {
    // A changed field of a row that is there would go unnoticed: what is copied is not listened to.
    void messages.query.dataUpdatedAt;
    // Copies, since what follows writes into what it is given.
    const stored = messages.items().map((message) => structuredClone(unwrap(message)));
    const merged = mergeMessages(stored, structuredClone(props.talk.state().messages));
    const noted = (dataOf(notes)?.items ?? []).map((note) => structuredClone(unwrap(note)));
    const lines = timeline(merged, noted, !messages.query.hasNextPage);
    setStore("lines", reconcile(lines, { key: "key" }));
  });
  createEffect(() => {
    if (dataOf(messages.query)) props.talk.begin(messages.items()[0]?.seq ?? 0);
  });
  const all = (): ConversationMessage[] =>
    store.lines.flatMap((line) => (line.kind === "message" ? [line.message] : []));
  return {
    query: messages.query,
    get lines() {
      return store.lines;
    },
    messages: all,
    seenId: () => seenMessage(all(), props.talk.state().stand?.visitor_read_seq ?? 0)?.id,
  };
}

/** `e` goes to the entry behind an answer. */
function useEditKey(messageId: () => string | undefined): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "e" || event.defaultPrevented || isTyping(event)) return;
    document
      .querySelector<HTMLElement>(`[data-message="${messageId()}"] [data-edit-answer]`)
      ?.click();
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
}
