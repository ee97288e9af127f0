import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type ServerFrame, SOCKET_PROTOCOL } from "../../../contracts/socket-frames.ts";
import { openSharedDatabase } from "../../test/test-database.ts";
import {
  accepted,
  conversationIdOf,
  makeWidget,
  ringAfter,
  type TestWidget,
  threadOf,
  visitOf,
} from "../../test/thread-client.ts";
import { DELIVERY_QUIET_MS, IDLE_TIMEOUT_MS } from "../domain/next-alarm.ts";
import { SOCKET_HEADERS } from "./conversation-calls.ts";

const database = openSharedDatabase();
let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await database.setAway(false);
});

/** A started thread and the two things that tests do with it. */
async function openThread(visit = visitOf(widget)) {
  const stub = threadOf(visit);
  const started = accepted(await stub.start(visit));
  const conversationId = await conversationIdOf(started, visit);
  const say = (text: string, clientMessageId: string | null = null) =>
    stub.say({
      widgetKey: visit.widgetKey,
      conversationId,
      capability: null,
      text,
      clientMessageId,
    });
  const rows = () =>
    database.query<{ seq: number; message_text: string; message_type: string }>(
      `select seq, message_text, message_type from widget_messages
       where conversation_id = $1 order by seq`,
      [conversationId],
    );
  return { visit, stub, conversationId, say, rows };
}

/** A visitor's tab: keeps what it hears and can wait for a frame. */
async function openTab(thread: Awaited<ReturnType<typeof openThread>>) {
  const response = await thread.stub.fetch("https://object/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": SOCKET_PROTOCOL,
      [SOCKET_HEADERS.widgetKey]: thread.visit.widgetKey,
      [SOCKET_HEADERS.conversationId]: thread.conversationId,
    },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const heard: ServerFrame[] = [];
  const waiting: (() => void)[] = [];
  socket.addEventListener("message", (event) => {
    heard.push(JSON.parse(String(event.data)) as ServerFrame);
    for (const wake of waiting.splice(0)) wake();
  });
  socket.accept();
  async function hear<Type extends ServerFrame["type"]>(type: Type, count = 1) {
    for (;;) {
      const frames = heard.filter((frame) => frame.type === type);
      if (frames.length >= count) return frames as Extract<ServerFrame, { type: Type }>[];
      await new Promise<void>((wake) => waiting.push(wake));
    }
  }
  return { socket, hear, send: (frame: object) => socket.send(JSON.stringify(frame)) };
}

describe("a thread", () => {
  test("two tabs that start at once get the same conversation (I8)", async () => {
    const visit = visitOf(widget);
    const stub = threadOf(visit);
    const started = await Promise.all([stub.start(visit), stub.start(visit), stub.start(visit)]);
    const [first, ...others] = started.map(accepted);
    expect(others.map((other) => other.conversation_id)).toEqual(
      others.map(() => first?.conversation_id),
    );
    expect(started.map(accepted).map((one) => one.existing)).toEqual([false, true, true]);
  });

  test("numbers messages without gaps, however many come at once (I2)", async () => {
    const thread = await openThread();
    const outcomes = await Promise.all(["a", "b", "c", "d"].map((text) => thread.say(text)));
    const seqs = outcomes.map(accepted).flatMap(({ sent }) => [sent.visitor_seq, sent.seq]);
    expect(seqs.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("the same client_message_id again gives the same answer and stores nothing new (I11)", async () => {
    const thread = await openThread();
    const [first, second] = await Promise.all([
      thread.say("What are your hours?", "send-1"),
      thread.say("What are your hours?", "send-1"),
    ]);
    expect(accepted(second).sent).toEqual(accepted(first).sent);
    const list = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(list.messages.map((message) => message.seq)).toEqual([1, 2]);
  });

  test("refuses beyond the widget's rate limit, but never a repeat of what it has accepted", async () => {
    const thread = await openThread();
    for (let n = 0; n < 10; n++) accepted(await thread.say(`message ${n}`, `send-${n}`));
    const refused = await thread.say("one too many", "send-10");
    expect(refused).toMatchObject({ refused: "rate_limited" });
    expect("retryAfterS" in refused && refused.retryAfterS).toBeGreaterThan(0);
    expect(accepted(await thread.say("message 3", "send-3")).sent.visitor_seq).toBe(7);
  });

  test("a lead completes the conversation, and a later message opens a new one", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    const details = {
      visitor_name: "Jane",
      visitor_email: "jane@example.com",
      visitor_phone: null,
      handoff_type: null,
      handoff_details: null,
    };
    const lead = accepted(
      await thread.stub.captureLead(widget.key, thread.conversationId, details),
    );
    const again = accepted(
      await thread.stub.captureLead(widget.key, thread.conversationId, details),
    );
    expect(again.leadId).toBe(lead.leadId);
    const { sent } = accepted(await thread.say("one more thing"));
    expect(sent.visitor_seq).toBe(1);
    const ended = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(ended).toMatchObject({ status: "completed", lead_captured: true });
  });
});

describe("delivery to Postgres", () => {
  test("a burst of a conversation is one round trip", async () => {
    const thread = await openThread();
    for (const text of ["hours?", "parking?", "hello"]) accepted(await thread.say(text));
    const before = await database.roundTrips();
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    expect((await database.roundTrips()) - before).toBe(1);
    expect((await thread.rows()).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each(["unreachable", "error", "answer-lost"] as const)(
    "with Postgres away (%s) visitors are answered, and all of it arrives once it is back",
    async (kind) => {
      const thread = await openThread();
      await database.setAway(true, kind);
      accepted(await thread.say("hours?"));
      await ringAfter(thread.stub, DELIVERY_QUIET_MS);
      accepted(await thread.say("parking?"));
      await ringAfter(thread.stub, 60_000);
      await database.setAway(false);
      await ringAfter(thread.stub, 120_000);
      expect((await thread.rows()).map((row) => row.seq)).toEqual([1, 2, 3, 4]);
      const [row] = await database.query(
        "select message_count, bot_response_count from widget_conversations where id = $1",
        [thread.conversationId],
      );
      expect(row).toEqual({ message_count: 4, bot_response_count: 2 });
    },
  );

  test("a widget that is gone parks its rows and forgets nothing else (I4)", async () => {
    const doomed = await makeWidget();
    const thread = await openThread(visitOf(doomed));
    accepted(await thread.say("hours?"));
    await database.query("delete from widget_configs where id = $1", [doomed.id]);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    const parked = await runInDurableObject(thread.stub, (_object, state) =>
      state.storage.sql.exec("SELECT parked_because FROM outbox").toArray(),
    );
    expect(parked.length).toBe(3);
    expect(parked.every((row) => row.parked_because !== null)).toBe(true);
  });
});

describe("time", () => {
  test("thirty quiet minutes end the conversation as abandoned", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, IDLE_TIMEOUT_MS);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    const [row] = await database.query<{ status: string; duration_seconds: number }>(
      "select status, duration_seconds from widget_conversations where id = $1",
      [thread.conversationId],
    );
    expect(row?.status).toBe("abandoned");
    const again = accepted(await thread.stub.start(thread.visit));
    expect(again.existing).toBe(false);
  });

  test("what Postgres has not got is kept past its retention, and arrives in the end (I12)", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    accepted(await thread.stub.end(thread.conversationId));
    await database.setAway(true);
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, 40 * 24 * 60 * 60 * 1000);
    expect(accepted(await thread.stub.list(thread.conversationId, 0)).messages).toHaveLength(2);
    await database.setAway(false);
    await ringAfter(thread.stub, 120_000);
    expect(await thread.rows()).toHaveLength(2);
  });

  test("what was delivered and is older than the retention is gone from the object", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    accepted(await thread.stub.end(thread.conversationId));
    await ringAfter(thread.stub, DELIVERY_QUIET_MS);
    await ringAfter(thread.stub, 31 * 24 * 60 * 60 * 1000);
    expect(await thread.stub.list(thread.conversationId, 0)).toEqual({
      refused: "not_found",
    });
    expect(await thread.rows()).toHaveLength(2);
  });
});

describe("sockets", () => {
  test("both tabs hear every message once, in order", async () => {
    const thread = await openThread();
    const tabs = [await openTab(thread), await openTab(thread)];
    accepted(await thread.say("hours?"));
    for (const tab of tabs) {
      const frames = await tab.hear("message", 2);
      expect(frames.map((frame) => frame.message.seq)).toEqual([1, 2]);
    }
  });

  test("a sleeping object wakes for a message and still knows its sockets", async () => {
    const thread = await openThread();
    const tab = await openTab(thread);
    await evictDurableObject(thread.stub);
    tab.send({ type: "message", client_message_id: "send-1", message_text: "hours?" });
    const [sent] = await tab.hear("sent");
    expect(sent).toMatchObject({ client_message_id: "send-1", sent: { visitor_seq: 1, seq: 2 } });
  });

  test("a tab that was away is given exactly what it missed", async () => {
    const thread = await openThread();
    for (const text of ["one", "two", "three"]) accepted(await thread.say(text));
    const tab = await openTab(thread);
    tab.send({ type: "resume", after_seq: 2 });
    const [resumed] = await tab.hear("resumed");
    expect(resumed).toMatchObject({ last_seq: 6, status: "active" });
    const frames = await tab.hear("message", 4);
    expect(frames.map((frame) => frame.message.seq)).toEqual([3, 4, 5, 6]);
  });

  test("typing reaches the other tab and not the one that types", async () => {
    const thread = await openThread();
    const [typist, other] = [await openTab(thread), await openTab(thread)];
    typist.send({ type: "typing", is_typing: true });
    expect(await other.hear("typing")).toEqual([
      { type: "typing", party: "visitor", is_typing: true },
    ]);
    other.send({ type: "typing", is_typing: false });
    expect(await typist.hear("typing")).toEqual([
      { type: "typing", party: "visitor", is_typing: false },
    ]);
  });

  test("what is not understood is said in words and changes nothing", async () => {
    const thread = await openThread();
    const tab = await openTab(thread);
    tab.socket.send("{nonsense");
    tab.send({ type: "message", client_message_id: "x", message_text: "  " });
    const errors = await tab.hear("error", 2);
    expect(errors.map((frame) => frame.error.code)).toEqual(["bad_request", "bad_request"]);
  });

  test("tabs follow the thread into its next conversation", async () => {
    const thread = await openThread();
    const tab = await openTab(thread);
    accepted(await thread.stub.end(thread.conversationId));
    expect(await tab.hear("ended")).toMatchObject([{ status: "completed" }]);
    tab.send({ type: "message", client_message_id: "send-1", message_text: "hours?" });
    const [moved] = await tab.hear("conversation");
    const [sent] = await tab.hear("sent");
    expect(sent?.sent.conversation_id).toBe(moved?.conversation_id);
    expect(sent?.sent.visitor_seq).toBe(1);
  });
});
