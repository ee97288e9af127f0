import type { Context } from "hono";
import {
  type ConversationDetail,
  type ConversationMessage,
  type ConversationSummary,
  conversationOperations,
} from "../../../../contracts/admin/conversations.ts";
import type { AppEnv } from "../../env.ts";
import { listConversations } from "../../store/conversation-list.ts";
import { listMessages, type MessageRow } from "../../store/conversation-messages.ts";
import {
  type ConversationDetailRow,
  type ConversationRow,
  deleteConversation,
  findConversation,
  forbidConversation,
  markSpam,
} from "../../store/conversations.ts";
import { instant } from "../../store/instant.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { placeOf, toPage } from "./page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

const CONVERSATION_ID = "conversationId";

export const conversationRoutes = serve(conversationOperations, {
  "GET /conversations": async ({ db, scope, query }) => {
    const { rows, resumeAt } = await listConversations(db, scope, query, pageWish(query, "uuid"));
    return keysetPage(rows, query, summaryOf, resumeAt);
  },
  "GET /widgets/:widgetId/conversations": async ({ c, db, scope, query }) => {
    const filter = { ...query, widget_id: c.var.ownWidget.id };
    const { rows, resumeAt } = await listConversations(db, scope, filter, pageWish(query, "uuid"));
    return keysetPage(rows, query, summaryOf, resumeAt);
  },
  "GET /conversations/:conversationId": async ({ c, db }) =>
    detailOf(found(await findConversation(db, idOf(c)))),
  "GET /conversations/:conversationId/messages": async ({ c, db, query }) => {
    const { before: from, limit } = placeOf(query);
    const isNewestFirst = query.newest_first ?? false;
    const rows = await listMessages(db, idOf(c), { isNewestFirst, from, limit });
    return toPage(rows, query, (row) => row.seq, messageOf);
  },
  "PATCH /conversations/:conversationId": async ({ c, db, body }) => {
    await markSpam(db, idOf(c), body.is_spam, body.spam_reason ?? null);
    return detailOf(found(await findConversation(db, idOf(c))));
  },
  "DELETE /conversations/:conversationId": async ({ c, db }) => {
    const { id, widget_key, session_id } = found(await findConversation(db, idOf(c)));
    // Then the visitor's own object, which waits for what it is just bringing; the rows go last.
    await forbidConversation(db, id);
    const { CONVERSATIONS } = c.env;
    const object = CONVERSATIONS.get(CONVERSATIONS.idFromName(`${widget_key}:${session_id}`));
    await object.forget(id);
    await deleteConversation(db, id);
    return undefined;
  },
});

function idOf(c: Context<AppEnv>): string {
  return c.req.param(CONVERSATION_ID) ?? "";
}

function summaryOf(row: ConversationRow): ConversationSummary {
  return viewOf(row, "started_at", "last_message_at");
}

function detailOf(row: ConversationDetailRow): ConversationDetail {
  const { session_id: _, widget_key: __, ...shown } = row;
  return viewOf(shown, "started_at", "last_message_at", "ended_at");
}

function messageOf(row: MessageRow): ConversationMessage {
  const { entry_id, entry_question, entry_is_in_draft, ...message } = row;
  const entry = entry_id !== null && {
    id: entry_id,
    question: entry_question ?? "",
    is_in_draft: entry_is_in_draft === true,
  };
  return { ...message, entry: entry || null, created_at: instant(row.created_at) };
}
