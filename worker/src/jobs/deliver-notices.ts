import type { Env } from "../env.ts";
import { startFollowUp } from "../follow-up/follow-ups.ts";
import { logError } from "../log.ts";
import type { MailState } from "../notices/delivery-state.ts";
import type { Notice } from "../notices/notice.ts";
import { readNotice } from "../notices/read-notice.ts";
import { DELETED, whyDropped } from "../notices/why-dropped.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { findNoticeStanding, type NoticeSubject } from "../store/notice-standing.ts";
import { noteFirstConversation, noteOnLead } from "../store/notice-traces.ts";
import { logMails } from "../store/notification-log.ts";

/** As in wrangler.toml, where each of them is bound and consumed. */
export const NOTICE_QUEUE = "notifications";
export const NOTICE_DEAD_LETTERS = "notifications-dead";

const MINUTE_S = 60;
const RETRY_MINUTES_MAX = 60;

/** Notices do not wait for each other: one server may be slow with one mail. */
export async function deliverNotices(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      if (await isDone(message, env)) message.ack();
      else message.retry({ delaySeconds: delaySecondsAfter(message.attempts) });
    }),
  );
}

/** After one minute, two, four and so on, at most an hour. */
function delaySecondsAfter(attempts: number): number {
  return Math.min(2 ** (attempts - 1), RETRY_MINUTES_MAX) * MINUTE_S;
}

async function isDone({ id, body, attempts }: Message<unknown>, env: Env): Promise<boolean> {
  const notice = readNotice(body);
  if (!notice) {
    logError("notice.unknown", { message_id: id });
    return true;
  }
  try {
    return await tell(notice, env);
  } catch (cause) {
    logError("notice.put_off", { notice_type: notice.type, attempts, cause });
    return false;
  }
}

/**
 * False where something is left to do. The mails come first, and need nothing of Postgres; whatever
 * fails after them is tried again without sending any a second time.
 */
async function tell(notice: Notice, env: Env): Promise<boolean> {
  const db = openDatabase(env);
  const reason = await reasonToDrop(db, notice);
  if (reason !== null) {
    await giveUp(env, notice, reason);
    return true;
  }
  const mails = await objectOf(env, notice).deliver(notice);
  // Also where nobody is told by mail: the time line and the reminder are for everybody.
  if (notice.type === "lead_captured") {
    const { leadId, atMs, home } = notice;
    await startFollowUp(env, { leadId, clientId: home.clientId, capturedAtMs: atMs });
  }
  await logMails(db, loggedNotice(notice), mails.map(loggedMail));
  const isNoted = await note(db, notice, mails);
  return isNoted && mails.every(({ status }) => status !== "pending");
}

async function reasonToDrop(db: Database, notice: Notice): Promise<string | null> {
  const standing = await findNoticeStanding(db, subjectOf(notice)).catch(() => null);
  return whyDropped(notice, standing, Date.now());
}

/** What was tried of it stands in the log as failed. */
async function giveUp(env: Env, notice: Notice, reason: string | null): Promise<void> {
  const mails = await objectOf(env, notice).giveUp(reason);
  await logMails(openDatabase(env), loggedNotice(notice), mails.map(loggedMail));
  // With what was deleted go the addresses that were begun with.
  if (reason === DELETED && mails.length > 0) await objectOf(env, notice).forget();
}

/** False while the lead, on whose time line it is to stand, has not arrived. */
async function note(db: Database, notice: Notice, mails: readonly MailState[]): Promise<boolean> {
  const sent = mails.filter(({ status }) => status === "sent");
  const [first] = sent;
  if (!first) return true;
  if (notice.type === "lead_captured") {
    const details = { recipients: sent.length };
    return (await noteOnLead(db, notice.leadId, "notified", details)) === "noted";
  }
  if (notice.type === "new_conversation") {
    await noteFirstConversation(db, {
      widgetId: notice.home.widgetId,
      // The id's last part is a hash of the visitor's session, which itself is a secret.
      visitor: notice.id.slice(notice.id.lastIndexOf(":") + 1),
      conversationId: notice.conversationId,
      recipient: first.recipient.email,
      sentAtMs: first.sentAtMs ?? notice.atMs,
    });
  }
  return true;
}

/** What the queue gave up stands in the log as failed, with the last error. */
export async function buryNotices(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const notice = readNotice(message.body);
    if (!notice) continue;
    logError("notice.given_up", { notice_type: notice.type });
    await giveUp(env, notice, null);
    message.ack();
  }
}

function objectOf(env: Env, notice: Notice) {
  return env.NOTICES.get(env.NOTICES.idFromName(notice.id));
}

function loggedNotice(notice: Notice) {
  return {
    noticeId: notice.id,
    clientId: notice.home.clientId,
    widgetId: notice.home.widgetId,
    noticeType: notice.type,
    ...subjectOf(notice),
  };
}

function subjectOf(notice: Notice): NoticeSubject {
  return {
    conversationId: "conversationId" in notice ? notice.conversationId : null,
    leadId: "leadId" in notice ? notice.leadId : null,
    appointmentId: "appointmentId" in notice ? notice.appointmentId : null,
  };
}

function loggedMail({ recipient, firstTriedAtMs, ...mail }: MailState) {
  const isToVisitor = recipient.kind === "visitor";
  return { ...mail, recipient: recipient.email, isToVisitor, createdAtMs: firstTriedAtMs };
}
