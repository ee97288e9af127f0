import { expect, test, vi } from "vitest";
import { listenerGroup, tellListeners } from "./listeners.ts";

const [ONE, OTHER] = ["wtfu_1", "wtfu_2"];

test("a listener hears of its own widget alone, and one without a key of all", () => {
  const [ofOne, ofAll] = [vi.fn(), vi.fn()];
  const [group, all] = [listenerGroup(ONE), listenerGroup(undefined)];
  group.add("unread", ofOne, false);
  all.add("unread", ofAll, false);
  tellListeners(ONE, "unread", 1);
  tellListeners(OTHER, "unread", 2);
  expect(ofOne.mock.calls).toEqual([[1]]);
  expect(ofAll.mock.calls).toEqual([[1], [2]]);
  group.remove();
  all.remove();
});

test("once is once, also when the listener causes the same event again", () => {
  const heard: number[] = [];
  const group = listenerGroup(ONE);
  const listener = (count: number) => {
    heard.push(count);
    if (count < 3) tellListeners(ONE, "unread", count + 1);
  };
  group.add("unread", listener, true);
  tellListeners(ONE, "unread", 1);
  expect(heard).toEqual([1]);
});

test("a group takes its own away, and no others'", () => {
  const [mine, theirs] = [vi.fn(), vi.fn()];
  const [group, other] = [listenerGroup(ONE), listenerGroup(ONE)];
  group.add("open", mine, false);
  group.add("close", mine, false);
  other.add("open", theirs, false);
  group.remove("open");
  tellListeners(ONE, "open", undefined);
  tellListeners(ONE, "close", undefined);
  expect([mine.mock.calls.length, theirs.mock.calls.length]).toEqual([1, 1]);
  group.remove();
  tellListeners(ONE, "close", undefined);
  expect(mine).toHaveBeenCalledTimes(1);
  other.remove();
});
