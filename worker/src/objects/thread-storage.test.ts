import type { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { newDisk, openSqliteStorage } from "../../test/sqlite-storage.ts";
import {
  type Conversation,
  complete,
  conversationEvent,
  openConversation,
} from "../domain/conversation.ts";
import { exchange } from "../domain/message.ts";
import { uuidv7 } from "../uuid.ts";
import { ThreadStorage } from "./thread-storage.ts";

const REPLY = {
  text: "We open at 8.",
  knowledgeEntryId: 1,
  confidence: 0.9,
  sources: [],
  suggestions: [],
  action: "none",
  metadata: {},
} as const;

let disk: DatabaseSync;
let storage: ThreadStorage;
let nowMs: number;

beforeEach(() => {
  disk = newDisk();
  storage = new ThreadStorage(openSqliteStorage(disk));
  nowMs = 1_700_000_000_000;
});

function begin(): Conversation {
  nowMs += 1000;
  const conversation = openConversation(makeOpening(), uuidv7(nowMs), nowMs);
  save(conversation);
  return conversation;
}

function save(conversation: Conversation): void {
  storage.transaction(() => {
    storage.saveConversation(conversation);
    storage.outbox.owe(conversation.id, [conversationEvent(conversation)], nowMs);
  });
}

function say(text: string, clientMessageId: string | null = null): void {
  nowMs += 1000;
  const conversation = storage.currentConversation();
  if (!conversation) throw new Error("nothing begun");
  const next = exchange(
    conversation,
    { id: uuidv7(nowMs), text, clientMessageId, receivedAtMs: nowMs },
    { id: uuidv7(nowMs), botName: "Ada", reply: REPLY, answeredAtMs: nowMs },
  );
  storage.appendMessages(next.conversation, [next.asked, next.answered]);
}

function end(conversation: Conversation): void {
  nowMs += 1000;
  const now = storage.findConversation(conversation.id);
  if (now) save(complete(now, nowMs));
}

function owedNow() {
  return storage.outbox.nextBatch(storage.outbox.end());
}

/** What is owed, in order: a message by its number, a change by its kind and revision. */
function owedInWords(): string[] {
  return owedNow().map(({ event }) => {
    if (event.kind === "message") return `message ${event.seq}`;
    return "revision" in event ? `${event.kind} r${event.revision}` : event.kind;
  });
}

test("messages and changes are owed in the order in which they happened", () => {
  const first = begin();
  say("hours?");
  end(first);
  begin();
  say("parking?");
  expect(owedInWords()).toEqual([
    "conversation r1",
    "message 1",
    "message 2",
    "conversation r2",
    "conversation r1",
    "message 1",
    "message 2",
  ]);
});

test("what comes in while a delivery is under way waits for the next one", () => {
  begin();
  say("hours?");
  const end = storage.outbox.end();
  say("parking?");
  const batch = storage.outbox.nextBatch(end);
  expect(batch).toHaveLength(3);
  storage.outbox.forget(batch);
  expect(owedInWords()).toEqual(["message 3", "message 4"]);
});

test("messages after a forgotten conversation are owed though it had come further", () => {
  const first = begin();
  for (const text of ["hours?", "parking?", "prices?"]) say(text);
  end(first);
  storage.outbox.forget(owedNow());
  storage.transaction(() => storage.forgetConversation(first.id));
  begin();
  say("and now?");
  expect(owedInWords()).toEqual(["conversation r1", "message 1", "message 2"]);
});

test("a change keeps its place behind an earlier one, whatever was forgotten between them", () => {
  const older = begin();
  end(older);
  const newer = begin();
  say("hours?");
  end(newer);
  storage.outbox.forget(owedNow());
  nowMs += 1000;
  const ended = storage.findConversation(older.id);
  if (!ended) throw new Error("not kept");
  save({ ...ended, rating: 4, revision: 3 });
  storage.transaction(() => storage.forgetConversation(newer.id));
  save({ ...ended, rating: 5, revision: 4 });
  expect(owedInWords()).toEqual(["conversation r3", "conversation r4"]);
});

test("a parked message is owed no more, also to an object that has woken anew", () => {
  begin();
  say("hours?");
  const [opened, asked, answered] = owedNow();
  if (!opened || !asked || !answered) throw new Error("not owed");
  storage.outbox.forget([opened]);
  storage.outbox.park(asked, "refused");
  storage = new ThreadStorage(openSqliteStorage(disk));
  expect(owedInWords()).toEqual(["message 2"]);
  expect(disk.prepare("SELECT parked_because FROM outbox").all()).toEqual([
    { parked_because: "refused" },
  ]);
});

test("a send is known again by its client's id, also to an object that has woken anew", () => {
  begin();
  say("hours?", "send-1");
  say("parking?", "send-2");
  expect(storage.findByClientMessageId("send-2").map((message) => message.text)).toEqual([
    "parking?",
  ]);
  say("prices?", "send-3");
  expect(storage.findByClientMessageId("send-3")[0]?.seq).toBe(5);
  storage = new ThreadStorage(openSqliteStorage(disk));
  expect(storage.findByClientMessageId("send-1")[0]?.seq).toBe(1);
  expect(storage.findByClientMessageId("send-4")).toEqual([]);
  expect(storage.currentConversation()?.lastSeq).toBe(6);
});

test("a conversation's messages are its own, whatever others the thread holds", () => {
  const first = begin();
  say("hours?");
  end(first);
  const second = begin();
  say("parking?");
  const textsOf = (id: string) =>
    storage.messagesAfter(id, 0, 10).flatMap(({ type, text }) => (type === "user" ? [text] : []));
  expect(textsOf(first.id)).toEqual(["hours?"]);
  expect(textsOf(second.id)).toEqual(["parking?"]);
  expect(storage.messagesAfter(second.id, 1, 10).map(({ seq }) => seq)).toEqual([2]);
  expect(storage.findMessage(first.id, 3)).toBeNull();
});
