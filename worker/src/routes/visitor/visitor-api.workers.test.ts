import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { LeadCaptured } from "../../../../contracts/lead.ts";
import { MESSAGE_CHARS_MAX } from "../../../../contracts/limits.ts";
import { MessageList, MessageSent } from "../../../../contracts/message.ts";
import { WidgetConfig } from "../../../../contracts/widget-config.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget, ringAfter, type TestWidget, testEnv } from "../../../test/thread-client.ts";
import {
  ask,
  askEdge,
  callWidget,
  post,
  refusalOf,
  startChat,
} from "../../../test/visitor-client.ts";
import { openConversation } from "../../capability.ts";
import { DELIVERY_QUIET_MS } from "../../domain/next-alarm.ts";

let widget: TestWidget;
let key: string;

beforeAll(async () => {
  widget = await makeWidget({
    blockedIps: ["198.51.100.1"],
    blockedKeywords: ["blocked-word"],
    notificationEmail: "owner@clinic.example",
  });
  ({ key } = widget);
});

async function list(conversationId: string, afterSeq?: number) {
  const body = { conversation_id: conversationId, after_seq: afterSeq };
  return MessageList.parse(await (await post(key, "messages", body)).json());
}

describe("GET config", () => {
  test("gives the public settings and nothing private", async () => {
    const response = await callWidget(key, "config");
    const text = await response.text();
    const config = WidgetConfig.strict().parse(JSON.parse(text));
    expect(config).toMatchObject({ widget_key: key, widget_name: "Test widget", is_active: true });
    for (const secret of ["198.51.100.1", "blocked-word", "owner@", "park", "rate_limit"]) {
      expect(text).not.toContain(secret);
    }
    expect(response.headers.get("Content-Type")).toBe("application/json; charset=UTF-8");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("may be kept for half a minute, and asked for again without being sent again", async () => {
    const first = await callWidget(key, "config");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=30");
    const etag = first.headers.get("ETag") ?? "";
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await callWidget(key, "config", { headers: { "If-None-Match": held } });
      expect(again.status).toBe(304);
      expect(again.headers.get("ETag")).toBe(etag);
      expect(again.headers.get("Access-Control-Allow-Origin")).not.toBeNull();
      expect(await again.text()).toBe("");
    }
    const other = await callWidget(key, "config", { headers: { "If-None-Match": '"other"' } });
    expect(other.status).toBe(200);
  });
});

describe("a chat", () => {
  test("of a plain client of the contract: start, ask, leave a lead", async () => {
    const session = { session_id: "plain-client-session" };
    const started = await (await post(key, "conversation", session)).json<
      Record<string, unknown>
    >();
    expect(started).toMatchObject({ conversation_id: expect.any(String), existing: false });
    const { conversation_id } = started;
    const answer = await post(key, "message", {
      conversation_id,
      message_text: "Where can I park?",
    });
    expect(await answer.json()).toMatchObject({
      message_id: expect.any(String),
      response: "Behind the building.",
      confidence: expect.any(Number),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    const contact = { conversation_id, visitor_name: "Ada", visitor_email: "ada@example.com" };
    const lead = await (await post(key, "capture-lead", contact)).json();
    expect(lead).toMatchObject({ success: true, message: expect.any(String) });
    expect(LeadCaptured.safeParse(lead).success).toBe(true);
  });

  test("goes on where it was when its session comes back", async () => {
    const first = await startChat(key, "a-session-that-returns");
    await ask(key, first.conversation_id, "What are your opening hours?");
    const second = await startChat(key, "a-session-that-returns");
    expect(second).toMatchObject({ existing: true, conversation_id: first.conversation_id });
    expect(second.messages.map(({ type, text }) => [type, text])).toEqual([
      ["user", "What are your opening hours?"],
      ["bot", "We open at 8."],
    ]);
  });

  test("of one session is another with another widget", async () => {
    const other = await makeWidget();
    const [one, two] = [
      await startChat(key, "shared-session"),
      await startChat(other.key, "shared-session"),
    ];
    expect([one.existing, two.existing]).toEqual([false, false]);
  });

  test("gives the messages after a seq", async () => {
    const { conversation_id } = await startChat(key);
    for (const text of ["one", "two"]) await ask(key, conversation_id, text);
    expect((await list(conversation_id)).messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await list(conversation_id, 3)).messages.map(({ seq }) => seq)).toEqual([4]);
  });

  test("the same client_message_id again gives the same answer and stores nothing new", async () => {
    const { conversation_id } = await startChat(key);
    const body = { conversation_id, message_text: "parking?", client_message_id: "send-1" };
    const send = async () => MessageSent.parse(await (await post(key, "message", body)).json());
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    expect((await list(conversation_id)).messages).toHaveLength(2);
  });

  test("keeps feedback, rating and its end", async () => {
    const { conversation_id } = await startChat(key);
    const { message_id } = await ask(key, conversation_id, "Where can I park?");
    const success = { success: true };
    const calls = [
      ["feedback", { message_id, was_helpful: true }],
      ["feedback", { message_id, was_helpful: false, feedback_text: "wrong" }],
      ["rating", { conversation_id, rating: 4 }],
      ["end", { conversation_id }],
      ["end", { conversation_id }],
    ] as const;
    for (const [call, body] of calls)
      expect(await (await post(key, call, body)).json()).toEqual(success);
    const after = await list(conversation_id);
    expect(after).toMatchObject({ status: "completed", satisfaction_rating: 4 });
    expect(after.messages.at(-1)).toMatchObject({ message_id, was_helpful: false });
  });

  test("is not let in before the disclaimer in force was accepted", async () => {
    const careful = {
      requireDisclaimer: true,
      disclaimerText: "No advice.",
      disclaimerVersion: "2",
    };
    const gated = (await makeWidget(careful)).key;
    const { conversation_id } = await startChat(gated);
    const send = () => post(gated, "message", { conversation_id, message_text: "hello" });
    const accept = (version: string) =>
      post(gated, "disclaimer", { conversation_id, disclaimer_version: version });
    expect(await refusalOf(await send())).toMatchObject({
      status: 403,
      code: "disclaimer_required",
    });
    expect((await accept("1")).status).toBe(403);
    expect((await send()).status).toBe(403);
    expect((await accept("2")).status).toBe(200);
    expect((await send()).status).toBe(200);
  });
});

describe("limits", () => {
  test("a message of 4,000 characters is taken, whatever the characters; one more is not", async () => {
    const { conversation_id } = await startChat(key);
    const send = (message_text: string) => post(key, "message", { conversation_id, message_text });
    expect((await send("😀".repeat(3_900))).status).toBe(200);
    expect((await send("a".repeat(MESSAGE_CHARS_MAX))).status).toBe(200);
    expect(await refusalOf(await send("a".repeat(MESSAGE_CHARS_MAX + 1)))).toMatchObject({
      status: 413,
      code: "message_too_long",
      field: "message_text",
    });
  });

  test("a lead's field that is wrong is named, in words", async () => {
    const { conversation_id } = await startChat(key);
    const capture = (body: object) => post(key, "capture-lead", { conversation_id, ...body });
    expect(await refusalOf(await capture({ visitor_email: "nobody" }))).toMatchObject({
      status: 400,
      field: "visitor_email",
      message: "visitor_email must be an e-mail address, like name@example.com.",
    });
    expect(await refusalOf(await capture({ visitor_phone: "call me" }))).toMatchObject({
      field: "visitor_phone",
    });
    expect(await refusalOf(await capture({ visitor_name: " " }))).toMatchObject({ status: 400 });
  });

  test("the rate limit is told with each answer, and how long to wait beyond it", async () => {
    const limited = (await makeWidget({ rateLimitMessages: 2, rateLimitWindow: 60 })).key;
    const { conversation_id } = await startChat(limited);
    const send = () => post(limited, "message", { conversation_id, message_text: "hello" });
    const answers = [await send(), await send()];
    expect(answers.map((answer) => answer.headers.get("RateLimit-Policy"))).toEqual([
      '"messages";q=2;w=60',
      '"messages";q=2;w=60',
    ]);
    const told = answers.map((answer) => answer.headers.get("RateLimit"));
    expect(told[0]).toMatch(/^"messages";r=1;t=\d+$/);
    expect(told[1]).toMatch(/^"messages";r=0;t=\d+$/);
    const refused = await send();
    const waitS = Number(refused.headers.get("Retry-After"));
    expect(waitS).toBeGreaterThan(0);
    expect(waitS).toBeLessThanOrEqual(60);
    expect(refused.headers.get("RateLimit")).toBe(`"messages";r=0;t=${waitS}`);
    expect(await refusalOf(refused)).toMatchObject({ status: 429, code: "rate_limited" });
  });
});

describe("what is known of the visitor", () => {
  const database = openBoundDatabase();

  afterEach(() => {
    vi.useRealTimers();
  });

  /** The row of a conversation that a visitor with these headers began. */
  async function rowOf(body: object, headers: Record<string, string>) {
    const session = { session_id: crypto.randomUUID(), ...body };
    const response = await post(key, "conversation", session, headers);
    const { conversation_id } = await response.json<{ conversation_id: string }>();
    const ref = openConversation(testEnv, key, conversation_id, Date.now());
    if (!ref) throw new Error("the capability does not open");
    const { CONVERSATIONS } = testEnv;
    await ringAfter(CONVERSATIONS.get(CONVERSATIONS.idFromString(ref.objectId)), DELIVERY_QUIET_MS);
    const rows = await database.query(
      "select host(ip_address) as ip, user_agent, page_url from widget_conversations where id = $1",
      [ref.conversationId],
    );
    return rows[0];
  }

  test("is the address that the platform saw and what the browser says of itself", async () => {
    const headers = { "cf-connecting-ip": "2001:db8::7", "User-Agent": "Header/1" };
    expect(await rowOf({ page_url: "https://clinic.example/a" }, headers)).toEqual({
      ip: "2001:db8::7",
      user_agent: "Header/1",
      page_url: "https://clinic.example/a",
    });
    expect(await rowOf({ user_agent: "Body/1" }, headers)).toMatchObject({ user_agent: "Body/1" });
  });

  test("is no address where the platform gives none that is one", async () => {
    for (const address of ["", "unknown", "203.0.113.7, 10.0.0.1", "999.1.1.1"]) {
      expect(await rowOf({}, { "cf-connecting-ip": address })).toMatchObject({ ip: null });
    }
  });
});

test("the health check answers without asking anybody", async () => {
  const response = await askEdge("/health");
  expect(await response.json()).toEqual({
    ok: true,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test("the bare address leads to the demo", async () => {
  const response = await askEdge("/");
  expect([response.status, response.headers.get("Location")]).toEqual([302, "/demo/"]);
});
