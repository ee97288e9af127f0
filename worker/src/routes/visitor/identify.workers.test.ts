import { beforeAll, describe, expect, test, vi } from "vitest";
import { ConversationStarted } from "../../../../contracts/conversation.ts";
import { VisitorIdentified } from "../../../../contracts/identify.ts";
import { IdentityRefusal } from "../../../../contracts/identity.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeKnowingWidget, makeSecret, signFor } from "../../../test/identity-client.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { ask, post, refusalOf, startChat } from "../../../test/visitor-client.ts";
import { openConversation } from "../../capability.ts";
import { sessionOfPerson } from "../../identity/session-of-person.ts";
import { IDLE_TIMEOUT_MS } from "../../domain/next-alarm.ts";

const database = openBoundDatabase();
let widget: Awaited<ReturnType<typeof makeKnowingWidget>>;

beforeAll(async () => {
  widget = await makeKnowingWidget();
});

let people = 0;
/** Somebody of whom nobody has heard. */
const newPerson = () => `u-${(people += 1)}`;
const tokenOf = (sub: string, claims = {}) => signFor(widget.identityKey, sub, claims);

async function begin(token: string, more: object = {}) {
  const body = { session_id: crypto.randomUUID(), identity_token: token, ...more };
  const response = await post(widget.key, "conversation", body);
  if (!response.ok) throw new Error(`not started: ${await response.text()}`);
  return ConversationStarted.parse(await response.json());
}

async function identify(body: object) {
  const response = await post(widget.key, "identify", body);
  if (!response.ok) throw new Error(`not identified: ${await response.text()}`);
  return VisitorIdentified.parse(await response.json());
}

function refOf(capability: string) {
  const ref = openConversation(testEnv, widget.key, capability, Date.now());
  if (!ref) throw new Error("the capability does not open");
  return ref;
}

const idOf = (capability: string) => refOf(capability).conversationId;

function stubOf(capability: string) {
  const { CONVERSATIONS } = testEnv;
  return CONVERSATIONS.get(CONVERSATIONS.idFromString(refOf(capability).objectId));
}

/** As Postgres has it once all that is owed was delivered. */
async function rowOf(capability: string) {
  await stubOf(capability).deliverNow();
  const [row] = await database.query<{
    session_id: string;
    visitor_name: string | null;
    visitor_email: string | null;
    visitor_external_id: string | null;
    known_visitor: unknown;
    lead_id: string | null;
  }>("select * from widget_conversations where id = $1", [idOf(capability)]);
  return row;
}

const textsOf = ({ messages }: ConversationStarted) => messages.map(({ text }) => text);

async function endOf(capability: string) {
  const response = await post(widget.key, "end", { conversation_id: capability });
  expect(response.status).toBe(200);
}

describe("a verified person", () => {
  test("has one conversation on every device", async () => {
    const sub = newPerson();
    const phone = await begin(await tokenOf(sub, { name: "Ada", email: "ada@example.com" }));
    expect(phone.existing).toBe(false);
    await ask(widget.key, phone.conversation_id, "Where can I park?");
    const desk = await begin(await tokenOf(sub));
    expect(desk).toMatchObject({ existing: true, conversation_id: phone.conversation_id });
    expect(textsOf(desk)).toContain("Where can I park?");
    const asked = await identify({ identity_token: await tokenOf(sub) });
    expect(asked.conversation?.conversation_id).toBe(phone.conversation_id);
  });

  test("is known in Postgres by what was signed, and by the newest of it", async () => {
    const sub = newPerson();
    const seconds = Math.floor(Date.now() / 1000);
    const older = await tokenOf(sub, { name: "Ada Old", iat: seconds - 60 });
    const claims = { name: "Ada", email: "ada@example.com", attributes: { plan: "pro" } };
    const { conversation_id } = await begin(await tokenOf(sub, claims));
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: "Ada",
      visitor_email: "ada@example.com",
      visitor_external_id: sub,
      known_visitor: { verified: { ...claims, phone: null }, claimed: null },
    });
    await identify({ identity_token: older });
    expect(await rowOf(conversation_id)).toMatchObject({ visitor_name: "Ada" });
    const newer = await tokenOf(sub, { name: "Ada King", email: null, iat: seconds + 5 });
    await identify({ identity_token: newer, conversation_id });
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: "Ada King",
      visitor_email: null,
    });
  });

  test("leaves a lead that has what was signed where they left nothing", async () => {
    const token = await tokenOf(newPerson(), { name: "Ada", email: "ada@example.com" });
    const { conversation_id } = await begin(token);
    await ask(widget.key, conversation_id, "Call me back");
    const captured = await post(widget.key, "capture-lead", {
      conversation_id,
      visitor_phone: "+1 312 555 0143",
    });
    expect(captured.status).toBe(200);
    const row = await rowOf(conversation_id);
    const [lead] = await database.query("select name, email, source from leads where id = $1", [
      row?.lead_id,
    ]);
    expect(lead).toMatchObject({ name: "Ada", email: "ada@example.com", source: "chat_widget" });
  });

  test("is told nothing and leaves nothing where no conversation is named", async () => {
    const sub = newPerson();
    const answer = await identify({ identity_token: await tokenOf(sub, { name: "Ada" }) });
    expect(answer).toEqual({
      success: true,
      verified: { name: "Ada", email: null, phone: null },
      conversation: null,
    });
    const rows = await database.query(
      "select 1 from widget_conversations where visitor_external_id = $1",
      [sub],
    );
    expect(rows).toEqual([]);
  });

  test("begins their next conversation by their token alone", async () => {
    const sub = newPerson();
    const first = await begin(await tokenOf(sub));
    await ask(widget.key, first.conversation_id, "Where can I park?");
    await endOf(first.conversation_id);
    const late = { conversation_id: first.conversation_id, message_text: "And on Sunday?" };
    expect(await refusalOf(await post(widget.key, "message", late))).toMatchObject({
      status: 404,
      code: "not_found",
    });
    const next = await begin(await tokenOf(sub));
    expect(idOf(next.conversation_id)).not.toBe(idOf(first.conversation_id));
    // Whoever holds the earlier one does not come along.
    expect((await post(widget.key, "message", late)).status).toBe(404);
    const handoff = { conversation_id: first.conversation_id };
    expect((await post(widget.key, "handoff", handoff)).status).toBe(404);
    const list = await post(widget.key, "messages", handoff);
    expect((await list.json<ConversationStarted>()).status).toBe("completed");
  });
});

describe("a conversation from before they signed in", () => {
  async function talkAnonymously(text = "Where can I park?") {
    const session = crypto.randomUUID();
    const { conversation_id } = await startChat(widget.key, session);
    await ask(widget.key, conversation_id, text);
    return { session, conversation_id };
  }

  test("becomes theirs, and is found on another device while it is open", async () => {
    const sub = newPerson();
    const { session, conversation_id } = await talkAnonymously();
    const token = await tokenOf(sub, { name: "Ada" });
    const { conversation } = await identify({ identity_token: token, conversation_id });
    expect(conversation).toMatchObject({ conversation_id, existing: true });
    expect(await rowOf(conversation_id)).toMatchObject({
      session_id: session,
      visitor_external_id: sub,
      visitor_name: "Ada",
    });
    const other = await begin(token);
    expect(other.conversation_id).toBe(conversation_id);
    expect((await identify({ identity_token: token })).conversation?.conversation_id).toBe(
      conversation_id,
    );
    await ask(widget.key, other.conversation_id, "Thanks");
  });

  test("is followed by one at home, whoever writes to it once it has ended", async () => {
    const sub = newPerson();
    const { conversation_id } = await talkAnonymously();
    const token = await tokenOf(sub);
    await identify({ identity_token: token, conversation_id });
    await endOf(conversation_id);
    const late = { conversation_id, message_text: "One more thing" };
    expect((await post(widget.key, "message", late)).status).toBe(404);
    expect((await identify({ identity_token: token, conversation_id })).conversation).toBeNull();
    const next = await begin(token);
    expect(next.existing).toBe(false);
    expect((await rowOf(next.conversation_id))?.session_id).toMatch(/^verified-person:/);
    expect((await begin(token)).conversation_id).toBe(next.conversation_id);
  });

  test("opens no more by its session without the person", async () => {
    const sub = newPerson();
    const { session, conversation_id } = await talkAnonymously();
    await identify({ identity_token: await tokenOf(sub), conversation_id });
    const refusal = await refusalOf(
      await post(widget.key, "conversation", { session_id: session }),
    );
    expect(refusal).toMatchObject({ status: 403, code: "identity_refused" });
    expect(IdentityRefusal.parse(refusal.details).reason).toBe("not_theirs");
    await endOf(conversation_id);
    const again = await post(widget.key, "conversation", { session_id: session });
    expect(again.status).toBe(403);
  });

  test("stays what it is where they have one open already", async () => {
    const sub = newPerson();
    const own = await begin(await tokenOf(sub));
    const { session, conversation_id } = await talkAnonymously();
    const { conversation } = await identify({
      identity_token: await tokenOf(sub),
      conversation_id,
    });
    expect(conversation?.conversation_id).toBe(own.conversation_id);
    expect(await rowOf(conversation_id)).toMatchObject({ visitor_external_id: null });
    expect((await startChat(widget.key, session)).conversation_id).toBe(conversation_id);
  });

  test("is not theirs before anybody has spoken in it", async () => {
    const { conversation_id } = await startChat(widget.key);
    const token = await tokenOf(newPerson());
    expect((await identify({ identity_token: token, conversation_id })).conversation).toBeNull();
    expect(await rowOf(conversation_id)).toMatchObject({ visitor_external_id: null });
  });

  test("goes to nobody else: two people in one browser are two", async () => {
    const [ada, bob] = [newPerson(), newPerson()];
    const { conversation_id } = await talkAnonymously("A secret of Ada's");
    await identify({ identity_token: await tokenOf(ada), conversation_id });
    const before = await rowOf(conversation_id);
    const none = await identify({
      identity_token: await tokenOf(bob, { name: "Bob" }),
      conversation_id,
      traits: { name: "Bob" },
    });
    expect(none.conversation).toBeNull();
    expect(await rowOf(conversation_id)).toEqual(before);
    const own = await begin(await tokenOf(bob));
    expect(own.conversation_id).not.toBe(conversation_id);
    expect(textsOf(own)).toEqual([]);
    const other = await identify({ identity_token: await tokenOf(bob), conversation_id });
    expect(other.conversation?.conversation_id).toBe(own.conversation_id);
    expect(await rowOf(conversation_id)).toEqual(before);
    expect((await begin(await tokenOf(ada))).conversation_id).toBe(conversation_id);
  });

  test("is found once it was given up, and its person begins anew", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const sub = newPerson();
      const { conversation_id } = await talkAnonymously();
      await identify({ identity_token: await tokenOf(sub), conversation_id });
      vi.setSystemTime(Date.now() + IDLE_TIMEOUT_MS + 1);
      const next = await begin(await tokenOf(sub));
      expect(idOf(next.conversation_id)).not.toBe(idOf(conversation_id));
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a session that only a token leads to", () => {
  test("is refused to whoever has learned it, before and after it was used", async () => {
    const sub = newPerson();
    const [row] = await database.query<{ identity_salt: string }>(
      "select identity_salt from widget_configs where id = $1",
      [widget.id],
    );
    const session = sessionOfPerson(row?.identity_salt ?? "", sub);
    const start = () => post(widget.key, "conversation", { session_id: session });
    expect((await start()).status).toBe(403);
    const own = await begin(await tokenOf(sub));
    expect(own.existing).toBe(false);
    expect((await start()).status).toBe(403);
    expect((await begin(await tokenOf(newPerson()), { session_id: session })).conversation_id).not.toBe(
      own.conversation_id,
    );
  });
});

describe("what a page says of its visitor", () => {
  test("is kept as said, and makes neither a name nor a lead", async () => {
    const session = crypto.randomUUID();
    const traits = { name: "Somebody", email: "some@example.com", attributes: { plan: "free" } };
    const response = await post(widget.key, "conversation", { session_id: session, traits });
    const { conversation_id } = ConversationStarted.parse(await response.json());
    await ask(widget.key, conversation_id, "Where can I park?");
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: null,
      visitor_email: null,
      visitor_external_id: null,
      lead_id: null,
      known_visitor: { verified: null, claimed: { ...traits, phone: null } },
    });
    const told = await identify({ conversation_id, traits: { name: "Somebody else" } });
    expect(told).toEqual({ success: true, verified: null, conversation: null });
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: null,
      known_visitor: { claimed: { name: "Somebody else" } },
    });
  });

  test("may make no sense, and the visitor still asks", async () => {
    const traits = { name: 7, email: "nobody", attributes: { "no name": {} } };
    const body = { session_id: crypto.randomUUID(), traits };
    const response = await post(widget.key, "conversation", body);
    expect(response.status).toBe(200);
    const { conversation_id } = ConversationStarted.parse(await response.json());
    expect(await rowOf(conversation_id)).toMatchObject({ known_visitor: null });
  });
});

describe("a token that is not good", () => {
  test.each<[string, string, () => Promise<string>]>([
    ["malformed", "malformed", async () => "hello"],
    ["unknown_key", "unknown_key", () => signFor(makeSecret(), "u-x")],
    ["bad_signature", "bad_signature", () => signFor({ ...makeSecret(), keyId: widget.identityKey.keyId }, "u-x")],
    ["expired", "expired", () => tokenOf("u-x", { exp: 1 })],
    ["wrong_audience", "wrong_audience", () => tokenOf("u-x", { aud: "another" })],
    ["a proof that a website signs for anybody", "bad_claims", () => tokenOf("proof", { challenge: "c" })],
  ])("is refused with the reason, and nothing is begun: %s", async (_, reason, make) => {
    const token = await make();
    for (const call of ["conversation", "identify"]) {
      const body = { session_id: crypto.randomUUID(), identity_token: token };
      const refusal = await refusalOf(await post(widget.key, call, body));
      expect(refusal).toMatchObject({ status: 403, code: "identity_refused" });
      const details = IdentityRefusal.parse(refusal.details);
      expect(details.reason).toBe(reason);
      expect(details.explanation).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("names the claim that is wrong", async () => {
    const token = await tokenOf("u-x", { email: "nobody" });
    const refusal = await refusalOf(await post(widget.key, "identify", { identity_token: token }));
    expect(refusal.details).toMatchObject({ reason: "bad_claims", field: "email" });
  });
});
