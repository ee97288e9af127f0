import { expect, test } from "vitest";
import type { InboxEvent, InboxFrame } from "../../../contracts/inbox-frames.ts";
import { EMPTY_INBOX, type InboxState, takeFrame } from "./inbox-state.ts";

const ID = "0190b0a0-0000-7000-8000-000000000001";
const deleted: InboxEvent = { type: "deleted", conversation_id: ID };
const event = (seq: number): InboxFrame => ({ type: "event", seq, event: deleted });

function play(frames: readonly InboxFrame[], first: InboxState = EMPTY_INBOX) {
  let state = first;
  const told: number[] = [];
  for (const frame of frames) {
    const step = takeFrame(state, frame);
    state = step.state;
    if (step.event && frame.type === "event") told.push(frame.seq);
  }
  return { state, told };
}

test("an event is told once and in order, whatever comes again or late", () => {
  const { told, state } = play([event(5), event(6), event(5), event(6), event(4), event(8)]);
  expect(told).toEqual([5, 6, 8]);
  expect(state.lastSeq).toBe(8);
});

test("a page that has just read its lists begins where the Inbox says it stands", () => {
  const resumed: InboxFrame = { type: "resumed", last_seq: 40, is_complete: true };
  expect(play([resumed, event(40), event(41)]).told).toEqual([41]);
});

test("an Inbox that began anew is heard, and what is shown must be read anew", () => {
  const before = { ...EMPTY_INBOX, lastSeq: 900 };
  const step = takeFrame(before, { type: "resumed", last_seq: 3, is_complete: false });
  expect(step.isIncomplete).toBe(true);
  expect(takeFrame(step.state, event(4)).event).not.toBeNull();
});

test("whoever has sent what they were typing is typing no more", () => {
  const typing: InboxFrame = { type: "typing", conversation_id: ID, is_typing: true };
  const message = {
    id: ID,
    seq: 3,
    message_type: "user" as const,
    message_text: "Hello",
    sender_name: null,
    confidence_score: null,
    response_time_ms: null,
    was_helpful: null,
    feedback_text: null,
    is_from_agent: false,
    event: null,
    entry: null,
    created_at: "2026-11-28T12:00:00Z",
  };
  const said: InboxFrame = {
    type: "event",
    seq: 1,
    event: { type: "message", conversation_id: ID, widget_id: 1, message },
  };
  expect(play([typing]).state.typing[ID]).toBe(true);
  expect(play([typing, said]).state.typing[ID]).toBe(false);
});

test("what a visitor has read is never read less", () => {
  const read = (seq: number): InboxFrame => ({ type: "read", conversation_id: ID, seq });
  expect(play([read(7), read(3)]).state.read[ID]).toBe(7);
});
