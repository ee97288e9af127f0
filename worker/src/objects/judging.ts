import type { Conversation } from "../domain/conversation.ts";
import { isClaimed } from "../domain/handover.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { judge, type Verdict } from "../domain/spam/judge.ts";
import { wasTrapped } from "../domain/spam/mark.ts";
import { ruleSetOf } from "../domain/spam/rule-set.ts";
import { hasPassed } from "../domain/spam/spam-state.ts";
import type { LeadDetails, Refusal, Say } from "./conversation-calls.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** So many of the newest messages are looked at for what was said before. */
const EARLIER_MESSAGES_MAX = 12;

/** Words of somebody who is not judged: a user talks with them, or has said what they are. */
const LEFT_ALONE: Verdict = {
  score: 0,
  isSpam: false,
  action: "none",
  reasons: [],
  sentence: null,
  ruleIds: [],
};

/** How the business can be reached all the same. */
export function blockedRefusal({ rules }: WidgetSnapshot): Refusal {
  return { refused: "blocked", details: rules.contact };
}

/** Whether a widget's visitors can be challenged at all. */
function canChallenge({ config }: WidgetSnapshot): boolean {
  return config.captcha_site_key !== null;
}

/** Whether every visitor has to show first that they are a person. */
export function asksAll(snapshot: WidgetSnapshot): boolean {
  return snapshot.config.require_captcha && canChallenge(snapshot);
}

/** Why nothing but words may come of a conversation, as it stands; null: it may. */
export function refuseUnproven(
  snapshot: WidgetSnapshot,
  { spam }: Conversation,
  nowMs: number,
): Refusal | null {
  if (spam.isSpam) return blockedRefusal(snapshot);
  if (!asksAll(snapshot) || spam.isDecided || hasPassed(spam, nowMs)) return null;
  return { refused: "challenge_required" };
}

/** Judges what visitors say, in view of what they said before. Stores nothing. */
export class Judging {
  readonly #storage: ThreadStorage;

  constructor(storage: ThreadStorage) {
    this.#storage = storage;
  }

  /** `current` is the thread's newest conversation, which may have ended. */
  ofWords(snapshot: WidgetSnapshot, current: Conversation, say: Say, nowMs: number): Verdict {
    const isOpen = current.status === "active";
    if (isClaimed(current) || (isOpen && current.spam.isDecided)) return LEFT_ALONE;
    const { require_captcha } = snapshot.config;
    const challenge = challengeOf(snapshot, current, nowMs);
    const verdict = judge(snapshot.rules, {
      text: say.text,
      email: null,
      signs: signsOf(current, say.signs ?? null),
      earlier: isOpen ? this.#earlier(current) : [],
      address: current.ipAddress,
      addressRules: current.spam.addressRules ?? null,
      timesMs: this.#times(snapshot, nowMs),
      nowMs,
      challenge,
    });
    const isAsked = require_captcha && challenge === "possible" && verdict.action !== "block";
    return isAsked ? { ...verdict, action: "challenge" } : verdict;
  }

  ofLead(
    snapshot: WidgetSnapshot,
    current: Conversation,
    { visitor_name, visitor_email, handoff_details, signs }: LeadDetails,
    nowMs: number,
  ): Verdict {
    if (isClaimed(current) || current.spam.isDecided) return LEFT_ALONE;
    return judge(snapshot.rules, {
      text: [visitor_name ?? "", ...textsIn(handoff_details)].join("\n").trim(),
      email: visitor_email,
      signs: signsOf(current, signs ?? null),
      earlier: [],
      address: current.ipAddress,
      addressRules: current.spam.addressRules ?? null,
      timesMs: [],
      nowMs,
      challenge: challengeOf(snapshot, current, nowMs),
    });
  }

  #earlier({ id, lastSeq }: Conversation): string[] {
    if (lastSeq === 0) return [];
    const afterSeq = Math.max(0, lastSeq - EARLIER_MESSAGES_MAX);
    return this.#storage
      .messagesAfter(id, afterSeq, EARLIER_MESSAGES_MAX)
      .filter(({ type }) => type === "user")
      .map(({ text }) => text);
  }

  #times({ rules }: WidgetSnapshot, nowMs: number): number[] {
    const widest = ruleSetOf(rules).widestRate;
    return widest ? this.#storage.visitorTimes(nowMs - widest.windowMs, widest.messages) : [];
  }
}

/** Whatever shape a client gives its details. */
function textsIn(json: unknown): string[] {
  if (typeof json === "string") return [json];
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(textsIn) : [];
}

function challengeOf(snapshot: WidgetSnapshot, { spam }: Conversation, nowMs: number) {
  if (hasPassed(spam, nowMs)) return "passed";
  return canChallenge(snapshot) ? "possible" : "impossible";
}

function signsOf(current: Conversation, signs: Say["signs"]): NonNullable<Say["signs"]> | null {
  const isTrapped = current.status === "active" && wasTrapped(current, null);
  return isTrapped ? { ...signs, trap: "filled in before" } : (signs ?? null);
}

/** What a message keeps of how it was judged. */
export function judgedMetadata({ ruleIds }: Verdict): Readonly<Record<string, unknown>> {
  return ruleIds.length > 0 ? { spam_rules: ruleIds } : {};
}
