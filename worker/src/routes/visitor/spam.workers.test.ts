import { describe, expect, test, vi } from "vitest";
import { ConversationStarted } from "../../../../contracts/conversation.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { type GuardedWidget, makeGuardedWidget } from "../../../test/guarded-widget.ts";
import { recordInbox, recordNotices } from "../../../test/recorded-inbox.ts";
import { accepted, openThread, ringAfter, visitOf } from "../../../test/thread-client.ts";
import { ask, post, refusalOf, startChat } from "../../../test/visitor-client.ts";

const { query } = openBoundDatabase();
useFreshEdge();
recordInbox();
const notices = recordNotices();

const CONTACT = { email: "desk@clinic.example", phone: "+1 312 555 0142", url: null };
const A_MINUTE_MS = 60_000;

/** What was told of one conversation; those of other tests ring when their own time has come. */
const noticesOf = (conversationId: string) =>
  notices.sent.filter(
    (notice) => "conversationId" in notice && notice.conversationId === conversationId,
  );

async function rowOf(conversationId: string) {
  const [row] = await query<{
    status: string;
    is_spam: boolean;
    spam_score: number;
    spam_reason: string | null;
    lead_captured: boolean;
  }>(
    "select status, is_spam, spam_score, spam_reason, lead_captured from widget_conversations where id = $1",
    [conversationId],
  );
  return row;
}

const open = (widget: GuardedWidget) => openThread(visitOf(widget));
const lead = {
  visitor_name: "Ada",
  visitor_email: "ada@example.com",
  visitor_phone: null,
  handoff_type: null,
  handoff_details: null,
};

describe("a rule that blocks", () => {
  test("the visitor is told how to reach the business, and their users see what was blocked", async () => {
    const widget = await makeGuardedWidget([{ value: "casino" }]);
    const { conversation_id } = await startChat(widget.key);
    const body = { conversation_id, message_text: "Best C4SINO here", client_message_id: "m1" };
    const refusal = await refusalOf(await post(widget.key, "message", body));
    expect(refusal).toMatchObject({ status: 403, code: "blocked", details: CONTACT });
    // The same send again is the same refusal, and nothing new.
    expect(await refusalOf(await post(widget.key, "message", body))).toMatchObject({
      code: "blocked",
    });
    const next = await ask(widget.key, conversation_id, "When do you open?");
    expect(next.conversation_id).not.toBe(conversation_id);
    expect(next.response).toBe("We open at 8.");
  });

  test("nobody is mailed, no lead is made, and the rule has counted once", async () => {
    const widget = await makeGuardedWidget([{ value: "casino" }]);
    const { stub, conversationId, say, rows } = await open(widget);
    expect(await say("casino", "m1")).toMatchObject({ refused: "blocked", details: CONTACT });
    expect(await say("casino", "m1")).toMatchObject({ refused: "blocked" });
    expect(await stub.captureLead(widget.key, conversationId, lead)).toMatchObject({
      refused: "blocked",
    });
    expect(await stub.requestHandover(widget.key, conversationId)).toMatchObject({
      refused: "blocked",
    });
    await ringAfter(stub, A_MINUTE_MS);
    expect(noticesOf(conversationId)).toEqual([]);
    expect(await rows()).toHaveLength(1);
    expect(await rowOf(conversationId)).toMatchObject({
      status: "spam",
      is_spam: true,
      spam_reason: expect.stringContaining("“casino”"),
      lead_captured: false,
    });
    expect(await query("select from leads where widget_id = $1", [widget.id])).toEqual([]);
    expect(await widget.timesTriggered()).toEqual([1]);
  });

  test("a conversation that becomes spam owes nothing more", async () => {
    const widget = await makeGuardedWidget([{ value: "casino" }]);
    const { stub, conversationId, say } = await open(widget);
    accepted(await say("When do you open?"));
    expect(await say("casino")).toMatchObject({ refused: "blocked" });
    await ringAfter(stub, A_MINUTE_MS);
    expect(noticesOf(conversationId)).toEqual([]);
  });
});

test("a lead is judged by all its words, whatever shape they have", async () => {
  const widget = await makeGuardedWidget([{ value: "casino" }]);
  const { stub, conversationId } = await open(widget);
  const shaped = { ...lead, handoff_details: { notes: ["Best\ncasino"] } };
  expect(await stub.captureLead(widget.key, conversationId, shaped)).toMatchObject({
    refused: "blocked",
  });
});

describe("a rule that marks", () => {
  test("the visitor is answered as always, and nobody is told", async () => {
    const widget = await makeGuardedWidget([
      { value: "open", action: "flag", severity: "high" },
      { value: "when", action: "flag", severity: "low" },
    ]);
    const { stub, conversationId, say } = await open(widget);
    expect(accepted(await say("When do you open?")).sent.response).toBe("We open at 8.");
    expect(await stub.captureLead(widget.key, conversationId, lead)).toMatchObject({
      refused: "blocked",
    });
    await ringAfter(stub, A_MINUTE_MS);
    expect(noticesOf(conversationId)).toEqual([]);
    expect(await rowOf(conversationId)).toMatchObject({ status: "spam", is_spam: true });
    expect(await widget.timesTriggered()).toEqual([1, 1]);
  });

  test("one of low severity leaves the conversation what it is", async () => {
    const widget = await makeGuardedWidget([{ value: "open", action: "flag", severity: "low" }]);
    const { stub, conversationId, say } = await open(widget);
    accepted(await say("When do you open?"));
    await ringAfter(stub, A_MINUTE_MS);
    expect(await rowOf(conversationId)).toMatchObject({ status: "active", is_spam: false });
    expect(noticesOf(conversationId).map(({ type }) => type)).toEqual(["new_conversation"]);
  });
});

describe("the score", () => {
  test("spam by its looks is marked with the reason, a filled trap too", async () => {
    const widget = await makeGuardedWidget([]);
    const { stub, conversationId, say } = await open(widget);
    accepted(await say("We rank your website with backlinks: https://bit.ly/3abc"));
    await ringAfter(stub, A_MINUTE_MS);
    const row = await rowOf(conversationId);
    expect(row).toMatchObject({ is_spam: true });
    expect(row?.spam_score).toBeGreaterThan(0.5);
    expect(row?.spam_reason).toContain("backlinks");
    const { conversation_id } = await startChat(widget.key);
    const signs = { trap: "filled" };
    const left = await post(widget.key, "capture-lead", { conversation_id, ...lead, signs });
    expect(await refusalOf(left)).toMatchObject({ code: "blocked" });
  });
});

describe("a user's word is the last", () => {
  test("not spam: it is judged no more, and stays what the user said", async () => {
    const widget = await makeGuardedWidget([{ value: "open", action: "flag", severity: "high" }]);
    const { stub, conversationId, say } = await open(widget);
    accepted(await say("When do you open?"));
    await ringAfter(stub, A_MINUTE_MS);
    await query(
      "update widget_conversations set is_spam = false, status = edge_status, spam_decided_at = now() where id = $1",
      [conversationId],
    );
    await stub.decideSpam(conversationId, false, null);
    accepted(await say("When do you open on Sunday?"));
    expect(await stub.captureLead(widget.key, conversationId, lead)).toHaveProperty("leadId");
    await ringAfter(stub, A_MINUTE_MS);
    expect(await rowOf(conversationId)).toMatchObject({ is_spam: false, lead_captured: true });
  });

  test("spam: nobody is told any more", async () => {
    const widget = await makeGuardedWidget([]);
    const { stub, conversationId, say } = await open(widget);
    accepted(await say("When do you open?"));
    await stub.decideSpam(conversationId, true, "ads");
    expect(await stub.captureLead(widget.key, conversationId, lead)).toMatchObject({
      refused: "blocked",
    });
    await ringAfter(stub, A_MINUTE_MS);
    expect(noticesOf(conversationId)).toEqual([]);
  });
});

describe("a rate", () => {
  test("a visitor who writes more than the rule allows is blocked", async () => {
    const widget = await makeGuardedWidget([{ type: "rate_limit", value: "2/60" }]);
    const { say } = await open(widget);
    accepted(await say("one"));
    accepted(await say("two"));
    expect(await say("three")).toMatchObject({ refused: "blocked" });
    vi.setSystemTime(Date.now() + A_MINUTE_MS + 1);
    accepted(await say("When do you open?"));
  });
});

describe("blocked addresses", () => {
  const from = (address: string) => ({ "cf-connecting-ip": address });
  const start = (key: string, address: string) =>
    post(key, "conversation", { session_id: crypto.randomUUID() }, from(address));

  test("change nothing, in any spelling, and may still read the config", async () => {
    const widget = await makeGuardedWidget([{ type: "ip_block", value: "203.0.113.0/24" }], {
      blockedIps: ["2001:db8::/32", "198.51.100.7"],
    });
    for (const address of ["203.0.113.200", "::ffff:203.0.113.1", "2001:DB8::1", "198.51.100.7"]) {
      const refusal = await refusalOf(await start(widget.key, address));
      expect(refusal, address).toMatchObject({ status: 403, code: "blocked", details: CONTACT });
    }
    expect((await start(widget.key, "203.0.114.1")).status).toBe(200);
    const { conversation_id } = await startChat(widget.key);
    const calls: [string, object][] = [
      ["message", { conversation_id, message_text: "hello" }],
      ["capture-lead", { conversation_id, visitor_name: "Ada" }],
      ["handoff", { conversation_id }],
      ["event", { event: "open" }],
    ];
    for (const [call, body] of calls) {
      const refused = await post(widget.key, call, body, from("203.0.113.9"));
      expect(await refusalOf(refused), call).toMatchObject({ code: "blocked" });
    }
    const read = await post(widget.key, "messages", { conversation_id }, from("203.0.113.9"));
    expect(read.status).toBe(200);
  });

  test("a rule that marks one address holds where only a part of addresses is kept", async () => {
    const rule = { type: "ip_block", action: "flag", severity: "high" } as const;
    const widget = await makeGuardedWidget([{ ...rule, value: "203.0.113.77" }], {
      anonymizeAddresses: true,
    });
    for (const [address, isSpam] of [
      ["203.0.113.77", true],
      ["203.0.113.78", false],
    ] as const) {
      const started = await start(widget.key, address);
      const { conversation_id } = ConversationStarted.parse(await started.json());
      await ask(widget.key, conversation_id, "When do you open?");
      const left = await post(widget.key, "capture-lead", { conversation_id, visitor_name: "Ada" });
      expect(left.status, address).toBe(isSpam ? 403 : 200);
    }
  });
});

describe("limits by address", () => {
  /** With nothing in it, which is refused for that only once it was let in. */
  const startFrom = async (key: string, address: string) =>
    post(key, "conversation", {}, { "cf-connecting-ip": address });

  async function startMany(key: string, addressOf: (at: number) => string) {
    let last = await startFrom(key, addressOf(0));
    for (let at = 1; at <= 30; at += 1) last = await startFrom(key, addressOf(at));
    return last;
  }

  test("an address that begins too many conversations waits; others and local runs do not", async () => {
    const { key } = await makeGuardedWidget([]);
    const last = await startMany(key, () => "203.0.113.50");
    expect(last.headers.get("Retry-After")).toBe("60");
    expect(await refusalOf(last)).toMatchObject({ status: 429, code: "rate_limited" });
    expect((await startFrom(key, "203.0.113.51")).status).toBe(400);
    expect((await startMany(key, (at) => `2001:db8:0:1::${at.toString(16)}`)).status).toBe(429);
    expect((await startMany(key, () => "127.0.0.1")).status).toBe(400);
  });
});

describe("a ceiling of conversations a day", () => {
  test("what is blocked uses nothing of it up", async () => {
    const widget = await makeGuardedWidget([{ value: "casino" }], { dailyConversationsMax: 2 });
    const { say } = await open(widget);
    for (const text of ["casino", "casino again", "casino once more"]) {
      expect(await say(text)).toMatchObject({ refused: "blocked" });
    }
    await startChat(widget.key);
    const full = await post(widget.key, "conversation", { session_id: crypto.randomUUID() });
    expect(await refusalOf(full)).toMatchObject({ code: "daily_ceiling" });
  });

  test("those beyond it are asked to come back; those under way go on; the next day counts anew", async () => {
    const widget = await makeGuardedWidget([], { dailyConversationsMax: 2 });
    const session = crypto.randomUUID();
    const { conversation_id } = await startChat(widget.key, session);
    await startChat(widget.key);
    const full = await post(widget.key, "conversation", { session_id: crypto.randomUUID() });
    expect(await refusalOf(full)).toMatchObject({
      status: 429,
      code: "daily_ceiling",
      details: CONTACT,
    });
    expect((await startChat(widget.key, session)).existing).toBe(true);
    expect((await ask(widget.key, conversation_id, "When do you open?")).response).toBe(
      "We open at 8.",
    );
    vi.setSystemTime(Date.now() + 24 * 60 * A_MINUTE_MS);
    await startChat(widget.key);
  });
});
