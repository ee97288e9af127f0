import type { Outlook } from "../domain/handover.ts";
import { isBarred } from "../domain/known-visitor.ts";
import { mustAskConsent } from "./accepting.ts";
import type {
  ConversationCalls,
  Refusal,
  Resumed,
  Say,
  Started,
  Visit,
} from "./conversation-calls.ts";
import { goOnElsewhere, NOT_THEIRS } from "./knowing.ts";
import { maskSaid } from "./masked-words.ts";
import { startedOf } from "./message-list.ts";
import { sentOf } from "./message-view.ts";
import type { ThreadParts } from "./thread-parts.ts";

// What a visitor comes for: to begin or go on with a conversation, to ask, and to be put through.

/** Finds the session's open conversation or begins one: two tabs at once get the same. */
export async function startVisit(parts: ThreadParts, visit: Visit): Promise<Started | Refusal> {
  const snapshot = await parts.readSnapshot(visit.widgetKey);
  if ("refused" in snapshot) return snapshot;
  const { thread, alarm, ceiling } = parts;
  if (isBarred(visit.sessionId, thread.knownConversation(), visit.person ?? null)) {
    return NOT_THEIRS;
  }
  const elsewhere = await goOnElsewhere(parts, visit);
  if (elsewhere) return elsewhere;
  const known = thread.knownConversation();
  if (mustAskConsent(snapshot.config, visit, known)) return { refused: "consent_required" };
  const isNew = thread.openConversation(Date.now()) === null;
  const full = isNew ? await ceiling.refuse(snapshot) : null;
  if (full) return full;
  const nowMs = Date.now();
  const open = thread.openConversation(nowMs);
  const conversation = open
    ? thread.goOn(open, snapshot, visit, nowMs)
    : thread.begin(snapshot, visit, nowMs);
  await alarm.arm();
  const existing = open !== null;
  return startedOf(parts, conversation, { widgetKey: visit.widgetKey, existing });
}

/** Stores a visitor's message with its answer; an ended conversation is followed by a new one. */
export async function takeMessage(
  parts: ThreadParts,
  said: Say,
): ReturnType<ConversationCalls["say"]> {
  const receivedAtMs = Date.now();
  const snapshot = await parts.readSnapshot(said.widgetKey);
  if ("refused" in snapshot) return snapshot;
  const say = maskSaid(snapshot.rules, said);
  const { answering, alarm, sealer, thread, ceiling } = parts;
  const isNew = ceiling.isSetFor(snapshot) && thread.wouldBegin(snapshot, say, receivedAtMs);
  const full = isNew ? await ceiling.refuse(snapshot) : null;
  if (full) return full;
  const outcome = await answering.say(snapshot, say, receivedAtMs);
  // What is blocked is stored as well.
  await alarm.arm();
  if ("refused" in outcome) return outcome;
  return { sent: sentOf(sealer, say, outcome), rate: outcome.rate };
}

/** Asks for a person to answer from here on. */
export async function askForPerson(
  parts: ThreadParts,
  widgetKey: string,
  conversationId: string,
): ReturnType<ConversationCalls["requestHandover"]> {
  const snapshot = await parts.readSnapshot(widgetKey);
  if ("refused" in snapshot) return snapshot;
  const { handingOver, preparing, alarm } = parts;
  const request = (outlook: Outlook | null) =>
    handingOver.request(snapshot, conversationId, outlook, Date.now());
  let outcome = request(null);
  if ("needs" in outcome) outcome = request(await preparing.findOutlook(snapshot));
  if ("needs" in outcome) throw new Error("The outlook was found out.");
  await alarm.arm();
  return outcome;
}

/** Goes on where a mail's link leads; null where it leads nowhere any more. */
export async function resumeVisit(
  parts: ThreadParts,
  conversationId: string,
  nonce: string,
): Promise<Resumed | null> {
  const { handingOver, alarm } = parts;
  const conversation = handingOver.resume(conversationId, nonce, Date.now());
  if (!conversation) return null;
  await alarm.arm();
  const { widgetKey, sessionId } = conversation;
  const started = startedOf(parts, conversation, { widgetKey, existing: true });
  // A person's session is told to nobody; with one of its own, this browser has the conversation of the
  // link, and begins the next one without them.
  return {
    ...started,
    session_id: conversation.externalId === null ? sessionId : crypto.randomUUID(),
  };
}
