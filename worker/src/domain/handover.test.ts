import { describe, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { replied, showPresence, showSign, waitForClaimer } from "./claimer-signs.ts";
import { type Conversation, complete, openConversation } from "./conversation.ts";
import {
  askForPerson,
  beginReply,
  claim,
  close,
  handoverDueAtMs,
  type Refused,
  release,
  reopen,
  type Step,
  settle,
  settleHandover,
  transfer,
} from "./handover.ts";
import { captureLead } from "./lead-capture.ts";
import { IDLE_TIMEOUT_MS } from "./next-alarm.ts";
import { UNKNOWN_WIDGET } from "./widget-facts.ts";

const JANE = { id: 1, name: "Jane" };
const BOB = { id: 2, name: "Bob" };
const AWAY_MS = 300_000;
const WAIT_MS = 180_000;
const PRESENT = { reason: "asked", outlook: "present", offlineMessage: "" } as const;

function makeConversation(overrides: Partial<Conversation> = {}): Conversation {
  const widget = { ...UNKNOWN_WIDGET, awayMs: AWAY_MS, waitMs: WAIT_MS };
  return {
    ...openConversation(makeOpening({ widget }), "c1", 1_000),
    hasSpoken: true,
    ...overrides,
  };
}

function taken(step: Step | Refused): Step {
  if ("refused" in step) throw new Error(`refused: ${step.reason}`);
  return step;
}

const claimed = (by = JANE, on = makeConversation(), atMs = 2_000) =>
  taken(claim(on, by, atMs)).conversation;

describe("a claim", () => {
  test.each([
    ["the bot's", makeConversation()],
    ["one that waits", askForPerson(makeConversation(), PRESENT, 1_500).conversation],
    ["the agent's", makeConversation({ handover: { phase: "agent", name: "Max" } })],
  ])("takes over %s", (_whose, before) => {
    const { conversation, words } = taken(claim(before, JANE, 2_000));
    expect(conversation).toMatchObject({
      handover: { phase: "claimed", user: JANE },
      claimedAtMs: 2_000,
      handoffType: "human",
    });
    expect(conversation.revision).toBeGreaterThan(before.revision);
    expect(words).toEqual([
      { event: "joined", text: "Jane joined.", action: "none", name: "Jane" },
    ]);
  });

  test("by the same user again changes nothing, by another is refused with the name in the way", () => {
    const before = claimed();
    expect(claim(before, JANE, 3_000)).toEqual({ conversation: before, words: [] });
    const refused = { refused: "conflict", reason: "claimed_by_other", name: "Jane" };
    expect(claim(before, BOB, 3_000)).toEqual(refused);
    expect(release(before, BOB)).toEqual(refused);
    expect(transfer(before, BOB, BOB, 3_000)).toEqual(refused);
    expect(beginReply(before, BOB, 3_000)).toEqual(refused);
    expect(close(before, BOB, "resolved", 3_000)).toEqual(refused);
  });

  test("is needed for a reply, a release and a transfer", () => {
    const refused = { refused: "conflict", reason: "not_claimed" };
    const before = makeConversation();
    expect(beginReply(before, JANE, 3_000)).toEqual(refused);
    expect(release(before, JANE)).toEqual(refused);
    expect(transfer(before, JANE, BOB, 3_000)).toEqual(refused);
  });

  test("ends with the release, and moves with a transfer", () => {
    const left = taken(release(claimed(), JANE));
    expect(left.conversation.handover).toEqual({ phase: "bot" });
    expect(left.words[0]).toMatchObject({ event: "left", name: "Jane" });
    const moved = taken(transfer(claimed(), JANE, BOB, 3_000));
    expect(moved.conversation.handover).toMatchObject({ phase: "claimed", user: BOB });
    expect(moved.words[0]).toMatchObject({
      event: "transferred",
      text: "Jane handed over to Bob.",
      name: "Jane",
      to: "Bob",
    });
  });

  test("is told in the widget's language", () => {
    const widget = { ...UNKNOWN_WIDGET, locale: "es-MX" };
    const { words } = taken(claim(makeConversation({ widget }), JANE, 2_000));
    expect(words[0]?.text).toBe("Jane se ha unido a la conversación.");
  });

  test("a name that looks like a placeholder or a pattern is told as it is", () => {
    const { words } = taken(claim(makeConversation(), { id: 3, name: "$& {to}" }, 2_000));
    expect(words[0]?.text).toContain("$&");
  });
});

describe("the end", () => {
  test("by a user has an outcome, and the same again changes nothing", () => {
    const { conversation, words } = taken(close(claimed(), JANE, "resolved", 5_000));
    expect(conversation).toMatchObject({
      status: "completed",
      endedAtMs: 5_000,
      outcome: "resolved",
      handover: { phase: "bot" },
    });
    expect(words[0]).toMatchObject({ event: "closed", name: "Jane" });
    expect(taken(close(conversation, JANE, "resolved", 6_000)).conversation).toBe(conversation);
    expect(close(conversation, JANE, "follow_up", 6_000)).toMatchObject({ reason: "ended" });
    expect(claim(conversation, JANE, 6_000)).toMatchObject({ reason: "ended" });
  });

  test("by the visitor ends the claim; opened again, it is the bot's, and has no outcome", () => {
    const ended = complete(claimed(), 5_000);
    expect(ended).toMatchObject({ handover: { phase: "bot" } });
    const again = reopen({ ...ended, outcome: "resolved", isResumed: true }, null, 90_000);
    expect(again).toMatchObject({
      status: "active",
      endedAtMs: null,
      openedAtMs: 90_000,
      handover: { phase: "bot" },
      outcome: null,
      isResumed: false,
    });
  });

  test("a reply to what has ended opens and claims it", () => {
    const step = taken(beginReply(complete(makeConversation(), 5_000), BOB, 9_000));
    expect(step.conversation).toMatchObject({
      status: "active",
      handover: { phase: "claimed", user: BOB },
    });
    expect(step.words[0]).toMatchObject({ event: "joined", name: "Bob" });
  });
});

describe("a wish for a person", () => {
  test("waits where somebody is there, once", () => {
    const { conversation, words } = askForPerson(makeConversation(), PRESENT, 2_000);
    expect(conversation).toMatchObject({
      handover: { phase: "waiting", sinceMs: 2_000, overAtMs: 2_000 + WAIT_MS },
      handoverReason: "asked",
      handoffType: "human",
    });
    expect(words.map(({ event }) => event)).toEqual(["waiting"]);
    expect(askForPerson(conversation, PRESENT, 3_000)).toEqual({ conversation, words: [] });
  });

  test("with nobody there is told so, with the lead form where the widget has one", () => {
    const nobody = { ...PRESENT, outlook: "nobody" } as const;
    const { conversation, words } = askForPerson(makeConversation(), nobody, 2_000);
    expect(conversation.handover).toEqual({ phase: "bot" });
    expect(words[0]).toMatchObject({ event: "offline", action: "capture_lead" });
    const widget = { ...UNKNOWN_WIDGET, canCapture: false };
    const without = askForPerson(makeConversation({ widget }), nobody, 2_000);
    expect(without.words[0]?.action).toBe("none");
  });

  test("outside the hours is told in the widget's own words", () => {
    const closed = { ...PRESENT, outlook: "closed", offlineMessage: "Back on Monday." } as const;
    const { words } = askForPerson(makeConversation(), closed, 2_000);
    expect(words[0]).toMatchObject({ event: "offline", text: "Back on Monday." });
  });

  test("does not offer the form to a visitor who has filled it in", () => {
    const capture = { name: "Jo", email: "jo@example.com", phone: null };
    const waiting = askForPerson(makeConversation(), PRESENT, 2_000).conversation;
    const before = captureLead(
      waiting,
      { ...capture, handoffType: "email", handoffDetails: null },
      "lead-1",
      3_000,
    );
    expect(before).toMatchObject({ status: "active", handoffType: "human" });
    const { words } = settleHandover(before, 2_000 + WAIT_MS);
    expect(words[0]).toMatchObject({ event: "wait_over", action: "none" });
  });

  test("that nobody comes to is told so once, and goes on waiting", () => {
    const before = askForPerson(makeConversation(), PRESENT, 2_000).conversation;
    expect(settleHandover(before, 2_000 + WAIT_MS - 1).conversation).toBe(before);
    const { conversation, words } = settleHandover(before, 2_000 + WAIT_MS);
    expect(words[0]).toMatchObject({ event: "wait_over", action: "capture_lead" });
    expect(conversation.handover.phase).toBe("waiting");
    expect(handoverDueAtMs(conversation)).toBeNull();
  });
});

describe("a user who is away", () => {
  test("has left once the visitor waits and nothing was heard of them for the widget's time", () => {
    const before = claimed();
    expect(handoverDueAtMs(before)).toBe(2_000 + AWAY_MS);
    const { conversation, words } = settleHandover(before, 2_000 + AWAY_MS);
    expect(conversation.handover).toEqual({ phase: "bot" });
    expect(words[0]).toMatchObject({ event: "away", action: "capture_lead", name: "Jane" });
  });

  test("may take any time while the visitor's last words are answered", () => {
    const before = replied(claimed(), 10_000);
    expect(handoverDueAtMs(before)).toBeNull();
  });

  test("has the whole time from the first of the visitor's words that are unanswered", () => {
    const asked = waitForClaimer(replied(claimed(), 10_000), 10_000 + 2 * AWAY_MS);
    expect(handoverDueAtMs(asked)).toBe(10_000 + 3 * AWAY_MS);
    expect(waitForClaimer(asked, 10_000 + 2.5 * AWAY_MS)).toBe(asked);
    expect(handoverDueAtMs(replied(asked, 11_000 + 2 * AWAY_MS))).toBeNull();
  });

  test("is told so when the conversation ends while the visitor waits, and not when nobody does", () => {
    const slow = { ...UNKNOWN_WIDGET, awayMs: 2 * IDLE_TIMEOUT_MS };
    const before = claimed(JANE, makeConversation({ widget: slow }));
    const { conversation, words } = settle(before, 2_000 + IDLE_TIMEOUT_MS);
    expect(conversation.status).toBe("abandoned");
    expect(words.map(({ event }) => event)).toEqual(["away"]);
    const answered = settle(replied(before, 3_000), 3_000 + IDLE_TIMEOUT_MS);
    expect(answered).toMatchObject({ conversation: { status: "abandoned" }, words: [] });
  });

  test("may not be told by a page that was left open", () => {
    let before = claimed();
    for (let atMs = 2_000; atMs < 2_000 + 10 * AWAY_MS; atMs += 60_000) {
      before = showPresence(before, JANE.id, atMs);
    }
    expect(handoverDueAtMs(before)).toBe(2_000 + 3 * AWAY_MS + AWAY_MS);
    const back = showSign(before, JANE.id, 2_000 + 3 * AWAY_MS);
    expect(showPresence(back, JANE.id, 2_000 + 5 * AWAY_MS)).not.toBe(back);
  });

  test("is not, as long as there are signs of life; those of others do not count", () => {
    const before = claimed();
    const signed = showSign(before, JANE.id, 100_000);
    expect(handoverDueAtMs(signed)).toBe(100_000 + AWAY_MS);
    expect(signed.revision).toBe(before.revision);
    expect(showSign(before, BOB.id, 100_000)).toBe(before);
  });
});
