import { beforeEach, describe, expect, test, vi } from "vitest";
import { ConversationResumed } from "../../../contracts/conversation.ts";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { SOCKET_PROTOCOL } from "../../../contracts/socket-frames.ts";
import { identityClient, makeSigningWidget } from "../../test/identity-client.ts";
import { signFor } from "../../test/identity-token.ts";
import { recordInbox, recordNotices } from "../../test/recorded-inbox.ts";
import { accepted, ringAfter } from "../../test/thread-client.ts";
import { ask, callWidget, post, refusalOf } from "../../test/visitor-client.ts";
import { openedTab } from "../../test/visitor-tab.ts";

const inbox = recordInbox();
const notices = recordNotices();
const widget = await makeSigningWidget();
const { begin, identify, end, idOf, stubOf, rowOf } = identityClient(widget);
const JANE = { id: 9_999_997, name: "Jane" };
const email = "ada@example.com";

const newPerson = () => `u-${crypto.randomUUID()}`;
/** Signed for a day: tests move the clock. */
const tokenOf = (sub: string, claims = {}) => {
  const seconds = Math.floor(Date.now() / 1000);
  return signFor(widget.identityKey, sub, { exp: seconds + 86_400, ...claims });
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  return () => vi.useRealTimers();
});

/** The token of the mail that a reply to an absent visitor is sent by, to their verified address. */
async function mailedLink(capability: string): Promise<string> {
  const stub = stubOf(capability);
  accepted(await stub.claim(idOf(capability), JANE));
  const said = { text: "Hello Ada.", clientMessageId: crypto.randomUUID() };
  accepted(await stub.reply(idOf(capability), JANE, said));
  await ringAfter(stub, 61_000);
  const mail = notices.sent.findLast(({ type }) => type === "visitor_reply");
  if (mail?.type !== "visitor_reply") throw new Error("no mail was sent");
  expect(mail.visitor.email).toBe(email);
  return new URL(mail.resumeUrl ?? "").hash.replace(`#${RESUME_FRAGMENT}=`, "");
}

async function resume(resume_token: string) {
  const response = await post(widget.key, "resume", { resume_token });
  return ConversationResumed.parse(await response.json());
}

const page_url = "https://clinic.example/";

describe("a link in a mail to a verified person", () => {
  test("opens their conversation, and hands out no session that leads to another", async () => {
    const sub = newPerson();
    const own = await begin(await tokenOf(sub, { email }), { page_url });
    await ask(widget.key, own.conversation_id, "Is anybody there?");
    const resumed = await resume(await mailedLink(own.conversation_id));
    expect(resumed).toMatchObject({ conversation_id: own.conversation_id, status: "active" });
    const session = (await rowOf(own.conversation_id))?.session_id;
    expect(resumed.session_id).not.toBe(session);
    const fresh = await post(widget.key, "conversation", { session_id: resumed.session_id });
    expect(await fresh.json()).toMatchObject({ existing: false, messages: [] });
  });

  test("leads to its own conversation only, once another has begun", async () => {
    const sub = newPerson();
    const first = await begin(await tokenOf(sub, { email }), { page_url });
    await ask(widget.key, first.conversation_id, "Is anybody there?");
    const link = await mailedLink(first.conversation_id);
    await end(first.conversation_id);
    const next = await begin(await tokenOf(sub, { email }), { page_url });
    await ask(widget.key, next.conversation_id, "Something private");
    const resumed = await resume(link);
    expect(resumed).toMatchObject({ conversation_id: first.conversation_id, status: "completed" });
    expect(JSON.stringify(resumed)).not.toContain("Something private");
    const late = { conversation_id: first.conversation_id, message_text: "Let me in" };
    expect(await refusalOf(await post(widget.key, "message", late))).toMatchObject({ status: 404 });
  });

  test("opens again what has ended, while nothing has followed it", async () => {
    const own = await begin(await tokenOf(newPerson(), { email }), { page_url });
    await ask(widget.key, own.conversation_id, "Is anybody there?");
    const link = await mailedLink(own.conversation_id);
    await end(own.conversation_id);
    await resume(link);
    const sent = await ask(widget.key, own.conversation_id, "Here I am");
    expect(sent.conversation_id).toBe(own.conversation_id);
  });
});

describe("a link in a mail to somebody who is not signed in", () => {
  async function mailAnonymously() {
    const body = { session_id: crypto.randomUUID(), page_url };
    const started = await post(widget.key, "conversation", body);
    const { conversation_id } = await started.json<{ conversation_id: string }>();
    await ask(widget.key, conversation_id, "Is anybody there?");
    // Details that are left with the bot end a conversation.
    accepted(await stubOf(conversation_id).claim(idOf(conversation_id), JANE));
    await post(widget.key, "capture-lead", { conversation_id, visitor_email: email });
    return { conversation_id, link: await mailedLink(conversation_id) };
  }

  test("makes nobody's words a person's: who left that address has the conversation as well", async () => {
    const { conversation_id, link } = await mailAnonymously();
    await resume(link);
    const identity_token = await tokenOf(newPerson(), { name: "Ada" });
    const answer = await identify({ identity_token, conversation_id });
    expect(answer).toMatchObject({ is_theirs: false, conversation: { conversation_id } });
    await end(conversation_id);
    const next = await ask(widget.key, conversation_id, "Here I am");
    expect(idOf(next.conversation_id)).not.toBe(idOf(conversation_id));
    const after = await identify({ identity_token, conversation_id: next.conversation_id });
    expect(after.is_theirs).toBe(false);
    for (const one of [conversation_id, next.conversation_id]) {
      expect(await rowOf(one)).toMatchObject({ visitor_external_id: null });
    }
    expect((await begin(identity_token)).existing).toBe(false);
  });

  test("that nobody followed keeps no visitor from making their conversation theirs", async () => {
    const { conversation_id } = await mailAnonymously();
    const identity_token = await tokenOf(newPerson());
    expect((await identify({ identity_token, conversation_id })).is_theirs).toBe(true);
  });
});

async function openTab(capability: string) {
  const response = await callWidget(widget.key, "socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": `${SOCKET_PROTOCOL}, ${capability}`,
    },
  });
  return openedTab(response);
}

describe("an open tab with a person's conversation", () => {
  test("hears what they write on another device", async () => {
    const sub = newPerson();
    const own = await begin(await tokenOf(sub));
    const tab = await openTab(own.conversation_id);
    const other = await begin(await tokenOf(sub));
    await ask(widget.key, other.conversation_id, "From my phone");
    const [said] = await tab.hear("message");
    expect(said?.message.text).toBe("From my phone");
  });

  test("is not taken along to the next one, which another device began", async () => {
    const sub = newPerson();
    const first = await begin(await tokenOf(sub));
    const tab = await openTab(first.conversation_id);
    await end(first.conversation_id);
    const next = await begin(await tokenOf(sub));
    await ask(widget.key, next.conversation_id, "Something private");
    tab.send({ type: "resume", after_seq: 0 });
    await tab.hear("resumed");
    tab.send({ type: "message", client_message_id: "1", message_text: "Let me in" });
    await tab.hear("error");
    expect(tab.heard.map(({ type }) => type)).not.toContain("conversation");
    expect(JSON.stringify(tab.heard)).not.toContain("Something private");
  });
});

test("the dashboards are told at once that somebody has signed in", async () => {
  const session_id = crypto.randomUUID();
  const started = await post(widget.key, "conversation", { session_id });
  const { conversation_id } = await started.json<{ conversation_id: string }>();
  await ask(widget.key, conversation_id, "Where can I park?");
  const token = await tokenOf(newPerson(), { name: "Ada", email });
  await identify({ identity_token: token, conversation_id });
  const known = {
    is_verified: true,
    verified_as: "Ada",
    visitor_name: "Ada",
    visitor_email: email,
  };
  await vi.waitFor(
    () => expect(inbox.newsOf(idOf(conversation_id)).at(-1)).toMatchObject({ summary: known }),
    { timeout: 15_000 },
  );
});
