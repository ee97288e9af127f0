import { useQuery } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import {
  type CannedReply,
  cannedReplyOperations,
  fillCanned,
} from "../../../../contracts/admin/canned-replies.ts";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useMe } from "../../api/session.ts";
import { matching, wordAfterSlash } from "./canned-choice.ts";

interface Field {
  readonly text: () => string;
  readonly setText: (text: string) => void;
}

/** The list that a slash opens in the composer: which replies, which of them, and its keys. */
export function useCanned(conversation: () => ConversationDetail, field: Field) {
  const me = useMe();
  const [at, setAt] = createSignal(0);
  // Closed by Escape, for the text that it was closed at.
  const [closedAt, setClosedAt] = createSignal<string | null>(null);
  const word = () => (field.text() === closedAt() ? null : wordAfterSlash(field.text()));
  const clientId = () => conversation().client_id;
  const query = useQuery(() => ({
    queryKey: ["GET /canned-replies", clientId()],
    enabled: word() !== null,
    queryFn: () =>
      call(cannedReplyOperations, "GET /canned-replies", {
        query: me.data?.client === null ? { client_id: clientId() } : {},
      }),
  }));
  const replies = (): readonly CannedReply[] => matching(dataOf(query)?.items ?? [], word() ?? "");
  const filled = ({ text }: CannedReply) => {
    const talk = conversation();
    return fillCanned(text, {
      visitor_name: talk.visitor_name,
      visitor_email: talk.visitor_email,
      agent_name: me.data?.name ?? null,
      widget_name: talk.widget_name,
      client_name: talk.client_name,
      page_url: talk.page_url,
    });
  };
  const choose = (reply: CannedReply) => {
    field.setText(filled(reply));
    setAt(0);
  };
  /** Whether the key was the list's. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (word() === null) return false;
    const count = replies().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = replies()[Math.min(at(), count - 1)];
    if (event.key === "Escape") setClosedAt(field.text());
    else if (step !== undefined) setAt((at() + step + count) % Math.max(1, count));
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    isOpen: () => word() !== null && !query.isPending,
    replies,
    at: () => Math.min(at(), Math.max(0, replies().length - 1)),
    filled,
    choose,
    onKey,
    typed: () => {
      setAt(0);
      setClosedAt(null);
    },
  };
}
