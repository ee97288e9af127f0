import { beforeAll, expect, test } from "vitest";
import { LiveConversation } from "../../../../contracts/admin/conversations.ts";
import { INBOX_PROTOCOL } from "../../../../contracts/inbox-frames.ts";
import type { Role } from "../../../../contracts/rights.ts";
import { type ServerFrame, SOCKET_PROTOCOL } from "../../../../contracts/socket-frames.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { listenTo } from "../../../test/inbox-client.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeWidget, openThread, type TestWidget, visitOf } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { SOCKET_HEADERS } from "../../objects/conversation-calls.ts";

const database = openBoundDatabase();
let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget();
});

/** A conversation with one question and its answer, which Postgres has. */
async function talk() {
  const thread = await openThread(visitOf(widget));
  await thread.say("Where can I park?");
  await thread.stub.deliverNow();
  return thread;
}

type Thread = Awaited<ReturnType<typeof talk>>;

async function userIn(thread: Thread, role: Role = "client_admin") {
  const { cookie, userId } = await signedIn(database, role, widget.clientId);
  const path = `/conversations/${thread.conversationId}`;
  const act = (name: string, body: object = {}) => sendAs(cookie, "POST", `${path}/${name}`, body);
  const reply = (message_text: string, client_message_id: string = crypto.randomUUID()) =>
    act("reply", { message_text, client_message_id });
  const live = async (afterSeq = 0) =>
    LiveConversation.parse(
      await (await callAs(cookie, `${path}/live?after_seq=${afterSeq}`)).json(),
    );
  const openInbox = async () => {
    const headers = { Upgrade: "websocket", "Sec-WebSocket-Protocol": INBOX_PROTOCOL };
    const tab = listenTo(await callAs(cookie, "/inbox/socket", { headers }));
    await tab.resume();
    return tab;
  };
  return { userId, act, reply, live, openInbox };
}

/** Waits for a frame at the visitor's own socket. */
async function visitorTab({ stub, visit, conversationId }: Thread) {
  const { webSocket } = await stub.fetch("https://object/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": SOCKET_PROTOCOL,
      [SOCKET_HEADERS.widgetKey]: visit.widgetKey,
      [SOCKET_HEADERS.conversationId]: conversationId,
    },
  });
  if (!webSocket) throw new Error("no socket");
  const hears = (fits: (frame: ServerFrame) => boolean) =>
    new Promise<void>((resolve) => {
      webSocket.addEventListener("message", ({ data }) => {
        if (fits(JSON.parse(String(data)))) resolve();
      });
    });
  webSocket.accept();
  return { hears };
}

test("one user claims and answers; another is told who, and the visitor reads both words and name", async () => {
  const thread = await talk();
  const [jane, kim] = [await userIn(thread), await userIn(thread)];
  const claimed = await jane.act("claim");
  expect(LiveConversation.parse(await claimed.json())).toMatchObject({
    handover_phase: "claimed",
    claimed_by: jane.userId,
  });
  expect(await refusalOf(await kim.act("claim"))).toMatchObject({
    status: 409,
    code: "conflict",
    details: { reason: "claimed_by_other" },
  });
  expect((await jane.reply("Behind the house.")).status).toBe(200);
  const { messages } = await kim.live(2);
  expect(messages.at(-1)).toMatchObject({
    message_type: "human",
    message_text: "Behind the house.",
  });
});

test("a reply that is sent twice is said once, and the audit log holds no word of it", async () => {
  const thread = await talk();
  const jane = await userIn(thread);
  await jane.act("claim");
  const id = crypto.randomUUID();
  await jane.reply("My secret words.", id);
  await jane.reply("My secret words.", id);
  const { messages } = await jane.live();
  expect(messages.filter(({ message_type }) => message_type === "human")).toHaveLength(1);
  const lines = await database.query(
    "select action, details from audit_log where user_id = $1 order by id",
    [jane.userId],
  );
  expect(lines).toHaveLength(3);
  expect(JSON.stringify(lines)).not.toMatch(/secret|park/);
});

test("a conversation is handed on, given back, and closed with what came of it", async () => {
  const thread = await talk();
  const [jane, kim] = [await userIn(thread), await userIn(thread)];
  await jane.act("claim");
  await jane.act("transfer", { user_id: kim.userId });
  expect(await kim.live()).toMatchObject({ claimed_by: kim.userId });
  await kim.act("release");
  expect(await kim.live()).toMatchObject({ handover_phase: "bot", claimed_by: null });
  await kim.act("claim");
  await kim.act("close", { outcome: "resolved" });
  expect(await kim.live()).toMatchObject({ status: "completed" });
});

test("who may only read is refused, and changes nothing", async () => {
  const thread = await talk();
  const reader = await userIn(thread, "client_user");
  for (const refused of [await reader.act("claim"), await reader.reply("Hello")]) {
    expect(await refusalOf(refused)).toMatchObject({ status: 403, code: "forbidden" });
  }
  expect(await reader.live()).toMatchObject({ handover_phase: "bot", last_seq: 2 });
});

test("what the visitor says reaches the dashboard, and the user's typing the visitor", async () => {
  const thread = await talk();
  const jane = await userIn(thread);
  const [tab, visitor] = [await jane.openInbox(), await visitorTab(thread)];
  await jane.act("claim");
  await thread.say("Are you there?");
  await tab.hear("event", 1, ({ event }) => {
    return event.type === "message" && event.message.message_text === "Are you there?";
  });
  const typing = visitor.hears((frame) => frame.type === "typing" && frame.party === "human");
  const conversation_id = thread.conversationId;
  tab.send({ type: "typing", conversation_id, is_typing: true });
  await typing;
  const read = visitor.hears((frame) => frame.type === "read" && frame.party === "human");
  tab.send({ type: "read", conversation_id, seq: 3 });
  await read;
});
