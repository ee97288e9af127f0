import { expect, test } from "vitest";
import { worstAnswer } from "./worst-answer.ts";

const entry = { id: 1, question: "Parking?", is_in_draft: true };
const answer = (id: string, confidence_score: number | null, was_helpful: boolean | null = null) =>
  ({ id, message_type: "bot", confidence_score, was_helpful, entry }) as const;

test("an answer that did not help comes first, the newest of them", () => {
  const messages = [answer("a", 0.9, false), answer("b", 0.8, false), answer("c", 0.1)];
  expect(worstAnswer(messages)?.id).toBe("b");
});

test("then the one that was least sure, and small talk is none", () => {
  const greeting = { ...answer("hello", null), entry: null };
  expect(worstAnswer([answer("a", 0.9), answer("b", 0.4), greeting])?.id).toBe("b");
});

test("what visitors say is no answer", () => {
  expect(worstAnswer([{ ...answer("a", 0.1), message_type: "user" }])).toBeUndefined();
});
