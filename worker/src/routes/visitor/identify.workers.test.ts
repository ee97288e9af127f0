import { describe, expect, test, vi } from "vitest";
import type { ConversationStarted } from "../../../../contracts/conversation.ts";
import { IdentityRefusal } from "../../../../contracts/identity.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { identityClient, makeSigningWidget } from "../../../test/identity-client.ts";
import { signFor } from "../../../test/identity-token.ts";
import { ask, post, refusalOf, startChat } from "../../../test/visitor-client.ts";
import { IDLE_TIMEOUT_MS } from "../../domain/next-alarm.ts";

const database = openBoundDatabase();
const widget = await makeSigningWidget();
const { begin, identify, end, idOf, rowOf } = identityClient(widget);

/** Somebody of whom nobody has heard. */
const newPerson = () => `u-${crypto.randomUUID()}`;
const tokenOf = (sub: string, claims = {}) => signFor(widget.identityKey, sub, claims);

const textsOf = ({ messages }: ConversationStarted) => messages.map(({ text }) => text);

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
      is_theirs: false,
    });
    const rows = await database.query(
      "select 1 from widget_conversations where visitor_external_id = $1",
      [sub],
    );
    expect(rows).toEqual([]);
  });

  test("goes on, and signs in on one more device, while Postgres is away", async () => {
    const sub = newPerson();
    const first = await begin(await tokenOf(sub, { name: "Ada" }));
    await database.setAway(true);
    try {
      await ask(widget.key, first.conversation_id, "Where can I park?");
      const other = await begin(await tokenOf(sub));
      expect(other.conversation_id).toBe(first.conversation_id);
    } finally {
      await database.setAway(false);
    }
    expect(await rowOf(first.conversation_id)).toMatchObject({ visitor_external_id: sub });
  });

  test("begins their next conversation by their token alone", async () => {
    const sub = newPerson();
    const first = await begin(await tokenOf(sub));
    await ask(widget.key, first.conversation_id, "Where can I park?");
    await end(first.conversation_id);
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
    await end(conversation_id);
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
    await end(conversation_id);
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

  test("goes to nobody else: two people in one browser are two (I32)", async () => {
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
