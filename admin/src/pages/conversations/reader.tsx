import { useQuery, useQueryClient } from "@tanstack/solid-query";
import ShieldAlert from "lucide-solid/icons/shield-alert";
import ShieldCheck from "lucide-solid/icons/shield-check";
import Trash from "lucide-solid/icons/trash";
import { createSignal, type JSX, Show } from "solid-js";
import {
  type ConversationDetail,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { ZoneNote } from "../../kit/zone-note.tsx";
import { ConversationBadges } from "./conversation-badges.tsx";
import { detailKey, markSpam } from "./mark-spam.ts";
import { Thread } from "./thread.tsx";
import { VisitorFacts } from "./visitor-facts.tsx";

const FRESH_EVERY_MS = 4_000;

interface ReaderProps {
  readonly id: string;
  readonly back: JSX.Element;
  readonly onGone: () => void;
}

export function Reader(props: ReaderProps): JSX.Element {
  const query = useQuery(() => ({
    queryKey: detailKey(props.id),
    queryFn: () =>
      call(conversationOperations, "GET /conversations/:conversationId", {
        params: { conversationId: props.id },
      }),
    refetchInterval: FRESH_EVERY_MS,
  }));
  return (
    <Loaded query={query}>
      {(conversation) => (
        <div class="flex h-full flex-col">
          <header class="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
            {props.back}
            <div class="min-w-0 flex-1">
              <h2 class="truncate">
                {conversation().visitor_name ??
                  conversation().visitor_email ??
                  t("conversations.visitor")}
              </h2>
              <p class="flex flex-wrap items-center gap-1.5 text-xs text-muted">
                {conversation().widget_name}
                <ConversationBadges conversation={conversation()} />
              </p>
            </div>
            <Actions conversation={conversation()} onGone={props.onGone} />
            <ZoneNote class="w-full" />
          </header>
          <div class="min-h-0 flex-1 overflow-y-auto xl:grid xl:grid-cols-[minmax(0,1fr)_18rem] xl:overflow-hidden">
            <div class="px-4 py-4 xl:overflow-y-auto">
              <Thread conversation={conversation()} />
            </div>
            <VisitorFacts conversation={conversation()} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Actions(props: {
  readonly conversation: ConversationDetail;
  readonly onGone: () => void;
}): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const [isDeleting, setDeleting] = createSignal(false);
  const params = () => ({ conversationId: props.conversation.id });
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    await queries.invalidateQueries();
  };
  const mark = (is_spam: boolean) => attempt(() => markSpam(queries, props.conversation, is_spam));
  const remove = () =>
    attempt(async () => {
      await call(conversationOperations, "DELETE /conversations/:conversationId", {
        params: params(),
      });
      setDeleting(false);
      props.onGone();
      toast(t("conversations.deleted"));
    });
  return (
    <Show when={can("conversations.manage")}>
      <Button onClick={() => mark(!props.conversation.is_spam)}>
        <Show
          when={props.conversation.is_spam}
          fallback={<ShieldAlert size={16} aria-hidden="true" />}
        >
          <ShieldCheck size={16} aria-hidden="true" />
        </Show>
        {props.conversation.is_spam
          ? t("conversations.not_spam_action")
          : t("conversations.spam_action")}
      </Button>
      <IconButton label={t("conversations.delete")} onClick={() => setDeleting(true)}>
        <Trash size={16} aria-hidden="true" />
      </IconButton>
      <Dialog
        isOpen={isDeleting()}
        onClose={() => setDeleting(false)}
        title={t("conversations.delete")}
        description={t("conversations.delete_text")}
      >
        <DialogActions>
          <Button onClick={() => setDeleting(false)}>{t("kit.cancel")}</Button>
          <Button kind="danger" onClick={remove}>
            {t("conversations.delete")}
          </Button>
        </DialogActions>
      </Dialog>
    </Show>
  );
}
