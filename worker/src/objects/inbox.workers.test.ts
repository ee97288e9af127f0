import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { PING, PONG } from "../../../contracts/socket-frames.ts";
import { makeWorld } from "../../test/admin-world.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import {
  freshInbox,
  inboxNamed,
  makeSummary,
  openTab,
  saying,
  standing,
} from "../../test/inbox-client.ts";
import { ringAfter } from "../../test/thread-client.ts";
import { ALL_CLIENTS_INBOX } from "./inbox-calls.ts";

const database = openBoundDatabase();
const HOUR_MS = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

describe("events", () => {
  test("reach every open dashboard once and in order, with the list's row after the message", async () => {
    const inbox = freshInbox();
    const tabs = [await openTab(inbox), await openTab(inbox, { id: 2, name: "Kim" })];
    for (const tab of tabs) await tab.resume();
    const summary = makeSummary();
    await inbox.publish([saying(summary, 1), saying(summary, 2)]);
    for (const tab of tabs) {
      const events = (await tab.hear("event", 3)).map(({ seq, event }) => [seq, event.type]);
      expect(events).toEqual([
        [1, "message"],
        [2, "message"],
        [3, "conversation"],
      ]);
    }
  });

  test("that are told twice are heard once", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    await tab.resume();
    const summary = makeSummary();
    const [first, second] = [saying(summary, 1), saying(summary, 2)];
    await inbox.publish([first]);
    await inbox.publish([first, second]);
    await inbox.publish([first, second, standing(second.summary)]);
    expect((await tab.resume(0)).last_seq).toBe(4);
    const messages = (await tab.hear("event", 4)).slice(0, 4).map(({ event }) => event);
    expect(messages.map(({ type }) => type)).toEqual([
      "message",
      "conversation",
      "message",
      "conversation",
    ]);
  });

  test("wake a sleeping Inbox, which still knows its sockets and where it was", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    await tab.resume();
    const summary = makeSummary();
    await inbox.publish([saying(summary, 1)]);
    await evictDurableObject(inbox);
    await inbox.publish([saying(summary, 1), saying(summary, 2)]);
    await tab.hear("event", 4);
    expect(tab.seqs()).toEqual([1, 2, 3, 4]);
    expect(await inbox.presence()).toMatchObject({ availableUserIds: [1], isWatched: true });
  });

  test("are given to nobody who has not said where they were", async () => {
    const inbox = freshInbox();
    const [level, silent] = [await openTab(inbox), await openTab(inbox)];
    await level.resume();
    await inbox.publish([saying(makeSummary(), 1)]);
    await level.hear("event", 2);
    expect(silent.seqs()).toEqual([]);
    await silent.resume(0);
    expect(silent.seqs()).toEqual([1, 2]);
  });

  test("are one client's: another's dashboard hears nothing of them", async () => {
    const [own, other] = [freshInbox(), freshInbox()];
    const stranger = await openTab(other);
    await stranger.resume();
    await own.publish([saying(makeSummary(), 1)]);
    expect(await stranger.resume(0)).toMatchObject({ last_seq: 0, is_complete: true });
    expect(stranger.seqs()).toEqual([]);
    expect(await own.presence()).toMatchObject({ availableUserIds: [] });
  });

  test("of a deleted conversation are gone, and none comes after", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    await tab.resume();
    const summary = makeSummary();
    await inbox.publish([saying(summary, 1, "my secret")]);
    await inbox.publish([{ type: "deleted", conversationId: summary.id }]);
    await inbox.publish([saying(summary, 2)]);
    await tab.hear("event", 3);
    const later = await openTab(inbox);
    await later.resume(0);
    expect((await later.hear("event")).map(({ event }) => event)).toEqual([
      { type: "deleted", conversation_id: summary.id },
    ]);
    expect(later.seqs()).toEqual([3]);
  });
});

describe("a dashboard that comes back", () => {
  test("is given exactly what it missed", async () => {
    const inbox = freshInbox();
    const [one, other] = [makeSummary(), makeSummary()];
    await inbox.publish([saying(one, 1)]);
    const tab = await openTab(inbox);
    const { last_seq: seen } = await tab.resume();
    tab.socket.close();
    await inbox.publish([saying(other, 1)]);
    await inbox.publish([saying(other, 2)]);
    const again = await openTab(inbox);
    expect(await again.resume(seen)).toMatchObject({ last_seq: 6, is_complete: true });
    // The fourth is the row as it was before the last message: the sixth says more.
    expect(again.seqs()).toEqual([3, 5, 6]);
  });

  test("is told when that is gone by now, and reads its lists anew", async () => {
    const inbox = freshInbox();
    await inbox.publish([saying(makeSummary(), 1)]);
    await ringAfter(inbox, HOUR_MS + 1_000);
    await inbox.publish([saying(makeSummary(), 1)]);
    const tab = await openTab(inbox);
    expect(await tab.resume(1)).toEqual({ type: "resumed", last_seq: 4, is_complete: false });
    expect(await tab.resume(2)).toMatchObject({ is_complete: true });
    // A seq that this Inbox has never given.
    expect(await tab.resume(99)).toMatchObject({ is_complete: false });
  });

  test("of a page that has just read its lists hears what Postgres may not have had by then", async () => {
    const inbox = freshInbox();
    await inbox.publish([saying(makeSummary(), 1)]);
    const tab = await openTab(inbox);
    await tab.resume(null);
    expect(tab.seqs()).toEqual([1, 2]);
  });
});

test("after an hour of silence nothing of anybody is left, and nothing rings any more", async () => {
  const inbox = freshInbox();
  await inbox.publish([saying(makeSummary(), 1), standing(makeSummary())]);
  await ringAfter(inbox, HOUR_MS + 1_000);
  const counts = await runInDurableObject(inbox, (_, state) =>
    ["events", "conversations"].map(
      (table) => state.storage.sql.exec(`select count(*) as n from ${table}`).one().n,
    ),
  );
  expect(counts).toEqual([0, 0]);
  expect(await runDurableObjectAlarm(inbox)).toBe(false);
});

test("who waits for a person is listed, longest first, until somebody answers", async () => {
  const inbox = freshInbox();
  const tab = await openTab(inbox);
  await tab.resume();
  const waiting = (since: string) =>
    makeSummary({ handover_phase: "waiting", waiting_since: since });
  const [late, early] = [waiting("2026-01-01T09:00:00Z"), waiting("2026-01-01T08:00:00Z")];
  await inbox.publish([standing(late), standing(early)]);
  const isOf = (count: number) => (frame: { conversations: unknown[] }) =>
    frame.conversations.length === count;
  const [both] = await tab.hear("waiting", 1, isOf(2));
  expect(both?.conversations.map(({ id }) => id)).toEqual([early.id, late.id]);
  await inbox.publish([
    standing({ ...early, handover_phase: "claimed", waiting_since: null, claimed_by: 1 }),
  ]);
  const [one] = await tab.hear("waiting", 1, isOf(1));
  expect(one?.conversations).toEqual([{ id: late.id, since: "2026-01-01T09:00:00Z" }]);
});

test("who is to look after a conversation stays, whatever its object tells, which does not know", async () => {
  const inbox = freshInbox();
  const tab = await openTab(inbox);
  await tab.resume();
  const summary = makeSummary();
  await inbox.publish([saying(summary, 1)]);
  const assigned = { ...summary, message_count: 0, assigned_to: 7, assignee_name: "Kim" };
  await inbox.publish([{ ...standing(assigned), type: "stored" }]);
  await inbox.publish([saying(summary, 2)]);
  const rows = (await tab.hear("event", 5)).flatMap(({ event }) =>
    event.type === "conversation" ? [event.summary] : [],
  );
  expect(rows.map((row) => [row.assignee_name, row.message_count])).toEqual([
    [null, 1],
    ["Kim", 1],
    ["Kim", 2],
  ]);
});

test("what a user marked as spam stays so, and waits for nobody, until the mark is taken away", async () => {
  const inbox = freshInbox();
  const tab = await openTab(inbox);
  await tab.resume();
  const waiting = makeSummary({ handover_phase: "waiting", waiting_since: "2026-01-01T08:00:00Z" });
  const mark = (isSpam: boolean) =>
    inbox.publish([
      {
        ...standing({ ...waiting, is_spam: isSpam, status: isSpam ? "spam" : "active" }),
        type: "stored",
      },
    ]);
  await inbox.publish([standing(waiting)]);
  await mark(true);
  await inbox.publish([saying(waiting, 1)]);
  await mark(false);
  const rows = (await tab.hear("event", 5)).flatMap(({ event }) =>
    event.type === "conversation" ? [event.summary] : [],
  );
  expect(rows.map((row) => [row.status, row.message_count])).toEqual([
    ["active", 0],
    ["spam", 0],
    ["spam", 1],
    ["active", 1],
  ]);
  const lists = (await tab.hear("waiting", 4)).map(({ conversations }) => conversations.length);
  expect(lists).toEqual([0, 1, 0, 1]);
});

describe("a conversation that was silent for hours", () => {
  test("still has whoever is to look after it, as Postgres knows", async () => {
    const world = await makeWorld(database, "Own");
    await database.query("update widget_conversations set assigned_to = $1 where id = $2", [
      world.userId,
      world.conversationId,
    ]);
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    await tab.resume();
    const started_at = new Date(Date.now() - 3 * HOUR_MS).toISOString();
    await inbox.publish([saying(makeSummary({ id: world.conversationId, started_at }), 3)]);
    const rows = (await tab.hear("event", 3)).map(({ event }) => event);
    expect(rows.at(-1)).toMatchObject({
      type: "conversation",
      summary: { assigned_to: world.userId, message_count: 3 },
    });
  });
});

describe("what passes", () => {
  test("a visitor's typing and reading are told, and not kept", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    await tab.resume();
    const conversationId = crypto.randomUUID();
    await inbox.whisper({ type: "typing", conversationId, isTyping: true });
    await inbox.whisper({ type: "read", conversationId, seq: 4 });
    expect(await tab.hear("typing")).toMatchObject([{ conversation_id: conversationId }]);
    expect(await tab.hear("read")).toMatchObject([{ seq: 4 }]);
    expect(await tab.resume(0)).toMatchObject({ last_seq: 0 });
  });

  test("a ping is answered by the platform", async () => {
    const tab = await openTab(freshInbox());
    const answer = new Promise((resolve) => {
      tab.socket.addEventListener("message", ({ data }) => {
        if (data === PONG) resolve(data);
      });
    });
    tab.socket.send(PING);
    expect(await answer).toBe(PONG);
  });

  test("what is not understood is said in words; what is too large ends the socket", async () => {
    const tab = await openTab(freshInbox());
    tab.socket.send("{nonsense");
    tab.send({ type: "viewing", conversation_id: "no id" });
    expect(await tab.hear("error", 2)).toHaveLength(2);
    tab.socket.send("x".repeat(BODY_BYTES_MAX + 1));
    expect(await tab.closed).toBe(1009);
  });

  test("a tab that sends without end is closed", async () => {
    const tab = await openTab(freshInbox());
    for (let sent = 0; sent < 200; sent += 1) tab.send({ type: "available", is_available: true });
    expect(await tab.closed).toBe(1008);
  });
});

describe("the Inbox of all clients", () => {
  test("hears what each client's hears, and whoever is there is present for none", async () => {
    const all = inboxNamed(ALL_CLIENTS_INBOX);
    const watcher = await openTab(all, { id: 9, name: "Sam", counts: false });
    await watcher.resume();
    const [one, other] = [makeSummary({ client_id: 1 }), makeSummary({ client_id: 2 })];
    const [ones, others] = [freshInbox(), freshInbox()];
    await ones.publish([saying(one, 1)]);
    await others.publish([saying(other, 1)]);
    const heard = (id: string) =>
      watcher.hear("event", 2, ({ event }) =>
        event.type === "message"
          ? event.conversation_id === id
          : event.type === "conversation" && event.summary.id === id,
      );
    expect(await heard(one.id)).toHaveLength(2);
    expect(await heard(other.id)).toHaveLength(2);
    expect(await ones.presence()).toMatchObject({ availableUserIds: [] });
    expect(await all.presence()).toEqual({ availableUserIds: [], isWatched: true });
    watcher.socket.close();
  });
});
