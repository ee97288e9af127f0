import { useNavigate } from "@solidjs/router";
import { type QueryClient, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createMemo, on, onCleanup } from "solid-js";
import { conversationOperations } from "../../../contracts/admin/conversations.ts";
import type { InboxFrame, UserFrame } from "../../../contracts/inbox-frames.ts";
import { chosenClientId, clientQuery } from "../api/chosen-client.ts";
import { addressOf, call } from "../api/client.ts";
import {
  forgetInbox,
  inbox,
  isUnseen,
  onInboxEvent,
  setConnection,
  setMine,
  setUnattended,
  shownViewing,
  takeInboxFrame,
  tellInbox,
} from "../api/inbox.ts";
import { InboxConnection } from "../api/inbox-connection.ts";
import { keepRecent } from "../api/inbox-lists.ts";
import { isLookedAt } from "../api/looked-at.ts";
import { isSignedOut, useCan, useMe } from "../api/session.ts";
import { t } from "../i18n/i18n.ts";
import { presenceChoices, readPresenceChoices } from "./presence-choices.ts";
import { tellUser } from "./tell-user.ts";

const MINE_MAX = 100;
/** Out of sight for so long, the page has nobody before it. */
const UNATTENDED_AFTER_MS = 60_000;

/** The dashboard's one socket: opened for whoever may read conversations, anew for another client. */
export function InboxLink(): null {
  const me = useMe();
  const can = useCan();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const userId = createMemo(() =>
    can("conversations.read") && !isSignedOut() ? me.data?.id : undefined,
  );
  // Whoever may not answer is no person for a visitor to talk to.
  const isAvailable = () => can("conversations.manage") && presenceChoices().isAvailable;
  createEffect(
    on([userId, chosenClientId], ([id]) => {
      if (id === undefined) return;
      readPresenceChoices(id);
      onCleanup(openInbox({ userId: id, queries, isAvailable, navigate }));
    }),
  );
  createEffect(
    on(isAvailable, (is_available) => tellInbox({ type: "available", is_available }), {
      defer: true,
    }),
  );
  return null;
}

interface InboxWish {
  readonly userId: number;
  readonly queries: QueryClient;
  readonly isAvailable: () => boolean;
  readonly navigate: (address: string) => void;
}

function openInbox({ userId, queries, isAvailable, navigate }: InboxWish): () => void {
  const recent = keepRecent(queries, userId);
  const ends = onInboxEvent(recent.add);
  let hasResumed = false;
  let hasWaiting = false;
  const open = (id: string) => navigate(`/conversations?id=${id}`);
  const take = (frame: InboxFrame) => {
    const known = new Set(inbox.waiting.map(({ id }) => id));
    const wasUnseen = isUnseenIn(frame);
    const { isIncomplete } = takeInboxFrame(frame, { userId, isLookedAt });
    if (frame.type === "resumed") {
      if (isIncomplete && hasResumed) void readAnew(queries);
      if (isIncomplete || !hasResumed) void readMine();
      hasResumed = true;
    }
    if (frame.type === "waiting") {
      // Who waited before the page was opened is shown; to sound for it would be late.
      if (hasWaiting) tellWaiting(frame.conversations, known, open);
      hasWaiting = true;
    }
    // What comes before was said before the page was there.
    if (frame.type !== "event" || !hasResumed) return;
    tellMessage(frame, open);
    if (!wasUnseen && isUnseenIn(frame)) tellTransferred(frame, open);
  };
  const connection = new InboxConnection({
    address: location.origin.replace(/^http/, "ws") + addressOf("/inbox/socket", clientQuery()),
    lastSeq: () => inbox.lastSeq,
    firstFrames: () => firstFrames(isAvailable()),
    onFrame: take,
    onStatus: setConnection,
    isOnline: () => navigator.onLine,
    random: Math.random,
  });
  const stopListening = listenToPage(connection);
  return () => {
    stopListening();
    connection.close();
    recent.stop();
    ends();
    setConnection("connecting", null);
    forgetInbox();
  };
}

function firstFrames(is_available: boolean): UserFrame[] {
  return [
    { type: "available", is_available },
    { type: "viewing", conversation_id: shownViewing() },
  ];
}

type Waiting = Extract<InboxFrame, { type: "waiting" }>["conversations"];

function tellWaiting(now: Waiting, known: ReadonlySet<string>, open: (id: string) => void): void {
  const fresh = now.find(({ id }) => !known.has(id));
  if (!fresh || isLookedAt(fresh.id)) return;
  tellUser({
    conversationId: fresh.id,
    title: t("inbox.told_waiting"),
    onOpen: () => open(fresh.id),
  });
}

/** Of one's own conversations only: of all others the bot takes care. */
function tellMessage(
  { event }: Extract<InboxFrame, { type: "event" }>,
  open: (id: string) => void,
): void {
  if (event.type !== "message" || !isUnseen(event.conversation_id)) return;
  if (event.message.message_type !== "user") return;
  const id = event.conversation_id;
  tellUser({ conversationId: id, title: t("inbox.told_message"), onOpen: () => open(id) });
}

/** Of an event that tells how a conversation stands: nothing but a transfer makes it unread. */
function isUnseenIn(frame: InboxFrame): boolean {
  return (
    frame.type === "event" &&
    frame.event.type === "conversation" &&
    isUnseen(frame.event.summary.id)
  );
}

function tellTransferred(
  { event }: Extract<InboxFrame, { type: "event" }>,
  open: (id: string) => void,
): void {
  if (event.type !== "conversation") return;
  const { id } = event.summary;
  tellUser({ conversationId: id, title: t("inbox.told_transferred"), onOpen: () => open(id) });
}

/** What was missed is told by no event any more. */
async function readAnew(queries: QueryClient): Promise<void> {
  for (const name of [
    "GET /conversations",
    "conversation",
    "GET /conversations/:conversationId/messages",
  ]) {
    await queries.invalidateQueries({ queryKey: [name] });
  }
}

async function readMine(): Promise<void> {
  try {
    const { items } = await call(conversationOperations, "GET /conversations", {
      query: { inbox: "mine", status: "active", limit: MINE_MAX, ...clientQuery() },
    });
    setMine(items.map(({ id }) => id));
  } catch {
    // Each of them is learned again with the next thing that happens in it.
  }
}

function listenToPage(connection: InboxConnection): () => void {
  const wake = () => connection.wake();
  const sleep = () => connection.sleep();
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(leaving);
    if (document.visibilityState === "hidden") {
      leaving = setTimeout(() => setUnattended(true), UNATTENDED_AFTER_MS);
      return;
    }
    setUnattended(false);
    connection.wake();
  };
  addEventListener("online", wake);
  addEventListener("offline", sleep);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearTimeout(leaving);
    removeEventListener("online", wake);
    removeEventListener("offline", sleep);
    document.removeEventListener("visibilitychange", look);
  };
}
