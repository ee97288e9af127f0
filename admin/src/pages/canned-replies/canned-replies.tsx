import { useQuery } from "@tanstack/solid-query";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  type CannedReply,
  cannedReplyOperations,
} from "../../../../contracts/admin/canned-replies.ts";
import { chosenClientId, clientQuery } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { CannedDialog } from "./canned-dialog.tsx";
import { CANNED_LIST, useRemoveCanned } from "./remove-canned.ts";

/** One client's: a super admin chooses which. */
export function CannedRepliesPage(): JSX.Element {
  usePageTitle(() => t("layout.canned_replies"));
  const can = useCan();
  const me = useMe();
  const [editing, setEditing] = createSignal<CannedReply | "new" | null>(null);
  const isOfOne = () => me.data?.client != null || chosenClientId() !== undefined;
  return (
    <Page
      title={t("layout.canned_replies")}
      text={t("canned.text")}
      actions={
        <Show when={can("conversations.manage") && isOfOne()}>
          <Button kind="primary" onClick={() => setEditing("new")}>
            <Plus size={16} aria-hidden="true" />
            {t("canned.add")}
          </Button>
        </Show>
      }
    >
      <Card isFlush>
        <Show when={isOfOne()} fallback={<EmptyState title={t("kit.choose_client")} />}>
          <Replies onEdit={setEditing} />
        </Show>
      </Card>
      <Show when={editing()}>
        {(one) => <CannedDialog reply={replyOf(one())} onClose={() => setEditing(null)} />}
      </Show>
    </Page>
  );
}

function replyOf(editing: CannedReply | "new"): CannedReply | null {
  return editing === "new" ? null : editing;
}

function Replies(props: { readonly onEdit: (reply: CannedReply) => void }): JSX.Element {
  const query = useQuery(() => ({
    queryKey: [CANNED_LIST, chosenClientId()],
    queryFn: () => call(cannedReplyOperations, CANNED_LIST, { query: clientQuery() }),
  }));
  return (
    <Loaded query={query}>
      {(data) => (
        <ul class="divide-y divide-line">
          <For
            each={data().items}
            fallback={<EmptyState title={t("canned.none")} text={t("canned.none_text")} />}
          >
            {(reply) => <Row reply={reply} onEdit={() => props.onEdit(reply)} />}
          </For>
        </ul>
      )}
    </Loaded>
  );
}

function Row(props: { readonly reply: CannedReply; readonly onEdit: () => void }): JSX.Element {
  const can = useCan();
  const remove = useRemoveCanned();
  return (
    <li class="flex items-start gap-2 px-4 py-2.5">
      <div class="min-w-0 flex-1">
        <p class="mono font-semibold [overflow-wrap:anywhere]">/{props.reply.shortcut}</p>
        <p class="line-clamp-3 whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">
          {props.reply.text}
        </p>
      </div>
      <Show when={can("conversations.manage")}>
        <IconButton
          label={t("canned.edit_one", { shortcut: props.reply.shortcut })}
          onClick={() => props.onEdit()}
        >
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t("canned.delete", { shortcut: props.reply.shortcut })}
          onClick={() => void remove(props.reply)}
        >
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </Show>
    </li>
  );
}
