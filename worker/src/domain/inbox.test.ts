import { describe, expect, test } from "vitest";
import type { ConversationSummary } from "../../../contracts/admin/conversations.ts";
import {
  CHECK_EVERY_MS,
  isAlive,
  isComplete,
  nextInboxAlarmMs,
  PRESENT_EVERY_MS,
  presenceOf,
  type Tab,
  withNews,
  withStored,
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

function rowOf(overrides: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: HERE,
    widget_id: 1,
    widget_name: "Front door",
    client_id: 1,
    client_name: "Clinic",
    client_timezone: "UTC",
    visitor_name: null,
    visitor_email: null,
    is_verified: false,
    verified_as: null,
    status: "active",
    is_spam: false,
    lead_captured: false,
    lead_id: null,
    message_count: 2,
    satisfaction_rating: null,
    last_message: null,
    last_message_at: null,
    started_at: "2026-01-01T08:00:00.000Z",
    handover_phase: "bot",
    waiting_since: null,
    claimed_by: null,
    claimer_name: null,
    assigned_to: null,
    assignee_name: null,
    ...overrides,
  };
}

describe("what is known of a conversation", () => {
  const claimed = rowOf({ handover_phase: "claimed", claimed_by: 1, claimer_name: "Jane" });

  test("is not taken back by older news that come late", () => {
    const known = { summary: claimed, order: 5 };
    const late = { summary: rowOf({ handover_phase: "waiting" }), order: 4 };
    expect(withNews(known, late)).toEqual(known);
    expect(withNews(known, { summary: rowOf(), order: 6 })).toEqual({ summary: rowOf(), order: 6 });
  });

  test.each([
    ["nobody is to look after", {}, { assigned_to: 1, assignee_name: "Jane" }],
    [
      "somebody is to look after",
      { assigned_to: 2, assignee_name: "Kim" },
      { assigned_to: 2, assignee_name: "Kim" },
    ],
    [
      "was taken from its claimer meanwhile",
      { claimed_by: 1 },
      { assigned_to: null, assignee_name: null },
    ],
  ])("whoever claims one that %s is its assignee where none was", (_, known, expected) => {
    const news = { summary: claimed, order: 2 };
    expect(withNews({ summary: rowOf(known), order: 1 }, news).summary).toMatchObject(expected);
  });

  test("keeps its assignee when Postgres' row has not heard of the claim yet", () => {
    const known = { ...claimed, assigned_to: 1, assignee_name: "Jane" };
    expect(withStored(known, rowOf({ is_spam: true })).assigned_to).toBe(1);
    expect(withStored(known, rowOf({ claimed_by: 1 })).assigned_to).toBeNull();
  });
});
