import type { KnownVisitor, PageTraits } from "../../../contracts/identity.ts";
import { type Conversation, settleIdle } from "./conversation.ts";

// Who a visitor is known to be. What the client's server has signed for makes a conversation that
// person's; what a page merely says is kept beside it, and decides nothing.

/** Somebody whom the client's own server has signed for. */
export interface Person {
  /** Their id at the client's. */
  readonly externalId: string;
  readonly claims: NonNullable<KnownVisitor["verified"]>;
  readonly signedAtMs: number;
}

type Known = Pick<Conversation, "externalId" | "knownVisitor" | "signedAtMs">;

/** So that no page comes upon one by chance, and each is known for what it is. */
export const PERSON_SESSION_PREFIX = "verified-person:";
const PERSON_SESSION = /^verified-person:[\w-]{43}$/;

/**
 * Whether a visit is to a thread that is somebody's, and not by them: to what became theirs in this
 * browser, or to a session that only a token leads to, wherever it was learned.
 */
export function isBarred(
  sessionId: string,
  current: Pick<Conversation, "externalId"> | null,
  person: Person | null,
): boolean {
  const owner = current?.externalId ?? null;
  if (owner !== null) return person?.externalId !== owner;
  return person === null && PERSON_SESSION.test(sessionId);
}

/**
 * Whether who has the capability of `addressed` has a part in where the thread is by now. In an
 * anonymous thread one browser holds them all. A person's are held on several devices, some of them
 * perhaps no longer theirs: there each opens its own conversation and none after it.
 */
export function leadsOn(addressed: Conversation, current: Conversation): boolean {
  if (addressed.id === current.id) return true;
  return addressed.externalId === null && current.externalId === null;
}

/** Whether words to it would begin a person's next conversation, which takes their token. */
export function needsToken(current: Conversation, nowMs: number): boolean {
  if (current.externalId === null || current.isResumed) return false;
  return settleIdle(current, nowMs).status !== "active";
}

/**
 * How an open conversation stands to a person. `free`: it is nobody's, something was said in it, and
 * so it may become theirs. `shared`: the same, but a mail's link has led here, and whoever left that
 * address may have it open as well; their words must not pass for the person's. `other`: it is
 * somebody else's, or nothing that anybody should be given.
 */
export type Standing = "own" | "free" | "shared" | "other";

export function standingTo(conversation: Conversation, person: Person): Standing {
  const { externalId, spam, lastSeq, status, isShared } = conversation;
  if (externalId !== null) return externalId === person.externalId ? "own" : "other";
  if (status !== "active" || spam.isSpam || lastSeq === 0) return "other";
  return isShared ? "shared" : "free";
}

/** What a conversation begins with: the newest that was signed, and what the page said last. */
export function openingKnown(
  before: Known | null,
  { person, traits }: { readonly person: Person | null; readonly traits: PageTraits | null },
): Known {
  const claimed = saying(traits) ?? before?.knownVisitor?.claimed ?? null;
  if (!person) {
    return { externalId: null, signedAtMs: null, knownVisitor: knownOf(null, claimed) };
  }
  const { externalId } = person;
  const isOutdated =
    before?.externalId === externalId && (before.signedAtMs ?? 0) > person.signedAtMs;
  const verified = (isOutdated ? before.knownVisitor?.verified : null) ?? person.claims;
  const signedAtMs = isOutdated ? before.signedAtMs : person.signedAtMs;
  return { externalId, signedAtMs, knownVisitor: knownOf(verified, claimed) };
}

/**
 * The conversation as a person's. Of what was signed of them the newest holds, whatever arrives last:
 * an older token may still lie in another tab.
 */
export function identified(before: Conversation, person: Person): Conversation {
  const { externalId, claims, signedAtMs } = person;
  const isOwn = before.externalId === externalId;
  if (isOwn && (before.signedAtMs ?? 0) > signedAtMs) return before;
  const isSame = isOwn && isSameJson(before.knownVisitor?.verified, claims);
  if (isSame) return before.signedAtMs === signedAtMs ? before : { ...before, signedAtMs };
  return {
    ...before,
    externalId,
    signedAtMs,
    knownVisitor: knownOf(claims, before.knownVisitor?.claimed ?? null),
    // Left earlier in this browser, it may be somebody else's.
    contact: isOwn ? before.contact : null,
    revision: before.revision + 1,
  };
}

/** What the page says of its visitor, the last word for the one before. */
export function claimed(before: Conversation, traits: PageTraits | null): Conversation {
  const said = saying(traits);
  if (!said || isSameJson(before.knownVisitor?.claimed, said)) return before;
  const knownVisitor = knownOf(before.knownVisitor?.verified ?? null, said);
  return { ...before, knownVisitor, revision: before.revision + 1 };
}

/** Whom the client's server has signed for, in the words that say most of them; null: nobody. */
export function verifiedAs({ externalId, knownVisitor }: Known): string | null {
  if (externalId === null) return null;
  return knownVisitor?.verified?.name ?? knownVisitor?.verified?.email ?? externalId;
}

/** Null where they say nothing at all. */
function saying(traits: PageTraits | null): PageTraits | null {
  if (!traits) return null;
  const { name, email, phone } = traits;
  const attributes = Object.keys(traits.attributes ?? {}).length > 0 ? traits.attributes : null;
  const isEmpty = !name && !email && !phone && !attributes;
  return isEmpty ? null : { name, email, phone, attributes };
}

function knownOf(
  verified: KnownVisitor["verified"],
  claims: KnownVisitor["claimed"],
): KnownVisitor | null {
  return verified || claims ? { verified, claimed: claims } : null;
}

function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
