import type { InfiniteData, QueryClient } from "@tanstack/solid-query";
import type {
  ConversationDetail,
  ConversationMessage,
  ConversationSummary,
} from "../../../contracts/admin/conversations.ts";
import type { InboxEvent } from "../../../contracts/inbox-frames.ts";

const LIST = "GET /conversations";

export const detailKey = (id: string) => ["conversation", id] as const;

type Query = Readonly<Record<string, unknown>>;
interface Page {
  readonly items: readonly ConversationSummary[];
  readonly next_cursor: string | null;
}
export type Rows = InfiniteData<Page>;

/**
 * Whether a list that was asked for in this way shows it. `unknown` where only the server can tell,
 * as of words that may stand in any message.
 */
export function belongsIn(
  query: Query,
  one: ConversationSummary,
  userId: number,
): "yes" | "no" | "unknown" {
  const differs = (wished: unknown, is: unknown) =>
    wished !== undefined && String(wished) !== String(is);
  if (differs(query.client_id, one.client_id)) return "no";
  if (differs(query.widget_id, one.widget_id)) return "no";
  if (differs(query.status, one.status)) return "no";
  if (differs(query.has_lead, one.lead_captured)) return "no";
  if (query.inbox === "waiting" && one.waiting_since === null) return "no";
  if (query.inbox === "claimed" && one.claimed_by === null) return "no";
  const isMine = one.claimed_by === userId || one.assigned_to === userId;
  if (query.inbox === "mine" && !isMine) return "no";
  const isOpenQuestion = ["search", "answers", "same_visitor_as", "from", "to"].some(
    (name) => query[name] !== undefined,
  );
  if (isOpenQuestion) return "unknown";
  return query.status === undefined && one.status === "spam" ? "no" : "yes";
}

/**
 * The rows with one as it is now: in its place where it is shown already, else where it belongs by
 * its beginning, newest first. What lies beyond the last page that was read comes with that page.
 */
export function withConversation(rows: Rows, one: ConversationSummary, isAdded: boolean): Rows {
  if (has(rows, one.id)) {
    return mapItems(rows, (item) => (item.id === one.id ? withAssignee(item, one) : item));
  }
  if (!isAdded) return rows;
  const last = rows.pages.length - 1;
  const at = rows.pages.findIndex(({ items }) => items.some((item) => isBefore(one, item)));
  if (at === -1 && rows.pages[last]?.next_cursor != null) return rows;
  const target = at === -1 ? last : at;
  const pages = rows.pages.map((page, index) => {
    if (index !== target) return page;
    const place = page.items.findIndex((item) => isBefore(one, item));
    const items = page.items.toSpliced(place === -1 ? page.items.length : place, 0, one);
    return { ...page, items };
  });
  return { ...rows, pages };
}

/** Whoever tells of a claim may not know whom the conversation was given to before it. */
export function withAssignee<Known extends ConversationSummary>(
  known: Known,
  told: ConversationSummary,
): Known {
  const isBlind = told.assigned_to === null && told.claimed_by !== known.claimed_by;
  if (!isBlind) return { ...known, ...told };
  const { assigned_to, assignee_name } = known;
  return { ...known, ...told, assigned_to, assignee_name };
}

export function withoutConversation(rows: Rows, id: string): Rows {
  if (!has(rows, id)) return rows;
  const pages = rows.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== id),
  }));
  return { ...rows, pages };
}

/** A message is its conversation's last, unless it comes late. */
export function withMessage(rows: Rows, id: string, message: ConversationMessage): Rows {
  if (!has(rows, id) || message.message_type === "system") return rows;
  return mapItems(rows, (item) => {
    const isLate = item.last_message_at !== null && message.created_at < item.last_message_at;
    if (item.id !== id || isLate) return item;
    return {
      ...item,
      last_message: message.message_text,
      last_message_at: message.created_at,
      message_count: Math.max(item.message_count, message.seq),
    };
  });
}

/** Shows what happened in every list that was read, and in the reader. */
export function showEvent(queries: QueryClient, event: InboxEvent, userId: number): void {
  for (const [key, rows] of queries.getQueriesData<Rows>({ queryKey: [LIST] })) {
    if (!rows) continue;
    const query: Query = Object(Object(key[1]).query);
    const next = rowsAfter(rows, event, (one) => belongsIn(query, one, userId));
    if (next !== rows) queries.setQueryData(key, next);
  }
  if (event.type !== "conversation") return;
  queries.setQueryData<ConversationDetail>(
    detailKey(event.summary.id),
    (detail) => detail && withAssignee(detail, event.summary),
  );
}

function rowsAfter(
  rows: Rows,
  event: InboxEvent,
  belongs: (one: ConversationSummary) => ReturnType<typeof belongsIn>,
): Rows {
  if (event.type === "deleted") return withoutConversation(rows, event.conversation_id);
  if (event.type === "message") return withMessage(rows, event.conversation_id, event.message);
  const shown = rows.pages.flatMap(({ items }) => items).find(({ id }) => id === event.summary.id);
  const verdict = belongs(shown ? withAssignee(shown, event.summary) : event.summary);
  if (verdict === "no") return withoutConversation(rows, event.summary.id);
  return withConversation(rows, event.summary, verdict === "yes");
}

const RECENT_MS = 5_000;

/**
 * Keeps what has just happened shown: an answer from the database that was on its way meanwhile, or
 * that the event was ahead of, would take it back for a moment. Returns what ends it.
 */
export function keepRecent(queries: QueryClient, userId: number) {
  let recent: readonly { readonly event: InboxEvent; readonly atMs: number }[] = [];
  const unsubscribe = queries.getQueryCache().subscribe((change) => {
    if (change.type !== "updated" || change.action.type !== "success") return;
    // What is set by hand, as below, is no answer.
    if (change.action.manual || !isConversations(change.query.queryKey[0])) return;
    recent = recent.filter(({ atMs }) => Date.now() - atMs < RECENT_MS);
    for (const { event } of recent) showEvent(queries, event, userId);
  });
  return {
    add: (event: InboxEvent) => {
      recent = [...recent, { event, atMs: Date.now() }].filter(
        ({ atMs }) => Date.now() - atMs < RECENT_MS,
      );
      showEvent(queries, event, userId);
    },
    stop: unsubscribe,
  };
}

function isConversations(name: unknown): boolean {
  return name === LIST || name === detailKey("")[0];
}

function has(rows: Rows, id: string): boolean {
  return rows.pages.some(({ items }) => items.some((item) => item.id === id));
}

function isBefore(one: ConversationSummary, other: ConversationSummary): boolean {
  return Date.parse(one.started_at) >= Date.parse(other.started_at);
}

function mapItems(rows: Rows, change: (item: ConversationSummary) => ConversationSummary): Rows {
  const pages = rows.pages.map((page) => ({ ...page, items: page.items.map(change) }));
  return { ...rows, pages };
}
