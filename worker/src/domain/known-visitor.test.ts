import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { type Conversation, contactOf, leftContactOf, openConversation } from "./conversation.ts";
import {
  claimed,
  identified,
  isBarred,
  leadsOn,
  needsToken,
  openingKnown,
  type Person,
  type Standing,
  standingTo,
  verifiedAs,
} from "./known-visitor.ts";
import { captureLead, leadEvent } from "./lead-capture.ts";
import { IDLE_TIMEOUT_MS } from "./next-alarm.ts";

const NOW_MS = 1_000_000;
const PERSON_SESSION = `verified-person:${"a".repeat(43)}`;
const NOTHING = { name: null, email: null, phone: null, attributes: null };

function makeConversation(overrides: Partial<Conversation> = {}): Conversation {
  const opened = openConversation(makeOpening(), "01900000-0000-7000-8000-000000000001", NOW_MS);
  return { ...opened, lastSeq: 2, hasSpoken: true, ...overrides };
}

function makePerson(
  externalId: string,
  claims: Partial<Person["claims"]> = {},
  signedAtMs = NOW_MS,
): Person {
  return { externalId, claims: { ...NOTHING, ...claims }, signedAtMs };
}

const ADA = makePerson("ada", { name: "Ada", email: "ada@example.com" });
const BOB = makePerson("bob", { name: "Bob" });
const ofAda = identified(makeConversation(), ADA);

describe("a visit to a thread", () => {
  test.each<[string, string, Conversation | null, Person | null, boolean]>([
    ["of nobody, by nobody, is welcome", "session-1", makeConversation(), null, false],
    ["that is new is welcome", "session-1", null, null, false],
    ["of a person by them is welcome", PERSON_SESSION, ofAda, ADA, false],
    ["of a person who is new is welcome", PERSON_SESSION, null, ADA, false],
    ["of a person by another is refused", PERSON_SESSION, ofAda, BOB, true],
    ["of a person by nobody is refused", PERSON_SESSION, ofAda, null, true],
    ["that became a person's is refused without them", "session-1", ofAda, null, true],
    ["by a session that only a token leads to is refused", PERSON_SESSION, null, null, true],
    ["by one that looks a little like it is welcome", "verified-person:x", null, null, false],
  ])("%s", (_, sessionId, current, person, expected) => {
    expect(isBarred(sessionId, current, person)).toBe(expected);
  });
});

describe("a conversation becomes a person's", () => {
  test.each<[string, Partial<Conversation>, Standing]>([
    ["when something was said in it and it is nobody's", {}, "free"],
    ["not before anything was said", { lastSeq: 0 }, "other"],
    ["not once it has ended", { status: "completed" }, "other"],
    ["not where it is spam", { spam: { ...makeConversation().spam, isSpam: true } }, "other"],
    ["and stays theirs", { externalId: "ada" }, "own"],
    ["never another's", { externalId: "bob" }, "other"],
    ["not where a mail's link has led, which others may have", { isShared: true }, "shared"],
    ["and stays theirs where one leads later", { externalId: "ada", isShared: true }, "own"],
  ])("%s", (_, overrides, expected) => {
    expect(standingTo(makeConversation(overrides), ADA)).toBe(expected);
  });

  test("with what was signed, at a new revision, which Postgres follows", () => {
    const before = makeConversation();
    expect(ofAda).toMatchObject({
      externalId: "ada",
      revision: before.revision + 1,
      signedAtMs: NOW_MS,
      knownVisitor: { verified: ADA.claims, claimed: null },
    });
    expect(identified(ofAda, ADA)).toBe(ofAda);
  });

  test("without what was left earlier in the same browser, which may be somebody else's", () => {
    const contact = { name: "Bob", email: "bob@example.com", phone: null };
    const after = identified(makeConversation({ contact }), makePerson("ada"));
    expect(contactOf(after)).toEqual({ name: null, email: null, phone: null });
    const later = identified({ ...ofAda, contact }, makePerson("ada", { name: "A." }, NOW_MS + 1));
    expect(contactOf(later)).toMatchObject({ name: "A.", email: "bob@example.com" });
  });

  test("and of what is signed the newest holds, in whatever order it arrives", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 8 }),
        (times) => {
          const tokens = times.map((at) => makePerson("ada", { name: `Name ${at}` }, at));
          const after = tokens.reduce(identified, makeConversation());
          const newest = Math.max(...times);
          expect(after.knownVisitor?.verified?.name).toBe(`Name ${newest}`);
          expect(after.signedAtMs).toBe(newest);
        },
      ),
    );
  });
});

describe("where a capability leads", () => {
  const next = { id: "01900000-0000-7000-8000-000000000002" };

  test("an anonymous one leads on to what the thread goes on in", () => {
    expect(leadsOn(makeConversation(), makeConversation(next))).toBe(true);
  });

  test("one of a person's leads to its own conversation and none after it", () => {
    expect(leadsOn(ofAda, ofAda)).toBe(true);
    expect(leadsOn(ofAda, { ...ofAda, ...next })).toBe(false);
    expect(leadsOn(makeConversation(), { ...ofAda, ...next })).toBe(false);
  });

  test("a person's next conversation takes their token, and words to an open or resumed one do not", () => {
    const laterMs = NOW_MS + IDLE_TIMEOUT_MS + 1;
    expect(needsToken(ofAda, NOW_MS)).toBe(false);
    expect(needsToken(ofAda, laterMs)).toBe(true);
    expect(needsToken({ ...ofAda, status: "completed" }, NOW_MS)).toBe(true);
    expect(needsToken({ ...ofAda, status: "completed", isResumed: true }, NOW_MS)).toBe(false);
    expect(needsToken(makeConversation({ status: "completed" }), laterMs)).toBe(false);
  });
});

describe("what a page says", () => {
  const SAID = { ...NOTHING, name: "The Queen", email: "queen@example.com" };

  test("is kept as said, and is nobody's name or address", () => {
    const after = claimed(makeConversation(), SAID);
    expect(after.knownVisitor).toEqual({ verified: null, claimed: SAID });
    expect(after.externalId).toBeNull();
    expect(contactOf(after)).toEqual({ name: null, email: null, phone: null });
    expect(claimed(after, { ...SAID })).toBe(after);
  });

  test("is replaced by its next word, and not by nothing", () => {
    const after = claimed(makeConversation(), SAID);
    expect(claimed(after, { ...NOTHING, attributes: {} })).toBe(after);
    const next = claimed(after, { ...NOTHING, attributes: { plan: "pro" } });
    expect(next.knownVisitor?.claimed).toEqual({ ...NOTHING, attributes: { plan: "pro" } });
  });

  test("goes on with the thread's next conversation, as what is signed does not", () => {
    const before = claimed(ofAda, SAID);
    expect(openingKnown(before, { person: null, traits: null })).toEqual({
      externalId: null,
      signedAtMs: null,
      knownVisitor: { verified: null, claimed: SAID },
    });
    const older = makePerson("ada", { name: "Old name" }, NOW_MS - 1);
    expect(openingKnown(before, { person: older, traits: null })).toMatchObject({
      externalId: "ada",
      knownVisitor: { verified: { name: "Ada" }, claimed: SAID },
    });
  });
});

describe("how a person is reached", () => {
  const left = {
    name: null,
    email: null,
    phone: "+13125550143",
    handoffType: null,
    handoffDetails: null,
  };

  test("is what they left here, then what is signed, then what they left earlier", () => {
    const contact = { name: "A.", email: "old@example.com", phone: "+13125550100" };
    const before = { ...ofAda, contact };
    expect(contactOf(before)).toEqual({
      name: "Ada",
      email: "ada@example.com",
      phone: "+13125550100",
    });
    const after = captureLead(before, { ...left, email: "private@example.com" }, "lead-1", NOW_MS);
    expect(contactOf(after)).toEqual({
      name: "Ada",
      email: "private@example.com",
      phone: "+13125550143",
    });
    expect(leftContactOf(after)).toEqual({
      name: "A.",
      email: "private@example.com",
      phone: "+13125550143",
    });
  });

  test("a lead is told with what is signed where they left nothing", () => {
    const after = captureLead(ofAda, left, "lead-1", NOW_MS);
    if (!after.lead) throw new Error("no lead was captured");
    expect(leadEvent(after, after.lead)).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
      phone: "+13125550143",
    });
  });
});

test("whom the client's server has signed for is said in its words, and in nobody else's", () => {
  const claim = { ...NOTHING, name: "The Director", email: "director@example.com" };
  const called = (person: Person) =>
    verifiedAs(claimed(identified(makeConversation(), person), claim));
  expect(called(ADA)).toBe("Ada");
  expect(called(makePerson("ada", { email: "ada@example.com" }))).toBe("ada@example.com");
  expect(called(makePerson("ada"))).toBe("ada");
  expect(verifiedAs(claimed(makeConversation(), claim))).toBeNull();
});
