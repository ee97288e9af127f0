import { describe, expect, test } from "vitest";
import type { StoredMessage } from "./message.ts";
import { turnsIn } from "./message-turns.ts";

let seq = 0;

function makeMessage(overrides: Partial<StoredMessage>): StoredMessage {
  seq += 1;
  return {
    id: `m${seq}`,
    conversationId: "c1",
    seq,
    type: "bot",
    text: "",
    senderName: null,
    createdAtMs: seq,
    clientMessageId: null,
    knowledgeEntryId: null,
    confidence: null,
    responseTimeMs: null,
    sources: [],
    suggestions: [],
    action: "none",
    metadata: {},
    feedback: null,
    ...overrides,
  };
}

const asks = (text: string) => makeMessage({ type: "user", text });
const answers = (overrides: Partial<StoredMessage> = {}) => makeMessage(overrides);

describe("the turns of a conversation", () => {
  test("are what was asked and which entry answered, oldest first", () => {
    const messages = [asks("hours?"), answers({ knowledgeEntryId: 5 }), asks("botox?"), answers()];
    expect(turnsIn(messages)).toEqual([
      { text: "hours?", entryId: 5 },
      { text: "botox?", entryId: null },
    ]);
  });

  test("leave out small talk, what a person wrote, and an answer whose question is not at hand", () => {
    const messages = [
      answers({ knowledgeEntryId: 9 }),
      asks("hi"),
      answers({ metadata: { answered_by: "small_talk" } }),
      asks("are you there?"),
      makeMessage({ type: "human", text: "Yes, this is Kim." }),
    ];
    expect(turnsIn(messages)).toEqual([]);
  });

  test("are two where a message asked two things", () => {
    const several = [
      { text: "hours", query: "hours", entry_id: 5, confidence: 0.9 },
      { text: "parking", query: "parking", entry_id: 7, confidence: 0.9 },
    ];
    const messages = [
      asks("hours and parking"),
      answers({ knowledgeEntryId: 5, metadata: { answers: several } }),
    ];
    expect(turnsIn(messages)).toEqual([
      { text: "hours", entryId: 5 },
      { text: "parking", entryId: 7 },
    ]);
  });

  test.each([null, 7, "x", {}, [], [null], [{ text: 1, entry_id: 2 }], [{ text: "x" }]])(
    "metadata of another shape (%j) falls back on the message itself",
    (several) => {
      const bot = answers({ knowledgeEntryId: 5, metadata: { answers: several } });
      expect(turnsIn([asks("hours"), bot])).toEqual([{ text: "hours", entryId: 5 }]);
    },
  );
});
