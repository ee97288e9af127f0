import type { QueryClient } from "@tanstack/solid-query";
import {
  type ConversationDetail,
  type ConversationSummary,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { detailKey } from "../../api/inbox-lists.ts";
import { type Belongs, showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

const LIST = "GET /conversations";

/** Shown at once, in the reader and in the lists; put back, and said so, if it was refused. */
export async function markSpam(
  queries: QueryClient,
  conversation: ConversationDetail,
  isSpam: boolean,
): Promise<void> {
  const { id } = conversation;
  // A copy: the reader's own conversation becomes what is shown ahead.
  const before = { ...conversation };
  const after = { ...conversation, is_spam: isSpam, status: statusWithout(conversation, isSpam) };
  const putBack = await showAhead<ConversationSummary>(queries, LIST, id, after, belongs(after));
  await queries.cancelQueries({ queryKey: detailKey(id) });
  queries.setQueryData(detailKey(id), after);
  try {
    const address = "PATCH /conversations/:conversationId";
    await call(conversationOperations, address, {
      params: { conversationId: id },
      body: { is_spam: isSpam },
    });
  } catch (error) {
    putBack();
    queries.setQueryData(detailKey(id), before);
    throw error;
  }
  const undo = async () => {
    await markSpam(queries, after, !isSpam).catch((error) => toastProblem(sentenceFor(error)));
    await queries.invalidateQueries();
  };
  toast(isSpam ? t("conversations.marked_spam") : t("conversations.unmarked_spam"), undo);
}

/** Until the server says: it knows what the edge last told of it. */
function statusWithout(
  { ended_at, lead_captured }: ConversationDetail,
  isSpam: boolean,
): ConversationDetail["status"] {
  if (isSpam) return "spam";
  if (ended_at === null) return "active";
  return lead_captured ? "completed" : "abandoned";
}

/** Whether a list shows it with or without the mark; of words that it may hold, the server knows. */
function belongs({ is_spam, widget_id }: ConversationSummary): Belongs {
  return ({ query = {} }) => {
    if (query.widget_id !== undefined && query.widget_id !== String(widget_id)) return false;
    // Who answers it, and so whether it is of that part of the inbox, the server knows.
    if (query.inbox !== undefined) return false;
    if (query.same_visitor_as !== undefined) return true;
    return is_spam === (query.status === "spam");
  };
}
