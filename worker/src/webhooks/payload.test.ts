import { expect, test } from "vitest";
import { payloadOf, type StoredEvent } from "./payload.ts";

function makeEvent(row: object): StoredEvent {
  return {
    sequence: 1,
    eventType: "conversation.closed",
    clientId: 1,
    widgetId: 1,
    row: {
      id: "0195513f-1000-7000-8000-000000000000",
      widget_id: 1,
      status: "completed",
      outcome: null,
      visitor_name: "Ada",
      visitor_email: null,
      visitor_phone: null,
      page_url: null,
      referrer_url: null,
      lead_id: null,
      handoff_type: null,
      handover_phase: "bot",
      handover_reason: null,
      assigned_to: null,
      satisfaction_rating: null,
      message_count: 2,
      started_at: "2026-03-01T12:00:00+00:00",
      ended_at: null,
      duration_seconds: null,
      ...row,
    },
    before: null,
    occurredAtMs: Date.UTC(2026, 2, 1, 12),
  };
}

test("a receiver is told who was signed for, and nothing of what a page said", () => {
  const known_visitor = { verified: null, claimed: { name: "The Queen" } };
  const { data } = payloadOf(makeEvent({ visitor_external_id: "u-1", known_visitor }));
  expect(data).toMatchObject({ visitor_external_id: "u-1", is_verified: true });
  expect(JSON.stringify(data)).not.toContain("Queen");
});

test("what was signed is told beside what was typed", () => {
  const known_visitor = { verified: { name: "Ada Lovelace", email: "ada@shop.example" } };
  const { data } = payloadOf(makeEvent({ visitor_external_id: "u-1", known_visitor }));
  expect(data).toMatchObject({
    visitor_name: "Ada",
    verified_name: "Ada Lovelace",
    verified_email: "ada@shop.example",
  });
  expect(data).not.toHaveProperty("known_visitor");
});

test("a visitor for whom nobody has signed is not verified, also in events from before there was that", () => {
  for (const row of [{ visitor_external_id: null }, {}]) {
    const { data } = payloadOf(makeEvent(row));
    expect(data).toMatchObject({
      visitor_external_id: null,
      is_verified: false,
      verified_name: null,
    });
  }
});
