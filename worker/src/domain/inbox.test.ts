import { describe, expect, test } from "vitest";
import {
  CHECK_EVERY_MS,
  isAlive,
  isComplete,
  nextInboxAlarmMs,
  PRESENT_EVERY_MS,
  presenceOf,
  type Tab,
} from "./inbox.ts";

const [HERE, THERE] = [crypto.randomUUID(), crypto.randomUUID()];
const NOW_MS = 1_800_000_000_000;

function tabOf(overrides: Partial<Tab> = {}): Tab {
  const nothing = { viewing: null, viewedAtMs: 0, isTyping: false };
  return { userId: 1, name: "Jane", counts: true, ...nothing, ...overrides };
}

describe("of several tabs of a user", () => {
  test.each([
    [
      "the one that types tells, wherever the user looked last",
      [tabOf({ viewing: HERE, isTyping: true }), tabOf({ viewing: THERE, viewedAtMs: 9 })],
      { viewing: HERE, is_typing: true },
    ],
    [
      "the one last turned to tells",
      [tabOf({ viewing: HERE, viewedAtMs: 8 }), tabOf({ viewing: THERE, viewedAtMs: 9 })],
      { viewing: THERE, is_typing: false },
    ],
    [
      "one that shows a conversation tells before one that shows none",
      [tabOf({ viewing: HERE, viewedAtMs: 1 }), tabOf({ viewedAtMs: 9 })],
      { viewing: HERE, is_typing: false },
    ],
  ])("%s", (_, tabs, told) => {
    expect(presenceOf(tabs, () => true)).toEqual([
      { id: 1, name: "Jane", is_available: true, ...told },
    ]);
    expect(presenceOf(tabs.toReversed(), () => true)).toMatchObject([told]);
  });
});

test("nobody is available who is away, or whose presence does not count", () => {
  const tabs = [tabOf(), tabOf({ userId: 2, name: "Kim" }), tabOf({ userId: 3, counts: false })];
  const available = presenceOf(tabs, (id) => id !== 1).filter((user) => user.is_available);
  expect(available.map(({ id }) => id)).toEqual([2]);
});

test.each([
  ["all that there ever was", 0, { lastSeq: 9, goneThrough: 0 }, true],
  ["just what is kept", 4, { lastSeq: 9, goneThrough: 4 }, true],
  ["one that is gone", 3, { lastSeq: 9, goneThrough: 4 }, false],
  ["nothing", 9, { lastSeq: 9, goneThrough: 9 }, true],
  ["what another Inbox counted", 10, { lastSeq: 9, goneThrough: 0 }, false],
])("whoever missed %s is told rightly whether it is whole", (_, afterSeq, reach, expected) => {
  expect(isComplete(reach, afterSeq)).toBe(expected);
});

test("a socket that has pinged is there for two minutes more; one that never did, until it closes", () => {
  expect(isAlive(NOW_MS - 119_000, NOW_MS)).toBe(true);
  expect(isAlive(NOW_MS - 120_000, NOW_MS)).toBe(false);
  expect(isAlive(null, NOW_MS)).toBe(true);
});

test("an Inbox wakes by itself only while there is something to do", () => {
  const idle = { hasSockets: false, hasClaimer: false, pruneAtMs: null };
  expect(nextInboxAlarmMs(idle, NOW_MS)).toBeNull();
  expect(nextInboxAlarmMs({ ...idle, hasSockets: true }, NOW_MS)).toBe(NOW_MS + CHECK_EVERY_MS);
  const claiming = { hasSockets: true, hasClaimer: true, pruneAtMs: NOW_MS + 1 };
  expect(nextInboxAlarmMs(claiming, NOW_MS)).toBe(NOW_MS + PRESENT_EVERY_MS);
  // What should have been pruned long ago does not make it ring again and again.
  expect(nextInboxAlarmMs({ ...idle, pruneAtMs: 0 }, NOW_MS)).toBe(NOW_MS + PRESENT_EVERY_MS);
});
