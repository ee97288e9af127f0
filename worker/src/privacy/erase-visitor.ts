import type { ErasureReceipt } from "../../../contracts/admin/privacy.ts";
import { AppError } from "../errors.ts";
import { openDatabase } from "../store/database.ts";
import { findReceipt, type ReceiptRow } from "../store/erasure-receipts.ts";
import { countTraces, eraseRows, forbid, listNoticeIds } from "../store/visitor-erasure.ts";
import {
  findVisitor,
  type Subject,
  type VisitorScope,
  type VisitorSession,
} from "../store/visitor-scope.ts";
import { uuidv7 } from "../uuid.ts";
import { noticeIdsOf } from "./notice-ids.ts";
import { subjectHash } from "./subject-hash.ts";

/** What a visitor's object holds of them, by name; Postgres may not have all of it yet. */
export interface HeldTraces {
  readonly sessionId: string | null;
  readonly conversationIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly noticeIds: readonly string[];
}

/** An object that holds a thread. */
export interface HeldThread {
  traces(): Promise<HeldTraces>;
  /** Nothing stays; resolves when nothing of it is on its way to Postgres any more. */
  erase(): Promise<void>;
}

/** What else than Postgres keeps something of a visitor. */
export interface Keepers {
  threadOf(session: VisitorSession): HeldThread;
  /** Mails that were not sent are not sent any more, and no address stays. */
  forgetNotice(noticeId: string): Promise<void>;
  endFollowUp(leadId: string): Promise<void>;
  /** Takes the conversations off the client's dashboards, with the words that wait there for them. */
  tellDeleted(clientId: number, conversationIds: readonly string[]): Promise<void>;
}

export interface Erasure {
  readonly clientId: number;
  readonly subject: Subject;
  readonly requestedBy: ErasureReceipt["requested_by"];
  readonly userId: number | null;
  /** The visitor's own, where they ask themselves: Postgres may not have heard of them. */
  readonly thread?: HeldThread;
}

export interface PrivacyEnv {
  readonly DATABASE_URL: string;
  readonly NEON_LOCAL_ENDPOINT?: string;
  readonly CAPABILITY_SECRET: string;
}

/**
 * Erases a visitor everywhere. First Postgres is told that nothing of them may arrive any more, and
 * with that it is owed: whatever fails after it, the cron finds what stands there and goes on. Before
 * it nothing was done, and the caller may simply try again.
 */
export async function eraseVisitor(
  env: PrivacyEnv,
  keepers: Keepers,
  erasure: Erasure,
): Promise<ReceiptRow> {
  const { clientId, subject, requestedBy, userId } = erasure;
  const db = openDatabase(env);
  const found = await findVisitor(db, clientId, subject);
  const threads = erasure.thread ? [erasure.thread] : found.sessions.map(keepers.threadOf);
  const held = await Promise.all(threads.map((thread) => thread.traces()));
  const idsHeld = held.flatMap((one) => [...one.conversationIds, ...one.leadIds]);
  await forbid(db, [...idsOf(found), ...idsHeld]);
  await Promise.all(threads.map((thread) => thread.erase()));
  // What was just being delivered stands in Postgres by now.
  const conversationIds = [...found.conversationIds, ...held.flatMap((one) => one.conversationIds)];
  const own = await findVisitor(db, clientId, { by: "conversation", conversationIds });
  const scope = trusted(together(found, own), requestedBy);
  await forbid(db, idsOf(scope));
  const noticeIds = new Set([
    ...(await listNoticeIds(db, scope)),
    ...noticeIdsOf(scope, held),
    ...held.flatMap((one) => one.noticeIds),
  ]);
  await Promise.all([
    keepers.tellDeleted(clientId, [...new Set(conversationIds), ...scope.conversationIds]),
    ...[...noticeIds].map((id) => keepers.forgetNotice(id)),
    ...scope.leadIds.map((id) => keepers.endFollowUp(id)),
  ]);
  const counts = await countTraces(db, scope);
  const id = uuidv7(Date.now());
  const hash = subjectHash(env, nameOf(subject, scope, held));
  await eraseRows(db, scope, { id, requestedBy, userId, subjectHash: hash, counts });
  const receipt = await findReceipt(db, id);
  if (!receipt) throw new AppError("not_found");
  return receipt;
}

function idsOf({ conversationIds, leadIds, appointments }: VisitorScope): string[] {
  return [...conversationIds, ...leadIds, ...appointments.map(({ id }) => id)];
}

function together(one: VisitorScope, other: VisitorScope): VisitorScope {
  const union = (left: readonly string[], right: readonly string[]) => [
    ...new Set([...left, ...right]),
  ];
  const appointments = [...one.appointments, ...other.appointments];
  return {
    clientId: one.clientId,
    sessions: [...one.sessions, ...other.sessions],
    conversationIds: union(one.conversationIds, other.conversationIds),
    leadIds: union(one.leadIds, other.leadIds),
    appointments: [...new Map(appointments.map((each) => [each.id, each])).values()],
    secrets: union(one.secrets, other.secrets),
  };
}

/**
 * Whoever asks for themselves need not own the address that they left: what names it, and none of
 * their rows, may be about somebody else, and stays.
 */
function trusted(scope: VisitorScope, requestedBy: Erasure["requestedBy"]): VisitorScope {
  return requestedBy === "visitor" ? { ...scope, secrets: [] } : scope;
}

/** By what they can prove a receipt theirs: the address, the number, or their browser's session. */
function nameOf(subject: Subject, scope: VisitorScope, held: readonly HeldTraces[]): string {
  switch (subject.by) {
    case "email":
      return subject.email.toLowerCase();
    case "phone":
      return subject.phone;
    case "conversation":
      return scope.sessions[0]?.session_id ?? held[0]?.sessionId ?? "";
  }
}
