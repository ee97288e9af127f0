import { expect, test } from "vitest";
import type { InboxEvent } from "../../../contracts/inbox-frames.ts";
import { makeMessage, makeSummary } from "../pages/conversations/test-talk.ts";
import { type Attention, attentionAfter, attentionCountOf, NO_ATTENTION } from "./attention.ts";

const ME = 7;
const { id } = makeSummary();
const away = { userId: ME, isLookedAt: () => false };

const summary = (part: Parameters<typeof makeSummary>[0]): InboxEvent => ({
  type: "conversation",
  summary: makeSummary(part),
});
const said = (message_type: "user" | "human"): InboxEvent => ({
  type: "message",
  conversation_id: id,
  widget_id: 1,
  message: makeMessage({ message_type }),
});

const after = (events: readonly InboxEvent[], watcher = away): Attention =>
  events.reduce((state, event) => attentionAfter(state, event, watcher), NO_ATTENTION);

test("a visitor's words in one's own conversation want one, until they are looked at", () => {
  const mine = summary({ claimed_by: ME });
  expect(after([mine, said("user")]).unseen.has(id)).toBe(true);
  expect(after([mine, said("human")]).unseen.size).toBe(0);
  const looking = { userId: ME, isLookedAt: () => true };
  expect(after([mine, said("user")], looking).unseen.size).toBe(0);
});

test("a conversation that somebody hands to one wants one, unless it is being looked at", () => {
  const handed: InboxEvent = {
    type: "message",
    conversation_id: id,
    widget_id: 1,
    message: makeMessage({ message_type: "system", event: "transferred" }),
  };
  const toMe = summary({ claimed_by: ME });
  expect(after([handed, toMe]).unseen.has(id)).toBe(true);
  expect(after([handed, summary({ claimed_by: 8 }), toMe]).unseen.size).toBe(0);
  expect(after([toMe]).unseen.size).toBe(0);
  expect(after([handed, toMe], { userId: ME, isLookedAt: () => true }).unseen.size).toBe(0);
});

test("what others answer, or is handed on, wants nothing of one", () => {
  expect(after([summary({ claimed_by: 8 }), said("user")]).unseen.size).toBe(0);
  const handedOn = after([
    summary({ assigned_to: ME }),
    said("user"),
    summary({ claimed_by: 8, assigned_to: null }),
  ]);
  expect(handedOn.unseen.size).toBe(0);
});

test("one that waits and is one's own counts once", () => {
  const unseen = after([summary({ assigned_to: ME }), said("user")]);
  expect(attentionCountOf([{ id }, { id: "other" }], unseen)).toBe(2);
});
