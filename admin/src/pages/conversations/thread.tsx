import { createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import {
  type ConversationDetail,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { useList } from "../../api/list.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Loaded } from "../../kit/states.tsx";
import { isTyping } from "../../layout/shortcuts.tsx";
import { Message } from "./message.tsx";
import { worstAnswer } from "./worst-answer.ts";

const FRESH_EVERY_MS = 4_000;
const KEY = "GET /conversations/:conversationId/messages";

/** The messages, the newest in sight; earlier ones above, when they are asked for. */
export function Thread(props: { readonly conversation: ConversationDetail }): JSX.Element {
  let list: HTMLOListElement | undefined;
  const messages = useList(
    conversationOperations,
    KEY,
    () => ({
      params: { conversationId: props.conversation.id },
      query: { limit: 100, newest_first: "true" as const },
    }),
    () => ({ refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const inOrder = () => messages.items().toReversed();
  const [isBusy, setBusy] = createSignal(false);
  const end = stayAtEnd();
  const showEarlier = async () => {
    const first = inOrder()[0]?.id;
    end.letGo();
    setBusy(true);
    await messages.query.fetchNextPage();
    setBusy(false);
    // What was read stays where it was read, with the earlier ones above it.
    list?.querySelector(`[data-message="${first}"]`)?.scrollIntoView({ block: "start" });
  };
  useEditKey(() => worstAnswer(inOrder())?.id);
  return (
    <Loaded query={messages.query}>
      {() => (
        <>
          <Show when={messages.query.hasNextPage}>
            <div class="mb-4 flex justify-center">
              <Button isBusy={isBusy()} onClick={showEarlier}>
                {t("conversations.earlier_messages")}
              </Button>
            </div>
          </Show>
          <ol
            class="space-y-4"
            ref={(element) => {
              list = element;
              end.watch(element);
            }}
          >
            <For each={inOrder()}>
              {(message) => <Message message={message} conversation={props.conversation} />}
            </For>
          </ol>
        </>
      )}
    </Loaded>
  );
}

const NEAR_PX = 80;

/**
 * Keeps the end of a list in sight while it grows, until somebody scrolls away from it. What it holds
 * is not as high as it will be when it is put there: Markdown comes later, and so do messages.
 */
function stayAtEnd() {
  let isHeld = true;
  let list: HTMLElement | undefined;
  const show = () => isHeld && list?.lastElementChild?.scrollIntoView({ block: "end" });
  const observer = new ResizeObserver(show);
  // Of whichever part of the page scrolls: that differs with the screen.
  const onScroll = ({ target }: Event) => {
    const last = list?.lastElementChild;
    if (!last || !(target instanceof Element) || !target.contains(last)) return;
    const below = last.getBoundingClientRect().bottom - target.getBoundingClientRect().bottom;
    isHeld = below < NEAR_PX;
  };
  addEventListener("scroll", onScroll, true);
  onCleanup(() => {
    removeEventListener("scroll", onScroll, true);
    observer.disconnect();
  });
  return {
    watch: (element: HTMLElement) => {
      list = element;
      observer.observe(element);
    },
    letGo: () => {
      isHeld = false;
    },
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
