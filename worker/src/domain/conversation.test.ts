import { describe, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import {
  acceptDisclaimer,
  type Conversation,
  complete,
  conversationEvent,
  forgetAtMs,
  openConversation,
  rate,
  settleIdle,
} from "./conversation.ts";
import { captureLead, leadEvent } from "./lead-capture.ts";
import { IDLE_TIMEOUT_MS } from "./next-alarm.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const JANE = { name: "Jane", email: "jane@example.com", phone: null };
const NO_HANDOFF = { handoffType: null, handoffDetails: null };

function makeConversation(overrides: Partial<Conversation> = {}): Conversation {
  const opened = openConversation(
    makeOpening({
      pageUrl: "https://clinic.example/?utm_source=news&utm_campaign=may&ref=x",
      retentionDays: 365,
    }),
    "01900000-0000-7000-8000-000000000001",
    1_000,
  );
  return { ...opened, ...overrides };
}

describe("a conversation that goes quiet", () => {
  test("is open until thirty minutes have passed without a visitor's message", () => {
    const conversation = makeConversation();
    expect(settleIdle(conversation, 1_000 + IDLE_TIMEOUT_MS - 1)).toBe(conversation);
  });

  test("ends as abandoned at that moment, however late the alarm rings", () => {
    const ended = settleIdle(makeConversation(), 1_000 + IDLE_TIMEOUT_MS + DAY_MS);
    expect(ended).toMatchObject({
      status: "abandoned",
      endedAtMs: 1_000 + IDLE_TIMEOUT_MS,
      revision: 2,
    });
  });

  test("and that a user answers is open until nothing was heard of them for as long either", () => {
    const claim = { phase: "claimed", user: { id: 1, name: "Jane" } } as const;
    const signs = { lastSignAtMs: 60_000, lastActAtMs: 60_000, unansweredSinceMs: null };
    const claimed = makeConversation({ handover: { ...claim, ...signs } });
    expect(settleIdle(claimed, 60_000 + IDLE_TIMEOUT_MS - 1)).toBe(claimed);
    expect(settleIdle(claimed, 60_000 + IDLE_TIMEOUT_MS).status).toBe("abandoned");
  });

  test("does not end twice", () => {
    const ended = settleIdle(makeConversation(), DAY_MS);
    expect(settleIdle(ended, 2 * DAY_MS)).toBe(ended);
  });
});

describe("ending and rating", () => {
  test("the visitor's end completes it once", () => {
    const ended = complete(makeConversation(), 5_000);
    expect(ended).toMatchObject({ status: "completed", endedAtMs: 5_000, revision: 2 });
    expect(complete(ended, 9_000)).toBe(ended);
  });

  test("the same rating again owes nothing, another one does", () => {
    const rated = rate(makeConversation(), 4);
    expect(rate(rated, 4)).toBe(rated);
    expect(rate(rated, 5)).toMatchObject({ rating: 5, revision: 3 });
  });
});

describe("capturing a lead", () => {
  test("completes the conversation and makes one lead", () => {
    const after = captureLead(makeConversation(), { ...JANE, ...NO_HANDOFF }, "lead-1", 5_000);
    expect(after).toMatchObject({ status: "completed", endedAtMs: 5_000 });
    expect(after.lead).toEqual({ ...JANE, id: "lead-1", revision: 1, capturedAtMs: 5_000 });
  });

  test("a second capture adds to the same lead and takes nothing away", () => {
    const first = captureLead(makeConversation(), { ...JANE, ...NO_HANDOFF }, "lead-1", 5_000);
    const more = { name: null, email: null, phone: "+1 312 555 0143", ...NO_HANDOFF };
    const second = captureLead(first, more, "lead-2", 6_000);
    expect(second.lead).toMatchObject({ ...JANE, id: "lead-1", phone: more.phone, revision: 2 });
    expect(second.endedAtMs).toBe(5_000);
  });

  test("the very same again changes nothing", () => {
    const first = captureLead(makeConversation(), { ...JANE, ...NO_HANDOFF }, "lead-1", 5_000);
    expect(captureLead(first, { ...JANE, ...NO_HANDOFF }, "lead-2", 6_000)).toBe(first);
  });

  test("the same hand-over again changes nothing, another one does", () => {
    const handoff = { handoffType: "email" as const, handoffDetails: { topic: "billing" } };
    const first = captureLead(makeConversation(), { ...JANE, ...handoff }, "lead-1", 5_000);
    const again = { ...JANE, handoffType: "email" as const, handoffDetails: { topic: "billing" } };
    expect(captureLead(first, again, "lead-2", 6_000)).toBe(first);
    const other = { ...JANE, handoffType: null, handoffDetails: { topic: "a visit" } };
    expect(captureLead(first, other, "lead-2", 6_000).handoffDetails).toEqual({ topic: "a visit" });
  });

  test("brings back one that had been given up as abandoned", () => {
    const abandoned = settleIdle(makeConversation(), DAY_MS);
    const after = captureLead(abandoned, { ...JANE, ...NO_HANDOFF }, "lead-1", DAY_MS);
    expect(after).toMatchObject({ status: "completed", endedAtMs: DAY_MS });
  });

  test("the lead knows the campaign that brought the visitor, and only that of the address", () => {
    const after = captureLead(makeConversation(), { ...JANE, ...NO_HANDOFF }, "lead-1", 5_000);
    if (!after.lead) throw new Error("the capture made no lead");
    expect(leadEvent(after, after.lead).utm).toEqual({ utm_source: "news", utm_campaign: "may" });
    expect(conversationEvent(after)).toMatchObject({ leadId: "lead-1", visitorName: "Jane" });
  });
});

test("accepting the disclaimer is remembered and is no revision of the row", () => {
  const accepted = acceptDisclaimer(makeConversation(), "2026-01");
  expect(accepted).toMatchObject({ acceptedDisclaimer: "2026-01", revision: 1 });
});

describe("how long the object keeps it", () => {
  test("for ever while it is open", () => {
    expect(forgetAtMs(makeConversation())).toBeNull();
  });

  test("thirty days after its end at most, sooner where the widget keeps less", () => {
    const ended = { status: "completed", endedAtMs: 0 } as const;
    expect(forgetAtMs(makeConversation({ ...ended, retentionDays: 365 }))).toBe(30 * DAY_MS);
    expect(forgetAtMs(makeConversation({ ...ended, retentionDays: 7 }))).toBe(7 * DAY_MS);
  });
});
