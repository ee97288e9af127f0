import type { CloseOutcome, HandoverReason, HandoverView } from "../../../contracts/handover.ts";
import type { AnswerAction } from "../../../contracts/message.ts";
import { type BotTexts, botTexts } from "./bot-texts.ts";
import {
  type Claimer,
  type Conversation,
  contactOf,
  end,
  type Handover,
  settleIdle,
} from "./conversation.ts";
import type { HandoverEvent, SystemWords } from "./message.ts";

/**
 * Who answers a conversation, as it moves from one to the other. A claim silences the bot, until the
 * user releases or closes the conversation, or is away while the visitor waits for an answer.
 *
 * Each function tells what comes next: the conversation, at a new revision where anything changed,
 * and what the visitor is told of it.
 */
export interface Step {
  readonly conversation: Conversation;
  readonly words: readonly SystemWords[];
}

/** `ended`: nobody answers it any more. `name` is of the user in the way. */
export interface Refused {
  readonly refused: "conflict";
  readonly reason: "claimed_by_other" | "not_claimed" | "ended";
  readonly name?: string;
}

/** Whether somebody could come: `closed` is outside the business hours. */
export type Outlook = "present" | "nobody" | "closed";

export interface PersonWish {
  readonly reason: HandoverReason;
  readonly outlook: Outlook;
  /** The widget's own words for outside its hours; may be empty. */
  readonly offlineMessage: string;
}

const BOT: Handover = { phase: "bot" };

export function askForPerson(before: Conversation, wish: PersonWish, nowMs: number): Step {
  const { phase } = before.handover;
  if (phase === "waiting" || phase === "claimed") return unchanged(before);
  const asked = { handoverReason: wish.reason, handoffType: "human" } as const;
  if (wish.outlook !== "present") {
    // An agent that failed has no more to say; one that did not goes on.
    const handover = wish.reason === "agent_failed" ? BOT : before.handover;
    return {
      conversation: moved(before, { ...asked, handover }),
      words: [offlineWords(before, wish)],
    };
  }
  const overAtMs = nowMs + before.widget.waitMs;
  const handover: Handover = { phase: "waiting", sinceMs: nowMs, overAtMs, isOver: false };
  return {
    conversation: moved(before, { ...asked, handover }),
    words: [say("waiting", textsOf(before).waiting)],
  };
}

/** The widget's own AI agent answers from now on, under the name that it gives itself. */
export function handToAgent(
  before: Conversation,
  agent: { readonly reason: HandoverReason | null; readonly name: string | null },
): Conversation {
  const { handover } = before;
  if (handover.phase === "agent" && handover.name === agent.name) return before;
  const handoverReason = agent.reason ?? before.handoverReason;
  return moved(before, { handover: { phase: "agent", name: agent.name }, handoverReason });
}

export function markAnsweredByAgent(before: Conversation): Conversation {
  return before.handoffType === "ai_agent" ? before : moved(before, { handoffType: "ai_agent" });
}

/** The agent has no answer, and no person may be asked: the lead form is what is left. */
export function giveUpAgent(before: Conversation): Step {
  return {
    conversation: moved(before, { handover: BOT }),
    words: [withLater(before, "offline", textsOf(before).nobodyThere)],
  };
}

export function agentJoined(before: Conversation): SystemWords {
  return say("agent", textsOf(before).agentJoined);
}

export function claim(before: Conversation, user: Claimer, nowMs: number): Step | Refused {
  if (before.status !== "active") return refuse("ended");
  const other = otherClaimer(before, user);
  if (other) return refuse("claimed_by_other", other.name);
  if (before.handover.phase === "claimed") return unchanged(before);
  return {
    conversation: moved(before, claimedBy(user, nowMs)),
    words: [about("joined", textsOf(before).joined, user.name)],
  };
}

export function release(before: Conversation, user: Claimer): Step | Refused {
  const refused = refuseUnlessClaimer(before, user);
  if (refused) return refused;
  return {
    conversation: moved(before, { handover: BOT }),
    words: [about("left", textsOf(before).left, user.name)],
  };
}

export function transfer(
  before: Conversation,
  user: Claimer,
  to: Claimer,
  nowMs: number,
): Step | Refused {
  const refused = refuseUnlessClaimer(before, user);
  if (refused) return refused;
  if (user.id === to.id) return unchanged(before);
  return {
    conversation: moved(before, claimedBy(to, nowMs)),
    words: [about("transferred", textsOf(before).transferred, user.name, to.name)],
  };
}

/** Whoever claimed it may say something; saying something in what has ended opens and claims it. */
export function beginReply(before: Conversation, user: Claimer, nowMs: number): Step | Refused {
  if (before.status !== "active") {
    return {
      conversation: reopen(before, user, nowMs),
      words: [about("joined", textsOf(before).joined, user.name)],
    };
  }
  return refuseUnlessClaimer(before, user) ?? unchanged(before);
}

/** Any user may close what nobody else answers. The same again changes nothing. */
export function close(
  before: Conversation,
  user: Claimer,
  outcome: CloseOutcome,
  nowMs: number,
): Step | Refused {
  if (before.status !== "active") {
    return before.outcome === outcome ? unchanged(before) : refuse("ended");
  }
  const other = otherClaimer(before, user);
  if (other) return refuse("claimed_by_other", other.name);
  return {
    conversation: { ...end(before, "completed", nowMs), outcome },
    words: [about("closed", textsOf(before).closed, user.name)],
  };
}

/** Opens what has ended; the user, where one is named, answers it. */
export function reopen(before: Conversation, user: Claimer | null, nowMs: number): Conversation {
  if (before.status === "active") return before;
  return moved(before, {
    status: "active",
    endedAtMs: null,
    openedAtMs: nowMs,
    outcome: null,
    isResumed: false,
    ...(user ? claimedBy(user, nowMs) : { handover: BOT }),
  });
}

/** When the hand-over moves on by itself; null: not by waiting. */
export function handoverDueAtMs(conversation: Conversation): number | null {
  const { handover, status } = conversation;
  if (status !== "active") return null;
  if (handover.phase === "waiting") return handover.isOver ? null : handover.overAtMs;
  if (handover.phase !== "claimed") return null;
  const { unansweredSinceMs, lastSignAtMs } = handover;
  if (unansweredSinceMs === null) return null;
  // Who was silent here, for there was nothing to say, has the whole time for the first answer.
  return Math.max(lastSignAtMs, unansweredSinceMs) + conversation.widget.awayMs;
}

/**
 * A claimer who is away while the visitor waits for an answer has left; a visitor whom nobody came
 * to is told so, once, and goes on waiting.
 */
export function settleHandover(before: Conversation, nowMs: number): Step {
  const { handover } = before;
  const dueAtMs = handoverDueAtMs(before);
  if (dueAtMs === null || dueAtMs > nowMs) return unchanged(before);
  if (handover.phase === "claimed") {
    const words = awayWords(before, handover.user);
    return { conversation: moved(before, { handover: BOT }), words: [words] };
  }
  if (handover.phase !== "waiting") return unchanged(before);
  return {
    conversation: { ...before, handover: { ...handover, isOver: true } },
    words: [withLater(before, "wait_over", textsOf(before).waitOver)],
  };
}

/** What time brings about. An end by which a visitor's words stay unanswered is told to them. */
export function settle(before: Conversation, nowMs: number): Step {
  const idle = settleIdle(before, nowMs);
  if (idle === before) return settleHandover(before, nowMs);
  const { handover } = before;
  const isLeft = handover.phase === "claimed" && handover.unansweredSinceMs !== null;
  return { conversation: idle, words: isLeft ? [awayWords(before, handover.user)] : [] };
}

export function isClaimed({ handover, status }: Conversation): boolean {
  return status === "active" && handover.phase === "claimed";
}

export function handoverView({ handover, humanReadSeq }: Conversation): HandoverView {
  const name =
    handover.phase === "claimed"
      ? handover.user.name
      : handover.phase === "agent"
        ? handover.name
        : null;
  return { phase: handover.phase, name, human_read_seq: humanReadSeq };
}

function moved(before: Conversation, changes: Partial<Conversation>): Conversation {
  return { ...before, ...changes, revision: before.revision + 1 };
}

function claimedBy(user: Claimer, nowMs: number) {
  const { id, name } = user;
  const handover: Handover = {
    phase: "claimed",
    user: { id, name },
    lastSignAtMs: nowMs,
    lastActAtMs: nowMs,
    unansweredSinceMs: nowMs,
  };
  return { handover, claimedAtMs: nowMs, lastClaimedBy: id, handoffType: "human" } as const;
}

function otherClaimer({ handover }: Conversation, user: Claimer): Claimer | null {
  if (handover.phase !== "claimed" || handover.user.id === user.id) return null;
  return handover.user;
}

function refuseUnlessClaimer(before: Conversation, user: Claimer): Refused | null {
  if (before.status !== "active") return refuse("ended");
  const other = otherClaimer(before, user);
  if (other) return refuse("claimed_by_other", other.name);
  return before.handover.phase === "claimed" ? null : refuse("not_claimed");
}

function refuse(reason: Refused["reason"], name?: string): Refused {
  return { refused: "conflict", reason, ...(name !== undefined && { name }) };
}

function unchanged(conversation: Conversation): Step {
  return { conversation, words: [] };
}

function textsOf({ widget }: Conversation): BotTexts {
  return botTexts(widget.locale);
}

function say(event: HandoverEvent, text: string, action: AnswerAction = "none"): SystemWords {
  return { event, text, action };
}

function about(event: HandoverEvent, text: string, name: string, to?: string): SystemWords {
  // By functions: a name may hold what a replacement pattern would read as one.
  const named = text.replace("{name}", () => name).replace("{to}", () => to ?? "");
  return { ...say(event, named), name, ...(to !== undefined && { to }) };
}

function offlineWords(before: Conversation, { outlook, offlineMessage }: PersonWish): SystemWords {
  const texts = textsOf(before);
  if (outlook === "nobody") return withLater(before, "offline", texts.nobodyThere);
  const own = offlineMessage.trim();
  if (own === "") return withLater(before, "offline", texts.outsideHours);
  return { ...withLater(before, "offline", own), text: own };
}

function awayWords(before: Conversation, { name }: Claimer): SystemWords {
  return withLater(before, "away", textsOf(before).away, name);
}

/** Bad news, with the way in which the visitor may be answered later. */
function withLater(
  before: Conversation,
  event: HandoverEvent,
  text: string,
  name?: string,
): SystemWords {
  const texts = textsOf(before);
  const words = name === undefined ? say(event, text) : about(event, text, name);
  const { email, phone } = contactOf(before);
  const isKnown = before.lead !== null || email !== null || phone !== null;
  if (isKnown) return { ...words, text: `${words.text} ${texts.haveDetails}` };
  if (!before.widget.canCapture) return words;
  return { ...words, text: `${words.text} ${texts.leaveDetails}`, action: "capture_lead" };
}
