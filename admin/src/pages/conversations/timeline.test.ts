import { expect, test } from "vitest";
import { makeMessage } from "./test-talk.ts";
import { timeline } from "./timeline.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 28, 12, 0, second)).toISOString();
const note = (id: number, second: number) => ({
  id,
  user_id: 7,
  user_name: "Dana",
  text: "Known customer",
  created_at: at(second),
});
const messages = [makeMessage({ seq: 10 }), makeMessage({ seq: 20 })];
const keys = (notes: ReturnType<typeof note>[], isWhole: boolean) =>
  timeline(messages, notes, isWhole).map(({ key }) => key);

test("notes stand where they were written, between the messages and after them", () => {
  const [first, second] = messages.map(({ id }) => id);
  expect(keys([note(1, 15), note(2, 30)], true)).toEqual([first, "note-1", second, "note-2"]);
});

test("a note from before the first message that is shown comes with the earlier messages", () => {
  expect(keys([note(1, 5)], false)).not.toContain("note-1");
  expect(keys([note(1, 5)], true)[0]).toBe("note-1");
});
