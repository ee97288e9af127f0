import { useQueryClient } from "@tanstack/solid-query";
import Ellipsis from "lucide-solid/icons/ellipsis";
import ShieldAlert from "lucide-solid/icons/shield-alert";
import ShieldCheck from "lucide-solid/icons/shield-check";
import Trash from "lucide-solid/icons/trash";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import {
  type ConversationDetail,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Menu } from "../../kit/menu.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { useAssignees } from "../leads/assignees.ts";
import { useHandOut } from "../privacy/hand-out.ts";
import { CheckDialog } from "./check-dialog.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { EraseVisitor, useVisitorOf } from "./erase-visitor.tsx";
import { markSpam } from "./mark-spam.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { type Asked, useMenuItems } from "./reader-menu.ts";
import type { Acts } from "./use-acts.ts";
import type { Talk } from "./use-talk.ts";

interface ReaderActionsProps {
  readonly conversation: ConversationDetail;
  readonly talk: Talk;
  readonly acts: Acts;
  readonly onClaim: () => void;
  readonly onGone: () => void;
}

/** What can be done with a conversation: first what its state asks for, the rest in a menu. */
export function ReaderActions(props: ReaderActionsProps): JSX.Element {
  const can = useCan();
  const me = useMe();
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const stand = () => props.talk.state().stand;
  const isMine = () => stand()?.handover_phase === "claimed" && stand()?.claimed_by === me.data?.id;
  const canClaim = () => stand()?.status === "active" && stand()?.handover_phase !== "claimed";
  const visitor = useVisitorOf(() => props.conversation);
  const handOut = useHandOut();
  const items = useMenuItems({
    isMine,
    canClaim,
    ask: setAsked,
    release: () => void props.acts.release(),
    handOut: () => handOut.mutate(visitor()),
  });
  return (
    <>
      <div class="flex flex-none items-center gap-1">
        <Show when={can("conversations.manage")}>
          <Show when={canClaim()}>
            <Button kind="primary" isBusy={props.acts.isBusy()} onClick={() => props.onClaim()}>
              {t("inbox.claim")}
            </Button>
          </Show>
          <Show when={isMine()}>
            <Button onClick={() => setAsked("close")}>{t("inbox.close")}</Button>
          </Show>
          <SpamButton conversation={props.conversation} />
          <IconButton label={t("conversations.delete")} onClick={() => setAsked("delete")}>
            <Trash size={16} aria-hidden="true" />
          </IconButton>
        </Show>
        <Menu
          label={t("inbox.more")}
          trigger={<Ellipsis size={18} aria-hidden="true" />}
          items={items()}
        />
      </div>
      <Asking {...props} asked={asked()} onDone={() => setAsked(null)} />
    </>
  );
}

function Asking(
  props: ReaderActionsProps & { readonly asked: Asked | null; readonly onDone: () => void },
): JSX.Element {
  const me = useMe();
  const assignees = useAssignees(() =>
    me.data?.client === null ? props.conversation.client_id : undefined,
  );
  const doneIf = async (work: Promise<boolean>) => {
    if (await work) props.onDone();
  };
  return (
    <Switch>
      <Match when={props.asked === "close"}>
        <CloseDialog
          isBusy={props.acts.isBusy()}
          onChoose={(outcome) => void doneIf(props.acts.close(outcome))}
          onClose={props.onDone}
        />
      </Match>
      <Match when={props.asked === "transfer"}>
        <PersonDialog
          title={t("inbox.transfer_title")}
          text={t("inbox.transfer_text")}
          action={t("inbox.transfer_action")}
          people={assignees().filter(({ id }) => id !== me.data?.id)}
          chosen={null}
          canBeNobody={false}
          isBusy={props.acts.isBusy()}
          onChoose={(id) => id !== null && void doneIf(props.acts.transfer(id))}
          onClose={props.onDone}
        />
      </Match>
      <Match when={props.asked === "assign"}>
        <PersonDialog
          title={t("inbox.assign_title")}
          text={t("inbox.assign_text")}
          action={t("inbox.assign_action")}
          people={assignees()}
          chosen={props.conversation.assigned_to}
          canBeNobody
          isBusy={props.acts.isBusy()}
          onChoose={(id) => void doneIf(props.acts.assign(id))}
          onClose={props.onDone}
        />
      </Match>
      <Match when={props.asked === "delete"}>
        <DeleteDialog {...props} />
      </Match>
      <Match when={props.asked === "check"}>
        <CheckDialog conversationId={props.conversation.id} onClose={props.onDone} />
      </Match>
      <Match when={props.asked === "erase"}>
        <EraseVisitor {...props} />
      </Match>
    </Switch>
  );
}

function SpamButton(props: { readonly conversation: ConversationDetail }): JSX.Element {
  const queries = useQueryClient();
  const mark = async () => {
    try {
      await markSpam(queries, props.conversation, !props.conversation.is_spam);
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    await queries.invalidateQueries();
  };
  return (
    <IconButton
      label={
        props.conversation.is_spam
          ? t("conversations.not_spam_action")
          : t("conversations.spam_action")
      }
      onClick={mark}
    >
      <Show
        when={props.conversation.is_spam}
        fallback={<ShieldAlert size={16} aria-hidden="true" />}
      >
        <ShieldCheck size={16} aria-hidden="true" />
      </Show>
    </IconButton>
  );
}

function DeleteDialog(props: {
  readonly conversation: ConversationDetail;
  readonly onGone: () => void;
  readonly onDone: () => void;
}): JSX.Element {
  const queries = useQueryClient();
  const remove = async () => {
    try {
      await call(conversationOperations, "DELETE /conversations/:conversationId", {
        params: { conversationId: props.conversation.id },
      });
      props.onDone();
      props.onGone();
      toast(t("conversations.deleted"));
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    await queries.invalidateQueries();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onDone}
      title={t("conversations.delete")}
      description={t("conversations.delete_text")}
    >
      <DialogActions>
        <Button onClick={() => props.onDone()}>{t("kit.cancel")}</Button>
        <Button kind="danger" onClick={remove}>
          {t("conversations.delete")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
