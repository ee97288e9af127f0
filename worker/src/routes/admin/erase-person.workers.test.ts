import { expect, test } from "vitest";
import { VisitorData } from "../../../../contracts/admin/privacy.ts";
import { sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { identityClient, makeSigningWidget } from "../../../test/identity-client.ts";
import { signFor } from "../../../test/identity-token.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { ask, post, refusalOf, startChat } from "../../../test/visitor-client.ts";

// A person's conversations lie in several objects: of their own session, and of each browser in which
// they began one before they signed in.

const database = openBoundDatabase();
const widget = await makeSigningWidget();
const { cookie } = await signedIn(database, "client_admin", widget.clientId);
const client = identityClient(widget);
const { refOf, stubOf } = client;
const begin = async (token: string) => (await client.begin(token)).conversation_id;
const identify = (identity_token: string, conversation_id: string) =>
  client.identify({ identity_token, conversation_id });

/** The id of somebody of whom nobody has heard, also where a test is tried twice. */
const newPerson = (name: string) => `${name}-${crypto.randomUUID()}`;

/** Somebody with a conversation of a browser's, and one at home after it. */
async function live(name: string) {
  const sub = newPerson(name);
  const token = await signFor(widget.identityKey, sub, { email: `${sub}@example.com` });
  const { conversation_id: early } = await startChat(widget.key);
  await ask(widget.key, early, `Early words of ${sub}`);
  await identify(token, early);
  await post(widget.key, "end", { conversation_id: early });
  const home = await begin(token);
  await ask(widget.key, home, `Words of ${sub} at home`);
  return { sub, token, early, home };
}

async function deliver(...capabilities: string[]) {
  for (const capability of capabilities) await stubOf(capability).deliverNow();
}

async function rowsOf(...capabilities: string[]) {
  const rows = await database.query<{ id: string }>(
    "select id from widget_conversations where id = any($1::uuid[])",
    [capabilities.map((one) => refOf(one).conversationId)],
  );
  return rows.length;
}

const heldBy = async (capability: string) =>
  (await stubOf(capability).traces()).conversationIds.length;

test("a person is exported and erased with all their conversations, and nobody else's", async () => {
  const ada = await live("ada");
  const bob = await live("bob");
  await deliver(ada.early, ada.home, bob.early, bob.home);
  const subject = { by: "email", email: `${ada.sub}@example.com` };
  const exported = await sendAs(cookie, "POST", "/visitors/export", { subject });
  const data = VisitorData.parse(await exported.json());
  const text = JSON.stringify(data);
  expect(data.conversations).toHaveLength(2);
  expect(text).toContain("Early words of ada");
  expect(text).not.toContain("of bob");
  const erased = await sendAs(cookie, "POST", "/visitors/erase", { subject });
  expect(erased.status).toBe(200);
  expect(await rowsOf(ada.early, ada.home)).toBe(0);
  expect([await heldBy(ada.early), await heldBy(ada.home)]).toEqual([0, 0]);
  expect(await rowsOf(bob.early, bob.home)).toBe(2);
  expect(await heldBy(bob.home)).toBe(1);
});

test("a person who erases themselves on one device is erased on all, delivered or not", async () => {
  const token = await signFor(widget.identityKey, newPerson("eve"));
  const { conversation_id: early } = await startChat(widget.key);
  await ask(widget.key, early, "Early words of eve");
  await identify(token, early);
  // Another device, which knows it by the person's own session alone.
  const own = { conversation_id: await begin(token), identity_token: token };
  expect((await post(widget.key, "erase", own)).status).toBe(200);
  expect(await heldBy(early)).toBe(0);
  expect(await rowsOf(early)).toBe(0);
  const home = await begin(token);
  await ask(widget.key, home, "Words of eve at home");
  const other = await startChat(widget.key);
  await ask(widget.key, other.conversation_id, "Words of somebody else");
  await deliver(home, other.conversation_id);
  const next = { conversation_id: home, identity_token: token };
  expect((await post(widget.key, "erase", next)).status).toBe(200);
  expect([await heldBy(home), await rowsOf(home)]).toEqual([0, 0]);
  expect([await heldBy(other.conversation_id), await rowsOf(other.conversation_id)]).toEqual([
    1, 1,
  ]);
});

test("a person is not erased by whoever merely has a conversation of theirs", async () => {
  const kim = await live("kim");
  await deliver(kim.early, kim.home);
  const refusal = { status: 403, code: "identity_refused" };
  const others = [undefined, await signFor(widget.identityKey, "somebody-else"), "no token"];
  for (const conversation_id of [kim.early, kim.home]) {
    for (const identity_token of others) {
      const answer = await post(widget.key, "erase", { conversation_id, identity_token });
      expect(await refusalOf(answer)).toMatchObject(refusal);
    }
  }
  expect([await heldBy(kim.early), await heldBy(kim.home)]).toEqual([1, 1]);
  expect(await rowsOf(kim.early, kim.home)).toBe(2);
  const own = { conversation_id: kim.early, identity_token: kim.token };
  expect((await post(widget.key, "erase", own)).status).toBe(200);
  expect(await rowsOf(kim.early, kim.home)).toBe(0);
});

test("a bad token keeps nobody from erasing what is no person's", async () => {
  for (const identity_token of ["no token", "x".repeat(5_000), 7]) {
    const { conversation_id } = await startChat(widget.key);
    await ask(widget.key, conversation_id, "Words of nobody");
    expect((await post(widget.key, "erase", { conversation_id, identity_token })).status).toBe(200);
    expect(await heldBy(conversation_id)).toBe(0);
  }
});

test("who wrote from the same browser before somebody signed in there is erased without them", async () => {
  const session = crypto.randomUUID();
  const first = await startChat(widget.key, session);
  await ask(widget.key, first.conversation_id, "Words of the first");
  await post(widget.key, "capture-lead", {
    conversation_id: first.conversation_id,
    visitor_email: "first@example.com",
  });
  const second = await startChat(widget.key, session);
  await ask(widget.key, second.conversation_id, "Words of dan");
  await identify(await signFor(widget.identityKey, newPerson("dan")), second.conversation_id);
  await deliver(second.conversation_id);
  const subject = { by: "email", email: "first@example.com" };
  const erased = await sendAs(cookie, "POST", "/visitors/erase", { subject });
  expect(erased.status).toBe(200);
  expect(await rowsOf(first.conversation_id)).toBe(0);
  expect(await rowsOf(second.conversation_id)).toBe(1);
  const { conversationIds } = await stubOf(second.conversation_id).traces();
  expect(conversationIds).toEqual([refOf(second.conversation_id).conversationId]);
});

test("an id of one widget says nothing about another's visitors", async () => {
  const other = await makeSigningWidget();
  const ada = await live("same-id");
  const elsewhere = identityClient(other);
  const { conversation_id } = await elsewhere.begin(await signFor(other.identityKey, ada.sub));
  await ask(other.key, conversation_id, "Words at another website");
  await deliver(ada.early, ada.home);
  expect(await elsewhere.rowOf(conversation_id)).toMatchObject({ visitor_external_id: ada.sub });
  await database.query("update widget_configs set client_id = $1 where id = $2", [
    widget.clientId,
    other.id,
  ]);
  const exported = await sendAs(cookie, "POST", "/visitors/export", {
    subject: { by: "conversation", conversation_id: refOf(ada.home).conversationId },
  });
  const text = await exported.text();
  expect(text).toContain(`Words of ${ada.sub} at home`);
  expect(text).not.toContain("another website");
});
