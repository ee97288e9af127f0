import SendHorizontal from "lucide-solid/icons/send-horizontal";
import { createEffect, createSignal, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { MESSAGE_CHARS_MAX } from "../../../../contracts/limits.ts";
import { inboxStatus } from "../../api/inbox.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { CANNED_LIST_ID, CannedList, cannedOptionId } from "./canned-list.tsx";
import { type ComposerMode, composerMode } from "./composer-mode.ts";
import { type DraftKind, keepDraft, readDraft } from "./drafts.ts";
import { NoteComposer } from "./note-composer.tsx";
import { createTypingSign } from "./typing-sign.ts";
import type { Acts } from "./use-acts.ts";
import { useCanned } from "./use-canned.ts";
import type { useReplies } from "./use-replies.ts";
import type { Talk } from "./use-talk.ts";

export const COMPOSER_ID = "composer";

interface ComposerProps {
  readonly conversation: ConversationDetail;
  readonly talk: Talk;
  readonly acts: Acts;
  readonly replies: ReturnType<typeof useReplies>;
  readonly onClaim: () => void;
}

/** Below the thread: words for the visitor, or for the team alone. */
export function Composer(props: ComposerProps): JSX.Element {
  const can = useCan();
  const me = useMe();
  const [kind, setKind] = createSignal<DraftKind>("reply");
  const mode = () => composerMode(props.talk.state().stand, me.data?.id ?? 0);
  return (
    <Show when={can("conversations.manage")}>
      <section
        aria-label={t("inbox.composer")}
        class="border-t border-line bg-surface px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      >
        <div class="flex gap-1">
          <KindTab isChosen={kind() === "reply"} onChoose={() => setKind("reply")}>
            {t("inbox.reply")}
          </KindTab>
          <KindTab isChosen={kind() === "note"} onChoose={() => setKind("note")}>
            {t("inbox.note")}
          </KindTab>
        </div>
        <Show
          when={kind() === "reply"}
          fallback={<NoteComposer conversationId={props.conversation.id} />}
        >
          <Reply {...props} mode={mode()} />
        </Show>
      </section>
    </Show>
  );
}

function KindTab(props: {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <button
      type="button"
      aria-pressed={props.isChosen}
      onClick={() => props.onChoose()}
      class={`min-h-8 border-b-2 px-2 text-[0.8125rem] max-sm:min-h-11 ${props.isChosen ? "border-accent font-semibold text-accent-text" : "border-transparent text-muted hover:text-ink"}`}
    >
      {props.children}
    </button>
  );
}

type ReplyProps = ComposerProps & { readonly mode: ComposerMode };

/** The field, or why there is none and what can be done about it. */
function Reply(props: ReplyProps): JSX.Element {
  const otherName = () => {
    const { mode } = props;
    return mode.kind === "other" ? (mode.name ?? t("inbox.somebody")) : "";
  };
  const claimPhase = () => {
    const { mode } = props;
    return mode.kind === "claim" ? mode.phase : "bot";
  };
  return (
    <Switch>
      <Match when={props.mode.kind === "open"}>
        <Field {...props} />
      </Match>
      <Match when={props.mode.kind === "claim"}>
        <div class="flex min-h-16 flex-wrap items-center justify-between gap-2 py-2">
          <p class="min-w-0 flex-1 basis-60 text-muted">{t(`inbox.claim_hint_${claimPhase()}`)}</p>
          <Button kind="primary" isBusy={props.acts.isBusy()} onClick={() => props.onClaim()}>
            {t("inbox.claim_to_answer")}
          </Button>
        </div>
      </Match>
      <Match when={props.mode.kind === "other"}>
        <p class="py-4 text-muted">{t("inbox.other_answers", { name: otherName() })}</p>
      </Match>
      <Match when={props.mode.kind === "unreachable"}>
        <p class="py-4 text-muted">{t("inbox.unreachable")}</p>
      </Match>
      <Match when={props.mode.kind === "unknown"}>
        <div class="h-18" />
      </Match>
      <Match when={props.mode.kind === "spam"}>
        <p class="py-4 text-muted">{t("inbox.is_spam")}</p>
      </Match>
    </Switch>
  );
}

function Field(props: ReplyProps): JSX.Element {
  const reply = useReplyText(props);
  const hint = () => (props.mode.kind === "open" ? props.mode.hint : null);
  const isOffline = () => inboxStatus() === "offline";
  const active = () => reply.canned.replies()[reply.canned.at()];
  return (
    <div class="relative">
      <Show when={reply.canned.isOpen()}>
        <CannedList
          replies={reply.canned.replies()}
          at={reply.canned.at()}
          filled={reply.canned.filled}
          onChoose={reply.canned.choose}
        />
      </Show>
      {/* Beside the two kinds of words, where there is room for it on a phone too. */}
      <Button
        kind="quiet"
        class="absolute right-0 bottom-full text-[0.8125rem] max-sm:px-2"
        onClick={() => reply.openCanned()}
      >
        <span class="mono" aria-hidden="true">
          /
        </span>
        {t("layout.canned_replies")}
      </Button>
      <p class="hint mt-1" role="status">
        {isOffline() ? t("inbox.offline_hint") : hint() ? t(`inbox.hint_${hint() ?? "left"}`) : ""}
      </p>
      <div class="mt-1 flex items-end gap-2">
        <textarea
          id={COMPOSER_ID}
          class="input max-h-48 min-h-16 flex-1 resize-none"
          rows={2}
          aria-label={t("inbox.reply_label")}
          aria-autocomplete="list"
          aria-controls={reply.canned.isOpen() ? CANNED_LIST_ID : undefined}
          aria-activedescendant={optionIn(reply.canned.isOpen() ? active() : undefined)}
          placeholder={t("inbox.reply_hint")}
          maxLength={MESSAGE_CHARS_MAX}
          value={reply.text()}
          onInput={(event) => reply.type(event.currentTarget.value)}
          onKeyDown={(event) => reply.onKey(event, !isOffline())}
        />
        <IconButton
          kind="primary"
          label={t("inbox.send")}
          disabled={isOffline() || reply.text().trim() === ""}
          onClick={() => reply.send()}
        >
          <SendHorizontal size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

function optionIn(reply: Parameters<typeof cannedOptionId>[0] | undefined): string | undefined {
  return reply && cannedOptionId(reply);
}

/** The words of a reply: kept until they are sent, whatever happens to the page meanwhile. */
function useReplyText(props: ReplyProps) {
  const { id } = props.talk;
  const [text, setText] = createSignal(readDraft(id, "reply"));
  const typing = createTypingSign(id);
  const canned = useCanned(() => props.conversation, { text, setText });
  const focus = () => document.getElementById(COMPOSER_ID)?.focus();
  createEffect(on(text, (words) => keepDraft(id, "reply", words), { defer: true }));
  onCleanup(typing.stop);
  const type = (words: string) => {
    setText(words);
    canned.typed();
    if (words.trim() === "" || words.startsWith("/")) typing.stop();
    else typing.typed();
  };
  const send = () => {
    const words = text().trim();
    if (words === "") return;
    typing.stop();
    setText("");
    props.replies.say(words);
    focus();
  };
  return {
    text,
    type,
    send,
    canned,
    openCanned: () => {
      if (text() === "") type("/");
      focus();
    },
    onKey: (event: KeyboardEvent, canSend: boolean) => {
      if (canned.onKey(event)) return;
      // While a word is being composed, as in Japanese, Enter ends the word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (canSend) send();
    },
  };
}
