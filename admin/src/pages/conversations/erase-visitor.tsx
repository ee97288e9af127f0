import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { toast } from "../../kit/toasts.tsx";
import { EraseDialog } from "../privacy/erase-dialog.tsx";
import type { VisitorOf } from "../privacy/hand-out.ts";

/** The browser that had this conversation, with all that it ever said to the widget. */
export function useVisitorOf(conversation: () => ConversationDetail): () => VisitorOf {
  const me = useMe();
  return () => {
    const { id, client_id } = conversation();
    const subject = { by: "conversation", conversation_id: id } as const;
    return me.data?.client === null ? { client_id, subject } : { subject };
  };
}

export function EraseVisitor(props: {
  readonly conversation: ConversationDetail;
  readonly onGone: () => void;
  readonly onDone: () => void;
}): JSX.Element {
  const visitor = useVisitorOf(() => props.conversation);
  return (
    <EraseDialog
      visitor={visitor()}
      word={props.conversation.visitor_email ?? t("privacy.erase_word")}
      note={
        <>
          {t("privacy.browser_only")}{" "}
          <A class="link" href="/privacy">
            {t("layout.privacy")}
          </A>
        </>
      }
      onErased={(receipt) => {
        props.onDone();
        props.onGone();
        toast(`${t("privacy.erased")} ${t("privacy.receipt")}: ${receipt.id}`);
      }}
      onClose={props.onDone}
    />
  );
}
