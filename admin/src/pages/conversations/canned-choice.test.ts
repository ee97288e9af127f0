import { expect, test } from "vitest";
import { matching, wordAfterSlash } from "./canned-choice.ts";

const reply = (id: number, shortcut: string, text: string) => ({
  id,
  shortcut,
  text,
  client_id: 1,
  updated_at: "2026-11-28T12:00:00Z",
});

test("a slash at the very beginning opens the list, and a blank closes it", () => {
  expect(wordAfterSlash("/")).toBe("");
  expect(wordAfterSlash("/hou")).toBe("hou");
  expect(wordAfterSlash("/hours are")).toBeNull();
  expect(wordAfterSlash("either/or")).toBeNull();
  expect(wordAfterSlash("//")).toBeNull();
});

test("shortcuts that begin with the word come before texts that have it", () => {
  const replies = [
    reply(1, "bye", "Our hours are over"),
    reply(2, "hours", "We open at 8"),
    reply(3, "x", "None"),
  ];
  expect(matching(replies, "HOU").map(({ id }) => id)).toEqual([2, 1]);
  expect(matching(replies, "")).toHaveLength(3);
});
