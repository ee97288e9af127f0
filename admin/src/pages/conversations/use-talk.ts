import { createEffect, createSignal, on, onCleanup } from "solid-js";
import {
  type ConversationMessage,
  conversationOperations,
  type LiveConversation,
} from "../../../../contracts/admin/conversations.ts";
import { call } from "../../api/client.ts";
import { inbox, isInboxLive, onInboxEvent, setViewing } from "../../api/inbox.ts";
import { isSignedOut } from "../../api/session.ts";
import {
  FRESH_TALK,
  type TalkState,
  takeActed,
  takeLive,
  takeMessage,
  takeStored,
  takeSummary,
  takeVisitorRead,
} from "./talk-state.ts";

/** While there is no socket; and to learn that the visitor has left, which nothing tells. */
const ASK_MS = 4_000;
const LOOK_MS = 20_000;

export type Talk = ReturnType<typeof useTalk>;

/**
 * One conversation as it goes on: what its object answers, then what the socket tells. Where a
 * message is missing between two, and after each reconnection, the object is asked again.
 */
export function useTalk(conversationId: string) {
  const [state, setState] = createSignal(FRESH_TALK);
  const [told, setTold] = createSignal<ConversationMessage | null>(null);
  // Until it is known how far the database reaches, all of it would be asked for twice.
  let isReady = false;
  const asking = createAsking(conversationId, () => state().levelSeq, take);
  function take(live: LiveConversation, by: typeof takeLive = takeLive): boolean {
    const before = state().messages.length;
    const step = by(state(), live);
    setState(step.state);
    for (const message of step.state.messages.slice(before)) setTold(message);
    return step.isMore;
  }
  const ask = () => isReady && asking.start();
  const hear = (message: ConversationMessage) => {
    const step = takeMessage(state(), message);
    if (step.isGap || !isReady) return ask();
    setState(step.state);
    setTold(message);
    // Whoever writes is there.
    if (message.message_type === "user") setState((before) => takeVisitorRead(before, 0));
  };
  listenToInbox(conversationId, { hear, ask, change: setState });
  createTimer(ask);
  // Told to the others who look at it, and to the visitor's side by its owner's presence.
  setViewing(conversationId);
  onCleanup(() => {
    asking.stop();
    setViewing(null);
  });
  return {
    id: conversationId,
    state,
    /** The message that came last, for whoever must know of each. */
    told,
    /** What the database holds has been read, up to this seq. */
    begin: (lastSeq: number) => {
      setState((before) => takeStored(before, lastSeq));
      if (isReady) return;
      isReady = true;
      ask();
    },
    ask,
    /** How it stands after an act. */
    take: (live: LiveConversation) => {
      if (take(live, takeActed)) ask();
    },
  };
}

interface TalkPort {
  readonly hear: (message: ConversationMessage) => void;
  readonly ask: () => void;
  readonly change: (next: (before: TalkState) => TalkState) => void;
}

/** What the socket tells of one conversation; after each reconnection the object is asked. */
function listenToInbox(conversationId: string, port: TalkPort): void {
  onCleanup(
    onInboxEvent((event) => {
      if (event.type === "conversation" && event.summary.id === conversationId) {
        port.change((before) => takeSummary(before, event.summary));
      }
      if (event.type === "message" && event.conversation_id === conversationId) {
        port.hear(event.message);
      }
    }),
  );
  createEffect(
    on(
      () => inbox.read[conversationId],
      (seq) => seq !== undefined && port.change((before) => takeVisitorRead(before, seq)),
    ),
  );
  createEffect(on(isInboxLive, port.ask, { defer: true }));
}

/** One question at a time; what was asked for meanwhile is asked once more after it. */
function createAsking(
  conversationId: string,
  afterSeq: () => number,
  take: (live: LiveConversation) => boolean,
) {
  let isAsking = false;
  let isWanted = false;
  let isStopped = false;
  const start = async () => {
    isWanted = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isWanted && !isStopped) {
        isWanted = false;
        const live = await call(conversationOperations, "GET /conversations/:conversationId/live", {
          params: { conversationId },
          query: { after_seq: afterSeq() },
        });
        // Each answer moves the level on, or there would be no end to it.
        const before = afterSeq();
        if (!isStopped && take(live) && afterSeq() > before) isWanted = true;
      }
    } catch {
      // What was read stays; the timer below asks again.
    } finally {
      isAsking = false;
    }
  };
  return {
    start: () => void start(),
    stop: () => {
      isStopped = true;
    },
  };
}

function createTimer(ask: () => void): void {
  let lastAtMs = Date.now();
  const timer = setInterval(() => {
    const everyMs = isInboxLive() ? LOOK_MS : ASK_MS;
    if (document.visibilityState === "hidden" || isSignedOut()) return;
    if (Date.now() - lastAtMs < everyMs) return;
    lastAtMs = Date.now();
    ask();
  }, ASK_MS);
  onCleanup(() => clearInterval(timer));
}
