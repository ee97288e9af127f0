import { conversationOperations } from "../../../../contracts/admin/conversations.ts";
import { tellInbox } from "../../inboxes.ts";
import { listConversations } from "../../store/conversation-list.ts";
import { listMessages } from "../../store/conversation-messages.ts";
import { addNote, listNotes } from "../../store/conversation-notes.ts";
import {
  deleteConversation,
  findConversation,
  forbidConversation,
  markSpam,
} from "../../store/conversations.ts";
import { conversationActs, idOf, objectIdOf, tellMarks } from "./conversation-acts.ts";
import { detailOf, messageOf, noteOf, summaryOf } from "./conversation-views.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { placeOf, toPage } from "./page.ts";
import { found, serve } from "./serve.ts";

export const conversationRoutes = serve(conversationOperations, {
  ...conversationActs,
  "GET /conversations": async ({ db, actor, scope, query }) => {
    const filter = { ...query, userId: actor.userId };
    const { rows, resumeAt } = await listConversations(db, scope, filter, pageWish(query, "uuid"));
    return keysetPage(rows, query, summaryOf, resumeAt);
  },
  "GET /widgets/:widgetId/conversations": async ({ c, db, actor, scope, query }) => {
    const filter = { ...query, widget_id: c.var.ownWidget.id, userId: actor.userId };
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
  "GET /conversations/:conversationId/notes": async ({ c, db }) => ({
    items: (await listNotes(db, idOf(c))).map(noteOf),
  }),
  "POST /conversations/:conversationId/notes": async ({ c, db, actor, body }) =>
    noteOf(found(await addNote(db, idOf(c), actor.userId, body.text))),
  "PATCH /conversations/:conversationId": async ({ c, db, body }) => {
    const reason = body.spam_reason ?? null;
    await markSpam(db, idOf(c), body.is_spam, reason);
    const row = found(await findConversation(db, idOf(c)));
    const object = c.env.CONVERSATIONS.get(objectIdOf(c.env, row));
    await object.decideSpam(row.id, body.is_spam, reason);
    return tellMarks(c.env, row);
  },
  "DELETE /conversations/:conversationId": async ({ c, db }) => {
    const row = found(await findConversation(db, idOf(c)));
    // Then the visitor's own object, which waits for what it is just bringing; the rows go last.
    await forbidConversation(db, row.id);
    const { CONVERSATIONS } = c.env;
    await CONVERSATIONS.get(objectIdOf(c.env, row)).forget(row.id);
    await deleteConversation(db, row.id);
    tellInbox(c.env, row.client_id, { type: "deleted", conversationId: row.id });
    return undefined;
  },
});
