import { beforeAll, describe, expect, test } from "vitest";
import { INBOX_PROTOCOL } from "../../../../contracts/inbox-frames.ts";
import type { Role } from "../../../../contracts/rights.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { inboxNamed, listenTo, makeSummary, saying } from "../../../test/inbox-client.ts";
import { ADMIN_ORIGIN, signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { askEdge, refusalOf } from "../../../test/visitor-client.ts";
import { ALL_CLIENTS_INBOX, inboxName } from "../../objects/inbox-calls.ts";

const database = openBoundDatabase();
let clientId: number;
let otherClientId: number;

beforeAll(async () => {
  [clientId, otherClientId] = [await makeClient(database), await makeClient(database)];
});

const UPGRADE = { Upgrade: "websocket", "Sec-WebSocket-Protocol": INBOX_PROTOCOL };

function open(cookie: string, query = "", headers: Record<string, string> = UPGRADE) {
  return callAs(cookie, `/inbox/socket${query}`, { headers });
}

async function openAs(role: Role, query = "", ofClient: number | null = clientId) {
  const user = await signedIn(database, role, role === "super_admin" ? null : ofClient);
  return { ...user, response: await open(user.cookie, query) };
}

describe("the inbox's socket", () => {
  test.each([
    ["client_admin", "", true],
    ["client_user", "", false],
    ["super_admin", "?client_id=own", true],
  ] as const)(
    "opens for a %s %s at the client's Inbox, and counts as present or not",
    async (role, query, counts) => {
      const { response, userId } = await openAs(role, query.replace("own", String(clientId)));
      expect(response.status).toBe(101);
      expect(response.headers.get("Sec-WebSocket-Protocol")).toBe(INBOX_PROTOCOL);
      const tab = listenTo(response);
      await tab.resume();
      const inbox = inboxNamed(inboxName(clientId));
      await inbox.publish([saying(makeSummary(), 1)]);
      expect(await tab.hear("event")).not.toEqual([]);
      const { availableUserIds } = await inbox.presence();
      expect(availableUserIds.includes(userId)).toBe(counts);
      tab.socket.close();
    },
  );

  test("opens for a super admin who chose no client at the Inbox of all", async () => {
    const { response } = await openAs("super_admin");
    const tab = listenTo(response);
    await tab.resume();
    await inboxNamed(inboxName(otherClientId)).publish([saying(makeSummary(), 1)]);
    await tab.hear("event", 2);
    expect(await inboxNamed(ALL_CLIENTS_INBOX).presence()).toMatchObject({ availableUserIds: [] });
    tab.socket.close();
  });

  test("says of another client's Inbox what it says of one that is not there", async () => {
    const { cookie } = await signedIn(database, "client_admin", clientId);
    const foreign = await refusalOf(await open(cookie, `?client_id=${otherClientId}`));
    const missing = await refusalOf(await open(cookie, "?client_id=2000000000"));
    expect(foreign).toEqual({ ...missing, request_id: foreign.request_id });
    expect(foreign).toMatchObject({ status: 404, code: "not_found" });
    const { response } = await openAs("super_admin", "?client_id=2000000000");
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  test("opens for nobody who is not signed in, nor for another site's page", async () => {
    expect(await refusalOf(await open(""))).toMatchObject({ status: 401, code: "unauthorized" });
    const { cookie } = await signedIn(database, "client_admin", clientId);
    for (const origin of ["https://evil.example", `${ADMIN_ORIGIN}.evil.example`, "null"]) {
      const response = await open(cookie, "", { ...UPGRADE, Origin: origin });
      expect(await refusalOf(response)).toMatchObject({ status: 403, code: "cross_site" });
    }
    const headers = { ...UPGRADE, Cookie: cookie };
    const noOrigin = await askEdge("/api/chat-widget/inbox/socket", { headers });
    expect(await refusalOf(noOrigin)).toMatchObject({ status: 403, code: "cross_site" });
  });

  test("says what it speaks to whoever asks for no socket, or speaks something else", async () => {
    const { cookie } = await signedIn(database, "client_admin", clientId);
    const plain = await open(cookie, "", {});
    expect(plain.headers.get("Upgrade")).toBe("websocket");
    expect(await refusalOf(plain)).toMatchObject({ status: 426, code: "upgrade_required" });
    const other = await open(cookie, "", { ...UPGRADE, "Sec-WebSocket-Protocol": "wtfu.v1" });
    expect(await refusalOf(other)).toMatchObject({ status: 404 });
  });
});

describe("a user's socket is closed at once", () => {
  test("when they sign out", async () => {
    const { response, cookie } = await openAs("client_admin");
    const tab = listenTo(response);
    const signOut = await askEdge("/api/auth/sign-out", {
      method: "POST",
      headers: { Origin: ADMIN_ORIGIN, Cookie: cookie, "Content-Type": "application/json" },
      body: "{}",
    });
    expect(signOut.status).toBe(200);
    expect(await tab.closed).toBe(4401);
  });

  test.each([{ is_active: false }, { role: "client_user" }])(
    "when somebody changes what they may do: %o",
    async (change) => {
      const { response, userId } = await openAs("client_admin");
      const tab = listenTo(response);
      const { cookie } = await signedIn(database, "client_admin", clientId);
      expect((await sendAs(cookie, "PATCH", `/users/${userId}`, change)).status).toBe(200);
      expect(await tab.closed).toBe(4401);
    },
  );

  test("when they end that session from another", async () => {
    const { response, userId, cookie } = await openAs("super_admin");
    const tab = listenTo(response);
    const [session] = await database.query<{ id: number }>(
      "insert into session (user_id, token, expires_at) values ($1, $2, now() + interval '1 day') returning id",
      [userId, crypto.randomUUID()],
    );
    const revoke = (id: number | undefined) =>
      callAs(cookie, `/me/sessions/${id}`, { method: "DELETE" });
    // Another's end leaves this one open.
    expect((await revoke(session?.id)).status).toBe(204);
    await tab.resume();
    const [own] = await database.query<{ id: number }>(
      "select id from session where user_id = $1",
      [userId],
    );
    expect((await revoke(own?.id)).status).toBe(204);
    expect(await tab.closed).toBe(4401);
  });
});
