import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
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
  const showEarlier = async () => {
    const first = inOrder()[0]?.id;
    setBusy(true);
    await messages.query.fetchNextPage();
    setBusy(false);
    // What was read stays where it was read, with the earlier ones above it.
    list?.querySelector(`[data-message="${first}"]`)?.scrollIntoView({ block: "start" });
  };
  createEffect(
    on(
      () => inOrder().at(-1)?.id,
      () => list?.lastElementChild?.scrollIntoView({ block: "end" }),
    ),
  );
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
              // Not there yet when the messages are: it is filled and placed after this.
              queueMicrotask(() => element.lastElementChild?.scrollIntoView({ block: "end" }));
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
