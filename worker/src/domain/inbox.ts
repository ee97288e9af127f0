import type { ConversationSummary } from "../../../contracts/admin/conversations.ts";
import type { HandoverPhase } from "../../../contracts/handover.ts";
import type { InboxUser } from "../../../contracts/inbox-frames.ts";

/** Events are kept for so long, and for as many numbers: a message takes two, one with its list row. */
export const EVENTS_KEPT_MS = 60 * 60_000;
export const EVENTS_KEPT_MAX = 1_000;
/** Of a conversation that nothing was heard of for so long, nothing is kept. */
const SILENCE_MS = 60 * 60_000;
/** One that waits for a person, or has one, may be silent for longer. */
const HANDED_SILENCE_MS = 24 * 60 * 60_000;
/**
 * What a page without a place of its own is given: its lists came from Postgres, which may not have
 * had by then what the Inbox had been told.
 */
export const RECENT_MS = 60_000;

/** A dashboard pings every half minute or so; one that has stopped is no longer there. */
const PING_SILENCE_MS = 120_000;
/** How often the claimer's presence is told, and how often it is asked whether sessions still stand. */
export const PRESENT_EVERY_MS = 60_000;
export const CHECK_EVERY_MS = 3 * 60_000;

/** One open dashboard. */
export interface Tab {
  readonly userId: number;
  readonly name: string;
  /** Whether being here means to visitors that somebody is. */
  readonly counts: boolean;
  readonly viewing: string | null;
  readonly viewedAtMs: number;
  readonly isTyping: boolean;
}

export type IsAvailable = (userId: number) => boolean;

/** One entry a user, by name. Of several tabs, the one that types tells, or the one last turned to. */
export function presenceOf(tabs: readonly Tab[], isAvailable: IsAvailable): InboxUser[] {
  const tabsOf = new Map<number, Tab[]>();
  for (const tab of tabs) tabsOf.set(tab.userId, [...(tabsOf.get(tab.userId) ?? []), tab]);
  const users = [...tabsOf.values()].flatMap((own) => {
    const [busiest] = own.toSorted(byBusiness);
    if (!busiest) return [];
    const { userId: id, name, viewing, isTyping } = busiest;
    const is_available = own.some(({ counts }) => counts) && isAvailable(id);
    return [{ id, name, is_available, viewing, is_typing: isTyping }];
  });
  return users.sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id);
}

function byBusiness(one: Tab, other: Tab): number {
  const [left, right] = [one, other].map((tab) => [
    Number(tab.isTyping),
    Number(tab.viewing !== null),
    tab.viewedAtMs,
  ]) as [number[], number[]]; // Two in, two out.
  const differing = left.findIndex((value, index) => value !== right[index]);
  return differing < 0 ? 0 : (right[differing] ?? 0) - (left[differing] ?? 0);
}

/** Whether a socket's other end is still there; one that never pinged is taken at its word. */
export function isAlive(pingedAtMs: number | null, nowMs: number): boolean {
  return pingedAtMs === null || nowMs - pingedAtMs < PING_SILENCE_MS;
}

/** How a conversation stands, and how much had happened to it by then. */
export interface Standing {
  readonly summary: ConversationSummary;
  readonly order: number;
}

/**
 * The object's news, put to what it does not know: who looks after it, and what a user has just called
 * spam. News that were told before what is known, and come after it, change nothing.
 */
export function withNews(known: Standing | null, news: Standing): Standing {
  if (!known) return news;
  if (news.order < known.order) return known;
  // A user may have said so before the object has heard of it.
  const is_spam = known.summary.is_spam || news.summary.is_spam;
  const summary = {
    ...news.summary,
    ...(is_spam && { status: "spam" as const }),
    is_spam,
    ...assigneeAfter(known.summary, news.summary),
  };
  return { summary, order: news.order };
}

/** Whoever claims what nobody looks after is to look after it from then on, as Postgres decides too. */
function assigneeAfter(
  known: ConversationSummary,
  news: ConversationSummary,
): Pick<ConversationSummary, "assigned_to" | "assignee_name"> {
  const isClaimed = news.claimed_by !== null && news.claimed_by !== known.claimed_by;
  return known.assigned_to === null && isClaimed
    ? { assigned_to: news.claimed_by, assignee_name: news.claimer_name }
    : { assigned_to: known.assigned_to, assignee_name: known.assignee_name };
}

/** Postgres' row, of which only that is news: of the rest the object has told more. */
export function withStored(
  known: ConversationSummary | null,
  stored: ConversationSummary,
): ConversationSummary {
  if (!known) return stored;
  const { is_spam } = stored;
  const status = is_spam || known.is_spam ? stored.status : known.status;
  // A row that has not heard of the claim cannot know whom it has given the conversation to.
  const isBehind = stored.assigned_to === null && stored.claimed_by !== known.claimed_by;
  const { assigned_to, assignee_name } = isBehind ? known : stored;
  return { ...known, status, is_spam, assigned_to, assignee_name };
}

/** Whether what Postgres knows may have been forgotten here since it was told. */
export function mayBeForgotten(news: ConversationSummary, nowMs: number): boolean {
  return nowMs - Date.parse(news.started_at) >= SILENCE_MS;
}

/** What it means to the waiting list and to claimers: what has ended has nobody any more. */
export function standingPhase({ status, handover_phase }: ConversationSummary): HandoverPhase {
  return status === "active" ? handover_phase : "bot";
}

export function silenceMs(phase: HandoverPhase): number {
  return phase === "waiting" || phase === "claimed" ? HANDED_SILENCE_MS : SILENCE_MS;
}

/** How far the events go: `goneThrough` is the last one that is kept no more. */
export interface Reach {
  readonly lastSeq: number;
  readonly goneThrough: number;
}

/** Whether all that came after a seq is still there. A greater one than the last is no seq of ours. */
export function isComplete({ lastSeq, goneThrough }: Reach, afterSeq: number): boolean {
  return afterSeq >= goneThrough && afterSeq <= lastSeq;
}

export interface AlarmState {
  readonly hasSockets: boolean;
  /** Whether any of them shows its user a conversation that they have claimed. */
  readonly hasClaimer: boolean;
  /** When the oldest of what is kept may go; null: nothing is kept. */
  readonly pruneAtMs: number | null;
}

/** When the Inbox must wake by itself; null: not at all. */
export function nextInboxAlarmMs(state: AlarmState, nowMs: number): number | null {
  const times = [
    state.hasClaimer ? nowMs + PRESENT_EVERY_MS : null,
    state.hasSockets ? nowMs + CHECK_EVERY_MS : null,
    state.pruneAtMs === null ? null : Math.max(state.pruneAtMs, nowMs + PRESENT_EVERY_MS),
  ].filter((atMs) => atMs !== null);
  return times.length === 0 ? null : Math.min(...times);
}
