import { expect, test } from "vitest";
import { type Outgoing, withoutTold, withState } from "./outgoing.ts";
import { makeMessage } from "./test-talk.ts";

const reply = (clientMessageId: string, text: string): Outgoing => ({
  clientMessageId,
  text,
  afterSeq: 4,
  state: "sending",
  problem: null,
  isOffline: false,
});
const told = (message_text: string, seq = 5) =>
  makeMessage({ seq, message_type: "human", message_text });

test("a reply that is told of is on its way no more, though the answer to it is late", () => {
  const left = withoutTold([reply("a", "Hello"), reply("b", "Hello")], told("Hello"));
  expect(left.map(({ clientMessageId }) => clientMessageId)).toEqual(["b"]);
});

test("the same words from before it was written, from the visitor or from an agent are not it", () => {
  const outgoing = [reply("a", "Hello")];
  expect(withoutTold(outgoing, told("Hello", 4))).toBe(outgoing);
  expect(withoutTold(outgoing, { ...told("Hello"), message_type: "user" })).toBe(outgoing);
  expect(withoutTold(outgoing, { ...told("Hello"), is_from_agent: true })).toBe(outgoing);
});

test("a failed reply keeps its id, its place and its reason until it is tried again", () => {
  const failed = withState([reply("a", "1"), reply("b", "2")], "a", "failed", { problem: "No." });
  expect(failed[0]).toMatchObject({ clientMessageId: "a", state: "failed", problem: "No." });
  expect(withState(failed, "a", "sending")[0]).toMatchObject({ state: "sending", problem: null });
});
