import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { SOCKET_PROTOCOL } from "../../../contracts/socket-frames.ts";
import { recordInbox } from "../../test/recorded-inbox.ts";
import {
  accepted,
  makeWidget,
  openThread as openThreadOf,
  type TestWidget,
  visitOf,
} from "../../test/thread-client.ts";
import { openedTab } from "../../test/visitor-tab.ts";
import { SOCKET_HEADERS } from "./conversation-calls.ts";

let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget();
});

const openThread = (visit = visitOf(widget)) => openThreadOf(visit);

async function openTab(thread: Awaited<ReturnType<typeof openThread>>) {
  const response = await thread.stub.fetch("https://object/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": SOCKET_PROTOCOL,
      [SOCKET_HEADERS.widgetKey]: thread.visit.widgetKey,
      [SOCKET_HEADERS.conversationId]: thread.conversationId,
    },
  });
  return openedTab(response);
}

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

  test("a tab hears who answers, and the user who types and reads; the inbox hears the visitor", async () => {
    const inbox = recordInbox();
    const thread = await openThread();
    const tab = await openTab(thread);
    tab.send({ type: "resume", after_seq: 0 });
    expect((await tab.hear("handover"))[0]?.handover.phase).toBe("bot");
    accepted(await thread.say("hello"));
    tab.send({ type: "typing", is_typing: true });
    const jane = { id: 9_999_998, name: "Jane" };
    const id = thread.conversationId;
    accepted(await thread.stub.claim(id, jane));
    expect((await tab.hear("handover", 2))[1]?.handover).toMatchObject({
      phase: "claimed",
      name: "Jane",
    });
    await thread.stub.userTyping(id, jane, true);
    expect(await tab.hear("typing")).toEqual([{ type: "typing", party: "human", is_typing: true }]);
    await thread.stub.userRead(id, jane, 1);
    await thread.stub.userRead(id, { id: 1, name: "Bob" }, 2);
    expect(await tab.hear("read")).toEqual([{ type: "read", party: "human", seq: 1 }]);
    tab.send({ type: "typing", is_typing: true });
    // That soon again is worth no word; and nobody has read what nobody has written.
    tab.send({ type: "typing", is_typing: true });
    tab.send({ type: "read", seq: 999 });
    await vi.waitFor(() => expect(inbox.whispers).toHaveLength(2));
    expect(inbox.whispers).toEqual([
      { type: "typing", conversationId: id, isTyping: true },
      { type: "read", conversationId: id, seq: 3 },
    ]);
    const live = accepted(await thread.stub.live(id, 0));
    expect(live).toMatchObject({ visitor_read_seq: 3, human_read_seq: 1, is_visitor_here: true });
  });

  test("what is not understood is said in words and changes nothing", async () => {
    const thread = await openThread();
    const tab = await openTab(thread);
    tab.socket.send("{nonsense");
    tab.send({ type: "message", client_message_id: "x", message_text: "  " });
    const errors = await tab.hear("error", 2);
    expect(errors.map((frame) => frame.error.code)).toEqual(["bad_request", "bad_request"]);
  });

  test("a tab that comes back with an ended conversation is led to the open one", async () => {
    const thread = await openThread();
    accepted(await thread.say("hours?"));
    accepted(await thread.stub.end(thread.conversationId));
    const next = await openThread(thread.visit);
    accepted(await next.say("parking?"));
    const tab = await openTab(thread);
    tab.send({ type: "resume", after_seq: 2 });
    expect(await tab.hear("conversation")).toHaveLength(1);
    const resumed = await tab.hear("resumed", 2);
    expect(resumed.map((frame) => frame.status)).toEqual(["completed", "active"]);
    const [message] = await tab.hear("message", 2);
    expect(message?.message).toMatchObject({ seq: 1, text: "parking?" });
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
