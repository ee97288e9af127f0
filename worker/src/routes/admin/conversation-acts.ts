import type { Context } from "hono";
import {
  type ConversationDetail,
  ConversationSummary,
  type conversationOperations,
  type LiveConversation,
} from "../../../../contracts/admin/conversations.ts";
import type { Operation } from "../../../../contracts/admin/operation.ts";
import { MESSAGES_PAGE_MAX } from "../../../../contracts/limits.ts";
import { mayDo } from "../../domain/access.ts";
import type { AppEnv, Env } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { tellInbox } from "../../inboxes.ts";
import {
  type Acted,
  type ActingUser,
  type ConversationCalls,
  type HandoverRefusal,
  refusalIn,
} from "../../objects/conversation-calls.ts";
import { assignConversation, findColleague } from "../../store/conversation-assignees.ts";
import { listMessages } from "../../store/conversation-messages.ts";
import { type ConversationDetailRow, findConversation } from "../../store/conversations.ts";
import type { Database } from "../../store/database.ts";
import type { ClientScope } from "../../store/day-range.ts";
import { detailOf, messageOf } from "./conversation-views.ts";
import { type Call, found, type Handlers } from "./serve.ts";

type Acts = Pick<
  Handlers<typeof conversationOperations>,
  | "GET /conversations/:conversationId/live"
  | "POST /conversations/:conversationId/claim"
  | "POST /conversations/:conversationId/release"
  | "POST /conversations/:conversationId/transfer"
  | "POST /conversations/:conversationId/assign"
  | "POST /conversations/:conversationId/reply"
  | "POST /conversations/:conversationId/close"
>;

/** What users do in a conversation: its own object decides, and tells whoever looks on. */
export const conversationActs: Acts = {
  "GET /conversations/:conversationId/live": async ({ c, db, query }) => {
    const { object, row } = await openConversation(c, db);
    const live = await object.live(row.id, query.after_seq);
    const refusal = refusalIn(live);
    if (!refusal) return live as LiveConversation; // What is no refusal is the answer.
    if (refusal.refused === "not_found") return storedLive(db, row, query.after_seq);
    throw new AppError(refusal.refused);
  },
  "POST /conversations/:conversationId/claim": (call) =>
    act(call, (object, id, user) => object.claim(id, user)),
  "POST /conversations/:conversationId/release": (call) =>
    act(call, (object, id, user) => object.release(id, user)),
  "POST /conversations/:conversationId/transfer": async (call) => {
    const { client_id } = found(await findConversation(call.db, idOf(call.c)));
    const to = await requireColleague(call.db, call.scope, client_id, call.body.user_id);
    if (!mayDo(to.role, "conversations.manage")) {
      throw refused("user_id", "must be somebody whose role may answer visitors.");
    }
    const { id, name } = to;
    return act(call, (object, conversation, user) =>
      object.transfer(conversation, user, { id, name }),
    );
  },
  "POST /conversations/:conversationId/assign": async ({ c, db, scope, body }) => {
    const { id, client_id } = found(await findConversation(db, idOf(c)));
    if (body.user_id !== null) await requireColleague(db, scope, client_id, body.user_id);
    await assignConversation(db, id, body.user_id);
    return tellMarks(c.env, found(await findConversation(db, id)));
  },
  "POST /conversations/:conversationId/reply": (call) => {
    const { message_text: text, client_message_id: clientMessageId } = call.body;
    return act(call, (object, id, user) => object.reply(id, user, { text, clientMessageId }));
  },
  "POST /conversations/:conversationId/close": (call) =>
    act(call, (object, id, user) => object.close(id, user, call.body.outcome)),
};

export function idOf(c: Context<AppEnv>): string {
  return c.req.param("conversationId") ?? "";
}

/** Of the object that holds the visitor's thread. */
export function objectIdOf({ CONVERSATIONS }: Env, row: ConversationDetailRow) {
  return CONVERSATIONS.idFromName(`${row.widget_key}:${row.session_id}`);
}

/** Tells the open dashboards what a user has said of a conversation, and gives how it is now. */
export function tellMarks(env: Env, row: ConversationDetailRow): ConversationDetail {
  const objectId = objectIdOf(env, row).toString();
  tellInbox(env, row.client_id, { type: "stored", objectId, summary: summaryIn(row) });
  return detailOf(row);
}

async function openConversation(c: Context<AppEnv>, db: Database) {
  const row = found(await findConversation(db, idOf(c)));
  return { row, object: c.env.CONVERSATIONS.get(objectIdOf(c.env, row)) };
}

type HandoverActs = Pick<ConversationCalls, "claim" | "release" | "transfer" | "reply" | "close">;

async function act(
  { c, db, actor }: Pick<Call<Operation>, "c" | "db" | "actor">,
  doIt: (object: HandoverActs, id: string, user: ActingUser) => Promise<Acted>,
): Promise<LiveConversation> {
  const { object, row } = await openConversation(c, db);
  return standing(await doIt(object, row.id, { id: actor.userId, name: actor.name }));
}

/** How it stands after an act. A refusal becomes the API's, with what is in the way. */
function standing(acted: Acted): LiveConversation {
  if (!("refused" in acted)) return acted;
  if (acted.refused === "not_found") throw new AppError("not_found");
  const { reason, name, conversationId } = acted;
  const details = { reason, name, conversation_id: conversationId };
  throw new AppError("conflict", { message: sentenceOf(acted), details });
}

const SENTENCES: Readonly<Record<NonNullable<HandoverRefusal["reason"]>, string>> = {
  claimed_by_other: "Somebody else answers this conversation.",
  not_claimed: "You do not answer this conversation. Claim it first.",
  ended: "This conversation has ended.",
  continued: "The visitor has gone on in a newer conversation.",
};

function sentenceOf({ reason, name }: HandoverRefusal): string {
  if (reason === "claimed_by_other" && name) return `${name} answers this conversation.`;
  return reason
    ? SENTENCES[reason]
    : "That does not fit how the conversation stands by now. Look again.";
}

/** Of a conversation that its object has forgotten by now, or never knew: as Postgres has it. */
async function storedLive(
  db: Database,
  row: ConversationDetailRow,
  afterSeq: number,
): Promise<LiveConversation> {
  const limit = MESSAGES_PAGE_MAX + 1;
  const from = afterSeq;
  const [rows, [last]] = await Promise.all([
    listMessages(db, row.id, { isNewestFirst: false, from, limit }),
    listMessages(db, row.id, { isNewestFirst: true, from: null, limit: 1 }),
  ]);
  const { status, handover_phase, claimed_by, claimer_name, waiting_since } = summaryIn(row);
  return {
    status,
    handover_phase,
    claimed_by,
    claimer_name,
    waiting_since,
    last_seq: last?.seq ?? 0,
    visitor_read_seq: 0,
    human_read_seq: 0,
    is_visitor_here: false,
    has_visitor_email: row.visitor_email !== null,
    messages: rows.slice(0, MESSAGES_PAGE_MAX).map(messageOf),
    has_more: rows.length > MESSAGES_PAGE_MAX,
  };
}

/** Of all that is known of a conversation, what a list shows. */
function summaryIn(row: ConversationDetailRow): ConversationSummary {
  return ConversationSummary.parse(detailOf(row));
}

async function requireColleague(
  db: Database,
  scope: ClientScope,
  clientId: number,
  userId: number,
) {
  const colleague = await findColleague(db, scope, clientId, userId);
  if (!colleague) throw refused("user_id", "must be an active user of this client.");
  return colleague;
}

function refused(field: string, reason: string): AppError {
  return new AppError("bad_request", { message: `${field} ${reason}`, field });
}
