import { expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { accepted, makeWidget, openThread, testEnv, visitOf } from "../../../test/thread-client.ts";
import { post, refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

test("a transcript is intact after a hand-over and feedback, and one that was changed is told", async () => {
  const widget = await makeWidget();
  const { cookie, userId } = await signedIn(database, "client_admin", widget.clientId);
  const thread = await openThread(visitOf(widget));
  const { stub, conversationId } = thread;
  await thread.say("Where can I park?");
  await stub.giveFeedback({ conversationId, seq: 2, wasHelpful: true, feedbackText: "Good" });
  await stub.deliverNow();
  await stub.claim(conversationId, { id: userId, name: "Kim" });
  const words = { text: "In the yard.", clientMessageId: crypto.randomUUID() };
  await stub.reply(conversationId, { id: userId, name: "Kim" }, words);
  await stub.close(conversationId, { id: userId, name: "Kim" }, "resolved");
  await stub.deliverNow();
  const check = async () =>
    (await callAs(cookie, `/conversations/${conversationId}/integrity`)).json();
  const count = (await thread.rows()).length;
  expect(count).toBeGreaterThan(3);
  expect(await check()).toEqual({ is_intact: true, checked: count, unchained: 0, problem: null });
  await database.query(
    "update widget_messages set message_text = 'On the roof.' where conversation_id = $1 and seq = 2",
    [conversationId],
  );
  expect(await check()).toMatchObject({ is_intact: false, problem: expect.stringContaining("2") });
});

test("a changed notice moves its version, and an acceptance names the text that was read", async () => {
  const widget = await makeWidget({
    requireDisclaimer: true,
    disclaimerText: "Old text.",
    disclaimerVersion: "1",
    anonymizeAddresses: true,
  });
  const { cookie } = await signedIn(database, "client_admin", widget.clientId);
  const begin = { session_id: crypto.randomUUID(), user_agent: "Firefox" };
  const headers = { "cf-connecting-ip": "203.0.113.77", "User-Agent": "Firefox" };
  const started = await post(widget.key, "conversation", begin, headers);
  const { conversation_id } = (await started.json()) as { conversation_id: string };
  await post(widget.key, "disclaimer", { conversation_id, disclaimer_version: "1" }, headers);
  const { CONVERSATIONS } = testEnv;
  const name = `${widget.key}:${begin.session_id}`;
  await CONVERSATIONS.get(CONVERSATIONS.idFromName(name)).deliverNow();
  const patch = async (change: object) =>
    (await sendAs(cookie, "PATCH", `/widgets/${widget.id}`, change)).json();
  expect(await patch({ disclaimer_text: "New text." })).toMatchObject({ disclaimer_version: "2" });
  expect(await patch({ bot_name: "Robin" })).toMatchObject({ disclaimer_version: "2" });
  expect(await patch({ disclaimer_text: "Newer text.", disclaimer_version: "1" })).toMatchObject({
    disclaimer_version: "3",
  });
  const listed = await callAs(cookie, `/widgets/${widget.id}/acceptances`);
  expect(await listed.json()).toMatchObject({
    items: [
      {
        kind: "disclaimer",
        version: "1",
        text: "Old text.",
        text_sha256: expect.stringMatching(/^[\da-f]{64}$/),
        ip_address: "203.0.113.0",
        user_agent: "Firefox",
        session_id: begin.session_id,
      },
    ],
  });
  const kept = await database.query(
    "select host(ip_address) as ip from widget_conversations where session_id = $1",
    [begin.session_id],
  );
  expect(kept).toEqual([{ ip: "203.0.113.0" }]);
});

test("a widget that is moved into a regulated industry asks for its usual disclaimer", async () => {
  const widget = await makeWidget();
  const { cookie } = await signedIn(database, "client_admin", widget.clientId);
  const change = { industry: "legal", locale: "es" };
  const moved = await sendAs(cookie, "PATCH", `/widgets/${widget.id}`, change);
  expect(await moved.json()).toMatchObject({
    require_disclaimer: true,
    disclaimer_text: expect.stringContaining("asesoramiento jurídico"),
    disclaimer_version: "1",
  });
  const empty = await sendAs(cookie, "PATCH", `/widgets/${widget.id}`, { require_consent: true });
  expect(await refusalOf(empty)).toMatchObject({ status: 400, field: "consent_text" });
});

test("what masking does is shown, with the widget's choice or another", async () => {
  const widget = await makeWidget();
  const { cookie } = await signedIn(database, "client_admin", widget.clientId);
  const tryOn = async (body: object) =>
    (await sendAs(cookie, "POST", `/widgets/${widget.id}/masking-test`, body)).json();
  const text = "4242 4242 4242 4242 of ana@mail.example";
  expect(await tryOn({ text })).toEqual({
    masked: "•••• 4242 of ana@mail.example",
    found: [{ kind: "card_number", count: 1 }],
  });
  expect(await tryOn({ text, masking: ["email"] })).toEqual({
    masked: "4242 4242 4242 4242 of •••@•••",
    found: [{ kind: "email", count: 1 }],
  });
});

test("consent is asked for by the public API, and what was asked is answered", async () => {
  const widget = await makeWidget({
    requireConsent: true,
    consentText: "May we?",
    consentVersion: "1",
  });
  const session_id = crypto.randomUUID();
  const refused = await post(widget.key, "conversation", { session_id });
  expect(await refusalOf(refused)).toMatchObject({ status: 403, code: "consent_required" });
  const given = await post(widget.key, "conversation", { session_id, consent_version: "1" });
  expect(given.status).toBe(200);
  accepted(await (await openThread({ ...visitOf(widget), consentVersion: "1" })).say("Hello"));
});
