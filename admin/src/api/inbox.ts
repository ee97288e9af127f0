import { createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { InboxEvent, InboxFrame, UserFrame } from "../../../contracts/inbox-frames.ts";
import { type Attention, attentionAfter, attentionCountOf, NO_ATTENTION } from "./attention.ts";
import { EMPTY_INBOX, type InboxState, takeFrame } from "./inbox-state.ts";

/** `offline`: the machine has no network. `connecting`: it has, and the socket is not there yet. */
export type InboxStatus = "connecting" | "live" | "offline";

const TYPING_MS = 8_000;

const [state, setState] = createStore<InboxState>(EMPTY_INBOX);
const [status, setStatus] = createSignal<InboxStatus>("connecting");
const [statusSinceMs, setStatusSinceMs] = createSignal(Date.now());
const [attention, setAttention] = createSignal<Attention>(NO_ATTENTION);
const listeners = new Set<(event: InboxEvent) => void>();
const typingEnds = new Map<string, ReturnType<typeof setTimeout>>();
let sender: ((frame: UserFrame) => void) | null = null;
let viewing: string | null = null;
/** Whether nobody has had the page before their eyes for a while. */
let isUnattended = false;
const toldOf = new Set<string>();

/** What the one socket of this dashboard tells: read it anywhere, change it nowhere. */
export const inbox = state;
export const inboxStatus = status;
export { statusSinceMs };

/** Whether what happens appears by itself; where it does not, pages ask. */
export const isInboxLive = () => status() === "live";

/** Conversations that want the user: those that wait, and those of their own with something unread. */
export const attentionCount = () => attentionCountOf(state.waiting, attention());

/** Conversations of the user's own in which the visitor has written since they last looked. */
export const isUnseen = (id: string) => attention().unseen.has(id);

export const viewedConversation = () => viewing;

/** What others are to see of it: whoever is gone from the page looks at nothing. */
export const shownViewing = () => (isUnattended ? null : viewing);

export function setUnattended(is: boolean): void {
  if (is === isUnattended) return;
  isUnattended = is;
  tellInbox({ type: "viewing", conversation_id: shownViewing() });
}

/** Whether it is there for certain, though the database may not have it yet. */
export const isToldOf = (id: string) =>
  toldOf.has(id) || state.waiting.some((one) => one.id === id);

/** `listener` is told of each event once, in order; what is returned ends that. */
export function onInboxEvent(listener: (event: InboxEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lost where there is no socket: what must not be is said over HTTP. */
export function tellInbox(frame: UserFrame): void {
  sender?.(frame);
}

/** Which conversation is open here; the Inbox is told again after each reconnection. */
export function setViewing(id: string | null): void {
  viewing = id;
  if (id) setSeen(id);
  tellInbox({ type: "viewing", conversation_id: shownViewing() });
}

/** The user looked at it. */
export function setSeen(id: string): void {
  if (!attention().unseen.has(id)) return;
  const unseen = new Set(attention().unseen);
  unseen.delete(id);
  setAttention({ ...attention(), unseen });
}

/** The user's own conversations, as just read. */
export function setMine(ids: readonly string[]): void {
  setAttention((before) => ({ ...before, mine: new Set(ids) }));
}

/** For the connection alone: how it stands, and whom it sends by. */
export function setConnection(next: InboxStatus, send: ((frame: UserFrame) => void) | null): void {
  sender = send;
  if (next === status()) return;
  setStatus(next);
  setStatusSinceMs(Date.now());
}

interface Watcher {
  readonly userId: number;
  readonly isLookedAt: (id: string) => boolean;
}

/** For the connection alone: a frame has come. Whether all that is shown must be read anew. */
export function takeInboxFrame(frame: InboxFrame, watcher: Watcher): { isIncomplete: boolean } {
  const step = takeFrame(state, frame);
  setState(reconcile(step.state, { key: "id" }));
  if (frame.type === "typing") endTypingLater(frame.conversation_id, frame.is_typing);
  const { event } = step;
  if (event) {
    if (event.type === "deleted") toldOf.delete(event.conversation_id);
    else toldOf.add(event.type === "message" ? event.conversation_id : event.summary.id);
    setAttention((before) => attentionAfter(before, event, watcher));
    for (const listener of listeners) listener(event);
  }
  return { isIncomplete: step.isIncomplete };
}

/** Another client is looked at: what was known is of the one before. */
export function forgetInbox(): void {
  setState(reconcile(EMPTY_INBOX, { key: "id" }));
  setAttention(NO_ATTENTION);
  toldOf.clear();
}

/** The frame that ends it may be lost with the visitor's network. */
function endTypingLater(id: string, isTyping: boolean): void {
  clearTimeout(typingEnds.get(id));
  typingEnds.delete(id);
  if (!isTyping) return;
  typingEnds.set(
    id,
    setTimeout(() => setState({ typing: { ...state.typing, [id]: false } }), TYPING_MS),
  );
}
