import type { Conversation } from "../domain/conversation.ts";
import { identityRefusal } from "../domain/identity-refusal.ts";
import { claimed, identified, standingTo } from "../domain/known-visitor.ts";
import { mustAskConsent } from "./accepting.ts";
import type {
  GoneOn,
  Identification,
  NoneYet,
  Refusal,
  Started,
  Visit,
} from "./conversation-calls.ts";
import type { Elsewhere } from "./elsewhere-storage.ts";
import { startedOf } from "./message-list.ts";
import type { ThreadParts } from "./thread-parts.ts";

// A person's conversations: in the object of their own session, where the next one begins as well,
// and at most one elsewhere, which they began in some browser before they signed in.

export const NOT_THEIRS: Refusal = {
  refused: "identity_refused",
  details: identityRefusal("not_theirs"),
};

const NONE_YET: NoneYet = { conversation: null, isTheirs: false };

/** In the object of the person's own session. Where nothing is known of them, nothing is stored. */
export async function identifyAtHome(
  parts: ThreadParts,
  identification: Identification,
  from: Elsewhere | null,
): Promise<GoneOn | NoneYet | Refusal> {
  const snapshot = await parts.readSnapshot(identification.widgetKey);
  if ("refused" in snapshot) return snapshot;
  if (parts.storage.isUsed()) {
    parts.thread.settle(Date.now());
    await parts.alarm.arm();
  }
  const elsewhere = await goOnElsewhere(parts, identification);
  if (elsewhere) return "refused" in elsewhere ? elsewhere : theirs(elsewhere);
  const open = await goOnHere(parts, identification);
  if (open) return theirs(open);
  if (!from) return NONE_YET;
  const taken =
    (await parts.threadAt(from.objectId)?.goOnAs(from.conversationId, identification, true)) ??
    null;
  if (taken === null) return NONE_YET;
  if ("refused" in taken || !taken.isTheirs) return taken;
  parts.storage.elsewhere.keep(from);
  await parts.alarm.arm();
  // On another device one may have begun here meanwhile, and all devices should show the same.
  return theirs((await goOnHere(parts, identification)) ?? taken.conversation);
}

function theirs(conversation: Started): GoneOn {
  return { conversation, isTheirs: true };
}

/** Null where the person has no open conversation here. */
async function goOnHere(
  parts: ThreadParts,
  identification: Identification,
): Promise<Started | null> {
  const before = parts.storage.isUsed() ? parts.thread.openConversation(Date.now()) : null;
  if (before?.externalId !== identification.person.externalId) return null;
  const after = know(parts, before, identification);
  await parts.alarm.arm();
  return startedOf(parts, after, { widgetKey: identification.widgetKey, existing: true });
}

function know(
  { commits }: ThreadParts,
  before: Conversation,
  { person, traits }: Identification,
): Conversation {
  const after = claimed(identified(before, person), traits);
  commits.commit({ before, after }, Date.now());
  return after;
}

/**
 * Where the person's conversation is in another object and open still, while there is none here. One
 * that has ended is still remembered: a reply may open it again, and whoever erases them must find it.
 */
export async function goOnElsewhere(
  parts: ThreadParts,
  visit: Visit | Identification,
): Promise<Started | Refusal | null> {
  const { storage, thread } = parts;
  if (!visit.person || !storage.isUsed() || thread.openConversation(Date.now())) return null;
  const known = storage.elsewhere.find();
  if (!known) return null;
  const other = parts.threadAt(known.objectId);
  const goneOn = (await other?.goOnAs(known.conversationId, visit, false)) ?? null;
  return goneOn && "conversation" in goneOn ? goneOn.conversation : goneOn;
}

/** In the object that has the conversation. Null where it is not theirs, or over; then nothing changes. */
export async function goOnAs(
  parts: ThreadParts,
  conversationId: string,
  visit: Visit | Identification,
  mayAdopt: boolean,
): Promise<GoneOn | Refusal | null> {
  const { person, traits = null, widgetKey } = visit;
  const snapshot = await parts.readSnapshot(widgetKey);
  if ("refused" in snapshot) return snapshot;
  const { storage, thread, alarm } = parts;
  if (!person || !storage.isUsed()) return null;
  thread.settle(Date.now());
  // What time has ended on the way is owed.
  await alarm.arm();
  const nowMs = Date.now();
  const before = thread.openConversation(nowMs);
  if (before?.id !== conversationId) return null;
  const standing = standingTo(before, person);
  if (standing === "other" || (standing !== "own" && !mayAdopt)) return null;
  if (standing === "shared") {
    return {
      conversation: startedOf(parts, before, { widgetKey, existing: true }),
      isTheirs: false,
    };
  }
  const isVisit = "sessionId" in visit;
  if (isVisit && mustAskConsent(snapshot.config, visit, before)) {
    return { refused: "consent_required" };
  }
  const after = isVisit
    ? thread.goOn(before, snapshot, visit, nowMs)
    : know(parts, before, { person, traits, widgetKey });
  await alarm.arm();
  return theirs(startedOf(parts, after, { widgetKey, existing: true }));
}
