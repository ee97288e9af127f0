import { describe, expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { makeSnapshot } from "../../test/make-snapshot.ts";
import { type Conversation, openConversation } from "./conversation.ts";
import type { Reply, StoredMessage } from "./message.ts";
import { answerTurn, type Prepared, type Said, type Turn } from "./turn.ts";

const SNAPSHOT = makeSnapshot();
const AGENT = { url: "https://agent.example/", secret: "s" };
const WITH_AGENT = makeSnapshot({
  rules: { ...SNAPSHOT.rules, handoff: { ...SNAPSHOT.rules.handoff, agent: AGENT } },
});
const PLAIN: Reply = {
  text: "We open at 8.",
  knowledgeEntryId: 1,
  confidence: 0.9,
  sources: [],
  suggestions: [],
  action: "none",
  metadata: { answered_by: "knowledge" },
};
const UNSURE: Reply = {
  ...PLAIN,
  text: "I don't know.",
  action: "capture_lead",
  metadata: { answered_by: "fallback" },
};
const AGENT_REPLY = { reply: "Yes.", name: "Max", wantsPerson: false };

function makeConversation(overrides: Partial<Conversation> = {}): Conversation {
  return { ...openConversation(makeOpening(), "c1", 1_000), ...overrides };
}

/** Only what is looked at of a message that was stored before. */
function answered(reply: Reply): StoredMessage {
  return { ...reply, type: "bot" } as StoredMessage;
}

function take(
  said: Partial<Said>,
  { prepared = {}, on = makeConversation() }: { prepared?: Prepared; on?: Conversation } = {},
) {
  const whole = { snapshot: SNAPSHOT, text: "zzz", reply: UNSURE, recent: [], ...said };
  return answerTurn(on, () => whole, prepared, 5_000);
}

function turn(outcome: ReturnType<typeof take>): Turn {
  if ("needs" in outcome) throw new Error(`needs ${outcome.needs}`);
  return outcome;
}

describe("while the bot answers", () => {
  test("it says what it knows", () => {
    expect(turn(take({ reply: PLAIN })).reply).toEqual({ by: "Ada", words: PLAIN });
  });

  test("a person is offered with the second answer in a row that is none, and asked for with the third", () => {
    const one = take({ recent: [] });
    expect(turn(one).reply?.words).toBe(UNSURE);
    const two = take({ recent: [answered(UNSURE)] });
    expect(turn(two).reply?.words.action).toBe("handoff");
    const three = take({ recent: [answered(UNSURE), answered(UNSURE)] });
    expect(three).toEqual({ needs: "outlook" });
    const four = take({ recent: [answered(UNSURE), answered(UNSURE), answered(UNSURE)] });
    expect(turn(four).reply?.words).toBe(UNSURE);
    const broken = take({ recent: [answered(UNSURE), answered(PLAIN), answered(UNSURE)] });
    expect(turn(broken).reply?.words.action).toBe("handoff");
  });

  test("a widget without people neither offers nor asks for one", () => {
    const config = { ...SNAPSHOT.config, enable_human_handoff: false };
    const snapshot = { ...SNAPSHOT, config };
    const recent = [answered(UNSURE), answered(UNSURE)];
    expect(turn(take({ snapshot, recent })).reply?.words).toBe(UNSURE);
    expect(turn(take({ snapshot, text: "talk to a person" })).reply?.words).toBe(UNSURE);
  });

  test("a visitor who asks for a person is answered with who can come", () => {
    const asked = turn(take({ text: "talk to a person" }, { prepared: { outlook: "present" } }));
    expect(asked.reply).toBeNull();
    expect(asked.conversation).toMatchObject({
      handover: { phase: "waiting" },
      handoverReason: "asked",
    });
  });
});

describe("while a person is waited for", () => {
  const waiting = (isOver = false) =>
    makeConversation({ handover: { phase: "waiting", sinceMs: 1, overAtMs: 2, isOver } });

  test("the bot says what it knows, and no more than that one still waits otherwise", () => {
    expect(turn(take({ reply: PLAIN }, { on: waiting() })).reply?.words).toBe(PLAIN);
    const still = turn(take({}, { on: waiting() })).reply?.words;
    expect(still).toMatchObject({ action: "none", suggestions: [] });
    expect(still?.text).toContain("asked the team");
    expect(turn(take({}, { on: waiting(true) })).reply?.words.action).toBe("capture_lead");
  });
});

describe("a widget with an AI agent", () => {
  const snapshot = WITH_AGENT;

  test("asks it first, and shows its answers as its own", () => {
    expect(take({ snapshot, text: "talk to a person" })).toEqual({ needs: "agent" });
    const said = { snapshot, text: "talk to a person" };
    const first = turn(take(said, { prepared: { agent: AGENT_REPLY } }));
    expect(first.reply).toMatchObject({ by: "Max", words: { text: "Yes." } });
    expect(first.reply?.words.metadata.answered_by).toBe("ai_agent");
    expect(first.conversation).toMatchObject({
      handover: { phase: "agent", name: "Max" },
      handoffType: "ai_agent",
    });
    const next = turn(
      take({ snapshot }, { prepared: { agent: AGENT_REPLY }, on: first.conversation }),
    );
    expect(next.conversation).toBe(first.conversation);
  });

  test("that fails falls back to a person, and to the lead form where there is none", () => {
    const agent = { failed: "timed out" };
    const said = { snapshot, text: "talk to a person" };
    expect(take(said, { prepared: { agent } })).toEqual({ needs: "outlook" });
    const person = turn(take(said, { prepared: { agent, outlook: "present" } }));
    expect(person.conversation).toMatchObject({
      handover: { phase: "waiting" },
      handoverReason: "agent_failed",
    });
    const config = { ...snapshot.config, enable_human_handoff: false };
    const alone = turn(
      take({ ...said, snapshot: { ...snapshot, config } }, { prepared: { agent } }),
    );
    expect(alone.words[0]).toMatchObject({ event: "offline", action: "capture_lead" });
  });

  test("that wants a person has the last word before one is asked for", () => {
    const agent = { ...AGENT_REPLY, wantsPerson: true };
    const on = makeConversation({ handover: { phase: "agent", name: "Max" } });
    const asked = turn(take({ snapshot }, { prepared: { agent, outlook: "present" }, on }));
    expect(asked.reply?.words.text).toBe("Yes.");
    expect(asked.words.map(({ event }) => event)).toEqual(["waiting"]);
  });

  test("does not keep a visitor who asks for a person", () => {
    const on = makeConversation({ handover: { phase: "agent", name: "Max" } });
    expect(take({ snapshot, text: "talk to a person" }, { on })).toEqual({ needs: "outlook" });
  });
});

test("while a user answers, nobody else does, whatever was prepared", () => {
  const on = makeConversation({
    handover: {
      phase: "claimed",
      user: { id: 1, name: "Jane" },
      lastSignAtMs: 1,
      lastActAtMs: 1,
      unansweredSinceMs: 1,
    },
  });
  const prepared = { agent: AGENT_REPLY, outlook: "present" } as const;
  expect(turn(take({ reply: PLAIN, text: "talk to a person" }, { prepared, on }))).toEqual({
    conversation: on,
    words: [],
    reply: null,
  });
});
