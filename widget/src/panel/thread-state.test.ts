import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MessageSent, MessageView } from "../../../contracts/message.ts";
import { seenKey } from "./handover.ts";
import { EMPTY_THREAD, nextThread, type ThreadEvent, type ThreadState } from "./thread-state.ts";

function makeView(overrides: Partial<MessageView> & { seq: number }): MessageView {
  return {
    message_id: `m${overrides.seq}`,
    type: "bot",
    text: `text ${overrides.seq}`,
    sender_name: null,
    confidence: null,
    sources: [],
    suggestions: [],
    action: "none",
    was_helpful: null,
    client_message_id: null,
    timestamp: "2026-11-01T10:00:00.000Z",
    ...overrides,
  };
}

function makeSent(overrides: Partial<MessageSent> & { seq: number }): MessageSent {
  return {
    message_id: `m${overrides.seq}`,
    response: `text ${overrides.seq}`,
    confidence: 0.9,
    timestamp: "2026-11-01T10:00:00.000Z",
    visitor_seq: overrides.seq - 1,
    sources: [],
    suggestions: [],
    action: "none",
    conversation_id: "one",
    ...overrides,
  };
}

const began = nextThread(EMPTY_THREAD, { type: "conversation", id: "one" });
const reach = (events: readonly ThreadEvent[], from: ThreadState = began) =>
  events.reduce(nextThread, from);
const texts = (state: ThreadState) => state.messages.map((message) => message.text);

/** A conversation on the server: this tab's questions, another tab's, and their answers. */
function makeHistory(ownTurns: readonly boolean[]): MessageView[] {
  return ownTurns.flatMap((isOwn, turn) => {
    const seq = turn * 2 + 1;
    const client_message_id = isOwn ? `own${turn}` : `other${turn}`;
    const asked = makeView({ seq, type: "user", text: `ask ${turn}`, client_message_id });
    return [asked, makeView({ seq: seq + 1 })];
  });
}

test("what is shown stays where a conversation takes no more, however often", () => {
  const first = reach([
    { type: "said", clientMessageId: "a", text: "ask a" },
    { type: "sent", clientMessageId: "a", text: "ask a", sent: makeSent({ seq: 2 }) },
  ]);
  const second = reach(
    [
      { type: "conversation", id: "" },
      { type: "conversation", id: "two" },
      { type: "received", message: makeView({ seq: 2, text: "of two" }) },
    ],
    first,
  );
  const third = reach([{ type: "conversation", id: "" }], second);
  expect(texts(third)).toEqual(["ask a", "text 2", "of two"]);
  expect(third.conversations).toEqual(["one", "", "two", ""]);
  expect(third.levelSeq).toBe(0);
});

describe("a thread that is told of by call, socket and list at once", () => {
  test("every message stands once, in the server's order, however the news arrive", () => {
    const turns = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(turns, fc.infiniteStream(fc.nat()), (ownTurns, picks) => {
        const history = makeHistory(ownTurns);
        const said = history.flatMap(({ client_message_id: id, text }): ThreadEvent[] =>
          id?.startsWith("own") ? [{ type: "said", clientMessageId: id, text }] : [],
        );
        const news = history.flatMap((message): ThreadEvent[] => {
          const { client_message_id: id, seq, text } = message;
          const socket: ThreadEvent = { type: "received", message };
          if (!id?.startsWith("own")) return [socket, socket];
          const sent = makeSent({ seq: seq + 1 });
          return [socket, { type: "sent", clientMessageId: id, text, sent }];
        });
        const shuffled = news
          .map((event) => ({ event, at: picks.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ event }) => event);
        const state = reach([...said, ...shuffled]);
        expect(texts(state)).toEqual(history.map((message) => message.text));
        expect(state.messages.every((message) => message.delivery === "sent")).toBe(true);
        expect(state.levelSeq).toBe(history.length);
        expect(new Set(state.messages.map((message) => message.key)).size).toBe(history.length);
      }),
    );
  });

  test("a message keeps its key from being written to being repeated", () => {
    const said: ThreadEvent = { type: "said", clientMessageId: "c1", text: "hi" };
    const sent: ThreadEvent = {
      type: "sent",
      clientMessageId: "c1",
      text: "hi",
      sent: makeSent({ seq: 2 }),
    };
    expect(reach([said]).messages[0]?.key).toBe("c1");
    expect(reach([said, sent, sent]).messages.map((message) => message.key)).toEqual(["c1", "0:2"]);
  });

  test("a gap is not passed over when asking what is new", () => {
    const received = (seq: number): ThreadEvent => ({
      type: "received",
      message: makeView({ seq }),
    });
    expect(reach([received(1), received(3)]).levelSeq).toBe(1);
    expect(reach([received(1), received(3), received(2)]).levelSeq).toBe(3);
  });

  test("a late failure does not unsend what has arrived", () => {
    const state = reach([
      { type: "said", clientMessageId: "c1", text: "hi" },
      { type: "sent", clientMessageId: "c1", text: "hi", sent: makeSent({ seq: 2 }) },
      { type: "delivery", clientMessageId: "c1", delivery: "failed", note: null },
    ]);
    expect(state.messages[0]?.delivery).toBe("sent");
  });
});

describe("a thread that goes on in a new conversation", () => {
  const first: ThreadEvent[] = [
    { type: "received", message: makeView({ seq: 1, text: "old 1" }) },
    { type: "received", message: makeView({ seq: 2, text: "old 2" }) },
  ];

  test("earlier messages stay above, though the numbers begin again", () => {
    const state = reach([
      ...first,
      { type: "conversation", id: "two" },
      { type: "received", message: makeView({ seq: 1, text: "new 1" }) },
    ]);
    expect(texts(state)).toEqual(["old 1", "old 2", "new 1"]);
    expect(state.levelSeq).toBe(1);
  });

  test("the answer to a call may be the first to tell of it", () => {
    const state = reach([
      ...first,
      { type: "said", clientMessageId: "c1", text: "hi" },
      {
        type: "sent",
        clientMessageId: "c1",
        text: "hi",
        sent: makeSent({ seq: 2, conversation_id: "two", response: "hello" }),
      },
      { type: "conversation", id: "two" },
    ]);
    expect(texts(state)).toEqual(["old 1", "old 2", "hi", "hello"]);
    expect(state.conversations).toEqual(["one", "two"]);
  });

  test("what the old one's socket still says of its level is not believed", () => {
    const state = reach([
      ...first,
      { type: "conversation", id: "two" },
      { type: "level", seq: 2, status: "active" },
    ]);
    expect(state.levelSeq).toBe(0);
  });
});

describe("who answers", () => {
  const claimed = { phase: "claimed", name: "Jane Doe", human_read_seq: 0 } as const;
  const asked: ThreadEvent[] = [
    { type: "said", clientMessageId: "c1", text: "a person, please" },
    {
      type: "sent",
      clientMessageId: "c1",
      text: "a person, please",
      sent: makeSent({ seq: 1, visitor_seq: 1, response: "" }),
    },
  ];

  test("an answer without words is none: a person's own message follows", () => {
    const state = reach([...asked, { type: "known", facts: { handover: claimed } }]);
    expect(texts(state)).toEqual(["a person, please"]);
    expect(state.levelSeq).toBe(1);
  });

  test("is told by every list, also after a reload", () => {
    const list = {
      messages: [],
      status: "active",
      has_more: false,
      lead_captured: false,
      satisfaction_rating: null,
      disclaimer_accepted: true,
      handover: claimed,
    } as const;
    const state = reach([{ type: "listed", afterSeq: 0, list: { ...list, messages: [] } }]);
    expect(state.handover).toEqual(claimed);
  });

  test("is the bot again in a new conversation", () => {
    const state = reach([
      { type: "known", facts: { handover: claimed } },
      { type: "conversation", id: "two" },
    ]);
    expect(state.handover.phase).toBe("bot");
  });

  test("what a person has read is never unread again, whatever comes late", () => {
    const state = reach([...asked, { type: "read", seq: 1 }, { type: "read", seq: 0 }]);
    expect(state.handover.human_read_seq).toBe(1);
    expect(seenKey(state)).toBe("c1");
    const later = nextThread(state, { type: "said", clientMessageId: "c2", text: "hello?" });
    expect(seenKey(later)).toBeNull();
  });
});

test("what only this page tells of keeps its place when more is said", () => {
  const state = reach([
    { type: "received", message: makeView({ seq: 1 }) },
    { type: "noted", text: "booked once" },
    { type: "noted", text: "booked twice" },
    { type: "received", message: makeView({ seq: 2 }) },
  ]);
  expect(texts(state)).toEqual(["text 1", "booked once", "booked twice", "text 2"]);
  expect(state.levelSeq).toBe(2);
});
