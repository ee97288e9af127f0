import { expect, test } from "vitest";
import { NOTHING_YET, stateAfter } from "./state.ts";

test("an open panel has nothing unread, and a widget that is gone has nothing at all", () => {
  const ready = stateAfter(NOTHING_YET, "ready", undefined);
  const waiting = stateAfter(ready, "unread", 2);
  expect(waiting).toEqual({ isReady: true, isOpen: false, unread: 2 });
  const open = stateAfter(waiting, "open", undefined);
  expect(open).toEqual({ isReady: true, isOpen: true, unread: 0 });
  expect(stateAfter(open, "destroy", undefined)).toBe(NOTHING_YET);
});

test("what changes nothing gives the same object, so that nothing is drawn anew", () => {
  expect(stateAfter(NOTHING_YET, "message", { type: "bot", text: "hello" })).toBe(NOTHING_YET);
});
