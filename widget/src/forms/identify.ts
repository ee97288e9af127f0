import type { VisitorIdentified } from "../../../contracts/identify.ts";
import type { Conversation } from "../panel/conversation.ts";
import type { Identity } from "../panel/identity.ts";
import type { VisitorDetails } from "../panel/visitor-details.ts";
import { toJson } from "../shared/to-json.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";

export interface IdentifyPort {
  readonly conversation: Conversation;
  readonly identity: Identity;
  readonly memory: VisitorMemory;
  readonly details: VisitorDetails;
  readonly hasActed: boolean;
  /** The page may name somebody else now, or nobody. */
  changed(): void;
  /** Takes what is shown away. A half-written message stays with who was not named when they wrote it. */
  clear(isDraftKept: boolean): void;
}

/**
 * Tells the API who the visitor is, once for each thing that the page says, and goes on with the
 * conversation that it names: the person's own, wherever they began it.
 */
export async function identify(port: IdentifyPort): Promise<void> {
  const { conversation, identity, memory, details, hasActed } = port;
  const fields = identity.fields();
  const told = toJson(fields);
  const conversation_id = conversation.currentId();
  // Without a conversation there is one thing to learn: whether a named person has one elsewhere.
  const isWorthIt = conversation_id ? fields.traits : hasActed && fields.identity_token;
  if (!isWorthIt || told === details.told) return;
  details.told = told;
  const person = identity.person();
  const body = { conversation_id, ...fields };
  const answer = await conversation.call<VisitorIdentified>("identify", body);
  if (!answer.ok) {
    details.told = "";
    if (identity.isRefused(answer.problem, fields)) port.changed();
    // The server has forgotten this conversation; the person may have another.
    if (answer.problem.status !== 404 || !conversation_id) return;
    if (conversation_id === conversation.currentId()) conversation.enter("", "api");
    return identify(port);
  }
  const { verified, conversation: theirs, is_theirs } = answer.value;
  if (!verified) return;
  const currentId = conversation.currentId();
  const isOther = theirs !== null && theirs.conversation_id !== currentId;
  // Their own may be over. Any other that is not named here is not theirs to see.
  const isOwn = memory.lasting().person === person;
  const isForeign = !theirs && !isOwn && conversation_id !== null && conversation_id === currentId;
  // Nothing of another conversation is shown where there was none.
  if ((isOther && currentId) || isForeign) port.clear(isOther);
  if (isForeign) {
    memory.keepForTab({ queue: [] });
    memory.keep({ session_id: undefined, conversation_id: undefined });
  }
  details.verified = verified;
  details.told = told;
  if (isOther) await conversation.takeOver(theirs, is_theirs ? { person } : {});
  else if (is_theirs) memory.keep({ person });
}
