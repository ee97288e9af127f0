import { expect, test } from "vitest";
import { parseMessage } from "./messages.ts";

const config = { widget_key: "wtfu_0", bot_name: "Robin" };

test("a config is taken, and whether the panel stands open", () => {
  expect(parseMessage({ type: "config", config, open: true })).toEqual({
    type: "config",
    config,
    open: true,
  });
  expect(parseMessage({ type: "config", config })).toMatchObject({ open: false });
});

test("an answer is taken; one without words is none", () => {
  const answer = { response: "Yes.", confidence: 1, sources: [], suggestions: [], action: "none" };
  expect(parseMessage({ type: "answer", id: 3, answer })).toEqual({
    type: "answer",
    id: 3,
    answer,
  });
  expect(parseMessage({ type: "answer", id: 3, answer: null })).toMatchObject({ answer: null });
});

test.each([
  null,
  7,
  "config",
  [],
  {},
  { type: "config" },
  { type: "config", config: {} },
  { type: "answer" },
])("%j is nothing that the dashboard says", (data) => expect(parseMessage(data)).toBeNull());
