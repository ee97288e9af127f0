import type { ErasureReceipt } from "../../../contracts/admin/privacy.ts";
import { AppError } from "../errors.ts";
import { openDatabase } from "../store/database.ts";
import { findReceipt, type ReceiptRow } from "../store/erasure-receipts.ts";
import { countTraces, eraseRows, forbid, listNoticeIds } from "../store/visitor-erasure.ts";
import { findVisitor, type Subject, type VisitorScope } from "../store/visitor-scope.ts";
import { uuidv7 } from "../uuid.ts";
import { noticeIdsOf } from "./notice-ids.ts";
import { subjectHash } from "./subject-hash.ts";
import {
  eraseHeld,
  findHeld,
  findOwnHeld,
  type HeldTraces,
  isOwnThread,
  type OwnThread,
  ownerName,
  ownerOf,
  type ThreadKeepers,
} from "./visitor-threads.ts";

/** What else than Postgres keeps something of a visitor. */
export interface Keepers extends ThreadKeepers {
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
  readonly own?: OwnThread;
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
  const byIds = (conversationIds: readonly string[]) =>
    findVisitor(db, clientId, { by: "conversation", conversationIds });
  const threads = erasure.own
    ? await findOwnHeld(keepers, erasure.own, byIds)
    : await findHeld(keepers, found);
  const owners = ownersOf(found, erasure.own, threads[0]?.traces);
  if (erasure.own) await requireOwner(erasure.own, found, threads[0]?.traces);
  // What has become somebody else's since is not looked at any further.
  const held = threads.map(({ traces }) => traces).filter((one) => isOwnThread(one, owners));
  const named = subject.by === "conversation" ? subject.conversationIds : [];
  const idsHeld = held.flatMap((one) => [...one.conversationIds, ...one.leadIds]);
  await forbid(db, [...idsOf(found), ...named, ...idsHeld]);
  await eraseHeld(threads, owners, [...found.conversationIds, ...named]);
  // What was just being delivered stands in Postgres by now.
  const conversationIds = [
    ...new Set([...found.conversationIds, ...named, ...held.flatMap((one) => one.conversationIds)]),
  ];
  const own = await byIds(conversationIds);
  const scope = trusted(together(found, own), requestedBy);
  await forbid(db, idsOf(scope));
  const noticeIds = new Set([
    ...(await listNoticeIds(db, scope)),
    ...noticeIdsOf(scope, held),
    ...held.flatMap((one) => one.noticeIds),
  ]);
  await Promise.all([
    keepers.tellDeleted(clientId, [...new Set([...conversationIds, ...scope.conversationIds])]),
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

/**
 * A capability opens one conversation, and may be held by who used the browser before, or was sent on
 * with a mail. What a person has on all their devices goes at their own word.
 */
async function requireOwner(
  own: OwnThread,
  found: VisitorScope,
  traces: HeldTraces | undefined,
): Promise<void> {
  const owner = ownerOf(own, found, traces);
  if (owner !== null) await own.requireOwner(owner);
}

/** Who the visitor is: as Postgres knows, and, of whoever asks themselves, their conversation. */
function ownersOf(
  { persons }: VisitorScope,
  own: OwnThread | undefined,
  traces: HeldTraces | undefined,
): ReadonlySet<string> {
  const owners = new Set(persons.map((one) => ownerName(one.widget_id, one.external_id)));
  const person = traces?.person;
  if (own && person?.conversationIds.includes(own.conversationId)) {
    owners.add(ownerName(person.widgetId, person.externalId));
  }
  return owners;
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
    persons: [...one.persons, ...other.persons],
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

/** By what they can prove a receipt theirs: the address, the number, their id, or their browser's session. */
function nameOf(subject: Subject, scope: VisitorScope, held: readonly HeldTraces[]): string {
  switch (subject.by) {
    case "email":
      return subject.email.toLowerCase();
    case "phone":
      return subject.phone;
    case "conversation":
      return (
        held.find((one) => one.person !== null)?.person?.externalId ??
        scope.persons[0]?.external_id ??
        scope.sessions[0]?.session_id ??
        held[0]?.sessionId ??
        ""
      );
  }
}
