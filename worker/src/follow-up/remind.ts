import type { FollowUpEnd, FollowUpStage } from "../domain/follow-up.ts";
import type { Env } from "../env.ts";
import type { Notice, NoticeHome } from "../notices/notice.ts";
import { findClientHome } from "../store/client-home.ts";
import { type Database, openDatabase } from "../store/database.ts";
import {
  type FollowedLead,
  type FollowUpFacts,
  findFollowUpFacts,
  findReader,
} from "../store/follow-ups.ts";
import { findNoticeHome } from "../store/notice-home.ts";
import { noteOnLead } from "../store/notice-traces.ts";
import type { FollowUpStart } from "./lead-follow-up.ts";

/**
 * Tells whoever the lead is for that it waits, and says so on its time line. Why not, where something
 * was done about it after all. Repeated, it tells nobody twice: the notice has the same id.
 */
export async function remindOf(
  env: Pick<Env, "NOTIFICATIONS" | "DATABASE_URL" | "NEON_LOCAL_ENDPOINT">,
  start: FollowUpStart,
  stage: FollowUpStage,
): Promise<FollowUpEnd | null> {
  const db = openDatabase(env);
  const facts = await findFollowUpFacts(db, start.clientId, start.leadId);
  const lead = facts?.lead;
  if (!facts || !lead) return "deleted";
  if (lead.isMerged) return "merged";
  if (lead.status !== "new") return lead.status;
  if (lead.isSpam) return "spam";
  const userIds = toldOf(stage, lead, facts);
  const home = await withAssignee(db, await homeOf(db, start, lead), lead);
  if (home && userIds.length > 0) {
    const notice: Notice = { ...noticeOf(start, stage, lead), home, userIds };
    await env.NOTIFICATIONS.send(notice);
  }
  const line = stage === "reminder" ? "reminded" : "escalated";
  await noteOnLead(db, start.leadId, line, { user_ids: userIds });
  return null;
}

/** First whoever has it, or the admins where nobody does; in the end all of them. */
function toldOf(
  stage: FollowUpStage,
  { assigneeId }: FollowedLead,
  { adminIds }: FollowUpFacts,
): number[] {
  if (assigneeId === null) return [...adminIds];
  return stage === "reminder" ? [assigneeId] : [...new Set([assigneeId, ...adminIds])];
}

function noticeOf(
  { leadId, capturedAtMs }: FollowUpStart,
  stage: FollowUpStage,
  lead: FollowedLead,
) {
  const type = stage === "reminder" ? ("lead_reminder" as const) : ("lead_escalation" as const);
  const { name, email, phone } = lead;
  const visitor = { name, email, phone };
  return { id: `${type}:${leadId}`, type, atMs: Date.now(), leadId, visitor, capturedAtMs };
}

/** A lead stays when its widget is gone; its client's people are told all the same. */
async function homeOf(
  db: Database,
  { clientId }: FollowUpStart,
  { widgetId }: FollowedLead,
): Promise<NoticeHome | null> {
  const home = widgetId === null ? null : await findNoticeHome(db, widgetId);
  return home ?? findClientHome(db, clientId);
}

/** A super admin reads of no client's mails but of the lead that they have. */
async function withAssignee(
  db: Database,
  home: NoticeHome | null,
  { assigneeId }: FollowedLead,
): Promise<NoticeHome | null> {
  if (!home || assigneeId === null) return home;
  const { readers } = home.rules;
  if (readers.some(({ userId }) => userId === assigneeId)) return home;
  const reader = await findReader(db, assigneeId);
  return reader ? { ...home, rules: { ...home.rules, readers: [...readers, reader] } } : home;
}
