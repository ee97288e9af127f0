import { describe, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { openConversation } from "./conversation.ts";
import { exchange, giveFeedback, type Reply, type StoredMessage } from "./message.ts";

const REPLY: Reply = {
  text: "We open at 8.",
  knowledgeEntryId: 5,
  confidence: 0.9,
  sources: [],
  suggestions: [],
  action: "none",
  metadata: {},
};

function ask(lastSeq = 0, receivedAtMs = 1_000, answeredAtMs = 1_004) {
  const conversation = { ...openConversation(makeOpening(), "c1", 500), lastSeq };
  const words = { id: "m1", text: "hours?", clientMessageId: "send-1", receivedAtMs };
  return exchange(conversation, words, { id: "m2", botName: "Ada", reply: REPLY, answeredAtMs });
}

describe("a message and its answer", () => {
  test("are numbered one after the other, and the conversation remembers the last", () => {
    const { asked, answered, conversation } = ask(4);
    expect([asked.seq, answered.seq, conversation.lastSeq]).toEqual([5, 6, 6]);
  });

  test("the response time runs from the message stored to the answer stored", () => {
    expect(ask(0, 1_000, 1_250).answered.responseTimeMs).toBe(250);
  });

  test("a clock that is set back never makes it negative", () => {
    expect(ask(0, 1_000, 900).answered.responseTimeMs).toBe(0);
  });

  test("the visitor's words put off the idle end", () => {
    expect(ask(0, 7_777).conversation.lastVisitorAtMs).toBe(7_777);
  });
});

describe("feedback", () => {
  const judged = (wasHelpful: boolean, text: string | null, on: StoredMessage) => {
    const after = giveFeedback(on, wasHelpful, text);
    if (!after) throw new Error("nothing changed");
    return after;
  };

  test("changes its mind under a new revision", () => {
    const first = judged(true, null, ask().answered);
    const second = judged(false, "too short", first);
    expect(first.feedback).toEqual({ wasHelpful: true, text: null, revision: 1 });
    expect(second.feedback).toEqual({ wasHelpful: false, text: "too short", revision: 2 });
  });

  test("keeps the words given before when none are given", () => {
    const first = judged(false, "too short", ask().answered);
    expect(judged(true, null, first).feedback?.text).toBe("too short");
  });

  test("the same again changes nothing", () => {
    const first = judged(false, "too short", ask().answered);
    expect(giveFeedback(first, false, "too short")).toBeNull();
    expect(giveFeedback(first, false, null)).toBeNull();
  });
});
