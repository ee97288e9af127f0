/** What a change was, for the audit log. */
export interface Difference {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Longer texts are cut: the log says what changed, it is no second copy of everything. */
const TEXT_CHARS_MAX = 500;
const LIST_ITEMS_MAX = 50;
const SECRET = /password|secret|token|backup_codes|csv|authorization|cookie/i;
/** Moves with every change, and says nothing. */
const NOISE: ReadonlySet<string> = new Set(["updated_at"]);

/** Of what was asked of many rows: which they were, and briefly what. */
const REQUEST_TEXT_CHARS_MAX = 100;
const REQUEST_ITEMS_MAX = 500;
/** What of an erased row may stay, by the action: no name, no address, no words. */
const KEPT_OF_ERASED: Readonly<Record<string, readonly string[]>> = {
  "conversation.deleted": [
    "id",
    "client_id",
    "widget_id",
    "widget_name",
    "lead_id",
    "status",
    "is_spam",
    "message_count",
    "bot_response_count",
    "human_response_count",
    "earlier_count",
  ],
  "lead.deleted": ["id", "client_id", "widget_id", "widget_name", "source", "status"],
};

const STANDING = ["status", "handover_phase", "claimed_by", "claimer_name", "last_seq"] as const;

/**
 * What of an answer may stay, by the action, where it holds what somebody wrote or who a visitor is:
 * the log would keep it when the conversation is long deleted.
 */
const KEPT_OF_ANSWER: Readonly<Record<string, readonly string[]>> = {
  "conversation.claimed": STANDING,
  "conversation.released": STANDING,
  "conversation.transferred": STANDING,
  "conversation.replied": STANDING,
  "conversation.closed": STANDING,
  "conversation.assigned": ["id", "client_id", "assigned_to", "assignee_name"],
  "conversation.noted": ["id", "user_id", "user_name"],
  // Whose they were is just what must not stay.
  "visitor.erased": ["id", "client_id", "counts"],
  "visitor.exported": [],
  // What was sent tells of a visitor.
  "webhook.replayed": ["id", "event_type", "sequence", "status"],
  // The key itself is in the answer, this once.
  "api_key.created": ["id", "client_id", "client_name", "name", "prefix", "scopes", "expires_at"],
  // Its address is a secret.
  "widget.calendar_feed_renewed": [],
};
const KEPT_OF_REQUEST: Readonly<Record<string, readonly string[]>> = {
  "conversation.replied": ["client_message_id"],
  "visitor.erased": ["client_id"],
  "visitor.exported": ["client_id"],
};

/** What the log says of a row that is deleted: all of it, unless it told of a visitor. */
export function rememberedOf(action: string, row: unknown): unknown {
  return only(KEPT_OF_ERASED[action], row);
}

/** What the log says of an answer: all of it, unless it holds words of a conversation. */
export function answeredOf(action: string, answer: unknown): unknown {
  return only(KEPT_OF_ANSWER[action], answer);
}

function only(names: readonly string[] | undefined, row: unknown): unknown {
  const known = asRow(row);
  if (!names || !known) return row;
  return Object.fromEntries(names.flatMap((name) => (name in known ? [[name, known[name]]] : [])));
}

/** What was asked, where the answer does not show the row that it changed. */
export function requestOf(action: string, body: unknown): Readonly<Record<string, unknown>> | null {
  const row = asRow(only(KEPT_OF_REQUEST[action], body));
  return row && shown(row, REQUEST_TEXT_CHARS_MAX, REQUEST_ITEMS_MAX);
}

/** What a line names: the row that was made, or the one in the address. */
export interface Changed {
  readonly action: string;
  /** The ids in the address, in its order. */
  readonly ids: Readonly<Record<string, string>>;
  readonly isMade: boolean;
  readonly after: unknown;
  readonly actorId: number;
}

/** Part of their widget: its id is theirs. */
const OF_WIDGET: ReadonlySet<string> = new Set(["widget", "knowledge", "generation"]);

/** The id of what was changed; null for many rows at once. */
export function entityIdOf({ action, ids, isMade, after, actorId }: Changed): string | null {
  const type = entityTypeOf(action);
  // A note is a row of its own, but the line is about its lead or conversation.
  const isOfOther =
    (type === "lead" && ids.leadId !== undefined) ||
    (type === "conversation" && ids.conversationId !== undefined);
  const row = asRow(after);
  const made = idIn(row) ?? idIn(asRow(row?.[type]));
  if (made !== null && !isOfOther && (isMade || Object.keys(ids).length === 0)) return made;
  // What is sent again is part of its endpoint.
  if (type === "webhook" && ids.webhookId !== undefined) return ids.webhookId;
  // Whoever ends a session of theirs changes themselves.
  if (type === "user") return ids.userId ?? String(actorId);
  const [name, id] = Object.entries(ids).at(-1) ?? [];
  if (id === undefined || (name === "widgetId" && !OF_WIDGET.has(type))) return null;
  return id;
}

export function entityTypeOf(action: string): string {
  return action.slice(0, action.indexOf("."));
}

function idIn(row: Record<string, unknown> | null): string | null {
  const id = row?.id;
  return typeof id === "number" || typeof id === "string" ? String(id) : null;
}

/** Only what differs, with secrets taken out. Either side may be missing: a row made, or one deleted. */
export function differenceOf(before: unknown, after: unknown): Difference {
  const [left, right] = [asRow(before), asRow(after)];
  if (!left || !right) return { before: left && shown(left), after: right && shown(right) };
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (name) => !NOISE.has(name) && JSON.stringify(left[name]) !== JSON.stringify(right[name]),
  );
  const pick = (row: Record<string, unknown>) =>
    Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name]]] : [])));
  return { before: shown(pick(left)), after: shown(pick(right)) };
}

function asRow(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function shown(
  row: Record<string, unknown>,
  charsMax = TEXT_CHARS_MAX,
  itemsMax = LIST_ITEMS_MAX,
): Record<string, unknown> {
  const cut = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.length > charsMax ? `${value.slice(0, charsMax)}…` : value;
    }
    if (Array.isArray(value)) return value.slice(0, itemsMax).map(cut);
    const inner = asRow(value);
    return inner ? shown(inner, charsMax, itemsMax) : value;
  };
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, SECRET.test(name) ? "…" : cut(value)]),
  );
}
