import { describe, expect, test } from "vitest";
import {
  type ConversationDetail,
  type ConversationSummary,
  LiveConversation,
} from "../../../../contracts/admin/conversations.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld, type World } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { inboxNamed, openTab } from "../../../test/inbox-client.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { inboxName } from "../../objects/inbox-calls.ts";

const database = openBoundDatabase();

async function adminOf(world: World) {
  const { cookie, userId } = await signedIn(database, "client_admin", world.clientId);
  const at = (act: string) => `/conversations/${world.conversationId}${act}`;
  return {
    cookie,
    userId,
    act: (name: string, body: object) => sendAs(cookie, "POST", at(`/${name}`), body),
    read: (path = "") => callAs(cookie, at(path)),
    remove: () => callAs(cookie, at(""), { method: "DELETE" }),
  };
}

async function watch(world: World) {
  const tab = await openTab(inboxNamed(inboxName(world.clientId)));
  await tab.resume();
  return tab;
}

describe("who is to look after a conversation", () => {
  test("is said to every open dashboard, and can be nobody", async () => {
    const world = await makeWorld(database, "Own");
    const [admin, tab] = [await adminOf(world), await watch(world)];
    const assigned = await admin.act("assign", { user_id: world.userId });
    expect(await assigned.json()).toMatchObject({
      assigned_to: world.userId,
      assignee_name: "Own colleague",
    });
    expect((await admin.act("assign", { user_id: null })).status).toBe(200);
    const rows = (await tab.hear("event", 2)).map(({ event }) => event);
    expect(rows).toMatchObject([
      { type: "conversation", summary: { id: world.conversationId, assigned_to: world.userId } },
      { type: "conversation", summary: { id: world.conversationId, assigned_to: null } },
    ]);
  });

  test.each(["assign", "transfer"])("%s takes nobody who is not of the client", async (act) => {
    const [world, other] = [await makeWorld(database, "Own"), await makeWorld(database, "Other")];
    const admin = await adminOf(world);
    const { userId: superAdminId } = await signedIn(database, "super_admin", null);
    await database.query("update users set is_active = false where id = $1", [world.adminId]);
    for (const user_id of [other.adminId, superAdminId, world.adminId, 2_000_000_000]) {
      expect(await refusalOf(await admin.act(act, { user_id }))).toMatchObject({
        status: 400,
        code: "bad_request",
        field: "user_id",
        message: "user_id must be an active user of this client.",
      });
    }
  });

  test("may be a super admin, as super admins say", async () => {
    const world = await makeWorld(database, "Own");
    const { cookie, userId } = await signedIn(database, "super_admin", null);
    const path = `/conversations/${world.conversationId}/assign`;
    const answer = await sendAs(cookie, "POST", path, { user_id: userId });
    expect(await answer.json()).toMatchObject({ assigned_to: userId });
    // From then on the client's own users know of them.
    const admin = await adminOf(world);
    expect((await admin.act("assign", { user_id: userId })).status).toBe(200);
  });

  test("answers no visitor when their role may not", async () => {
    const world = await makeWorld(database, "Own");
    const admin = await adminOf(world);
    expect(await refusalOf(await admin.act("transfer", { user_id: world.userId }))).toMatchObject({
      status: 400,
      field: "user_id",
    });
  });

  test("finds it among theirs, and others do not", async () => {
    const world = await makeWorld(database, "Own");
    const [admin, other] = [await adminOf(world), await adminOf(world)];
    await admin.act("assign", { user_id: admin.userId });
    const mine = async ({ cookie }: { cookie: string }) => {
      const answer = await callAs(cookie, "/conversations?inbox=mine");
      const { items } = await answer.json<{ items: ConversationSummary[] }>();
      return items.map(({ id }) => id);
    };
    expect(await mine(admin)).toEqual([world.conversationId]);
    expect(await mine(other)).toEqual([]);
  });
});

test("a conversation that is deleted goes from every open dashboard", async () => {
  const world = await makeWorld(database, "Own");
  const [admin, tab] = [await adminOf(world), await watch(world)];
  expect((await admin.remove()).status).toBe(204);
  expect((await tab.hear("event")).map(({ event }) => event)).toEqual([
    { type: "deleted", conversation_id: world.conversationId },
  ]);
});

describe("notes", () => {
  test("are kept in order with who wrote them, and no word of them in the audit log", async () => {
    const world = await makeWorld(database, "Own");
    const admin = await adminOf(world);
    const made = await admin.act("notes", { text: "Wants a secret quote." });
    expect(made.status).toBe(201);
    const listed = await (await admin.read("/notes")).json<{ items: object[] }>();
    expect(listed.items).toMatchObject([
      { text: "Own" },
      { text: "Wants a secret quote.", user_id: admin.userId },
    ]);
    const [line] = await database.query<{ entity_id: string; details: object }>(
      "select entity_id, details from audit_log where user_id = $1 and action = 'conversation.noted'",
      [admin.userId],
    );
    expect(line?.entity_id).toBe(world.conversationId);
    expect(JSON.stringify(line)).not.toContain("secret");
  });
});

describe("how a conversation stands", () => {
  test("is told from Postgres when its object knows nothing of it any more", async () => {
    const world = await makeWorld(database, "Own");
    const admin = await adminOf(world);
    const all = LiveConversation.parse(await (await admin.read("/live")).json());
    expect(all).toMatchObject({ status: "active", handover_phase: "bot", last_seq: 2 });
    expect(all.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    const later = LiveConversation.parse(await (await admin.read("/live?after_seq=1")).json());
    expect(later.messages.map(({ seq }) => seq)).toEqual([2]);
    const detail = await (await admin.read()).json<ConversationDetail>();
    expect(detail).toMatchObject({ handover_reason: null, outcome: null, claimed_by: null });
  });

  test("tells which messages the AI agent wrote, and what happened in between", async () => {
    const world = await makeWorld(database, "Own");
    const say = (seq: number, type: string, metadata: object) =>
      database.query(
        `insert into widget_messages (id, conversation_id, seq, message_type, message_text, metadata)
         values (gen_random_uuid(), $1, $2, $3, 'x', $4)`,
        [world.conversationId, seq, type, JSON.stringify(metadata)],
      );
    await say(3, "bot", { answered_by: "ai_agent", event: "none of a bot's" });
    await say(4, "system", { event: "joined" });
    const admin = await adminOf(world);
    const { items } = await (await admin.read("/messages")).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { is_from_agent: false, event: null },
      { is_from_agent: false, event: null },
      { is_from_agent: true, event: null },
      { is_from_agent: false, event: "joined" },
    ]);
  });
});
