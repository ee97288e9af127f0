import { beforeEach, describe, expect, test } from "vitest";
import type { ApiKeyCreated } from "../../../../contracts/admin/api-keys.ts";
import { API_KEY_PATTERN } from "../../../../contracts/admin/api-keys.ts";
import type { Right, Role } from "../../../../contracts/rights.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { askEdge, refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();
const LEADS: readonly Right[] = ["leads.read", "leads.manage"];

beforeEach(async () => {
  await database.query("truncate clients cascade");
});

async function makeKey(
  clientId: number,
  {
    scopes = LEADS,
    role = "client_admin" as Role,
    ...others
  }: Record<string, unknown> & {
    readonly scopes?: readonly Right[];
    readonly role?: Role;
  } = {},
) {
  const { cookie, userId } = await signedIn(
    database,
    role,
    role === "super_admin" ? null : clientId,
  );
  const body = { name: "CRM", scopes, expires_at: null, client_id: clientId, ...others };
  const response = await sendAs(cookie, "POST", "/api-keys", body);
  const made = await response.json<ApiKeyCreated>();
  return { cookie, userId, made, ask: asking(made.key) };
}

/** Calls as a program makes them: no cookie, and no page that they come from. */
function asking(key: string) {
  return (path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
    askEdge(`/api/chat-widget${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${key}`,
        "Content-Type": "application/json",
        ...init.headers,
      },
    });
}

const addLead = (ask: ReturnType<typeof asking>, headers: Record<string, string> = {}) =>
  ask("/leads", { method: "POST", headers, body: JSON.stringify({ name: "Ana" }) });

describe("a key", () => {
  test("is shown once, and kept as a hash alone", async () => {
    const clientId = await makeClient(database);
    const { made, cookie } = await makeKey(clientId);
    expect(made.key).toMatch(API_KEY_PATTERN);
    expect(made.prefix).toBe(made.key.slice(0, 9));
    const list = await (await callAs(cookie, "/api-keys")).text();
    expect(list).toContain(made.prefix);
    expect(list).not.toContain(made.key);
    const rows = await database.query(
      "select k::text, (select string_agg(a::text, '') from audit_log a) from api_keys k",
    );
    expect(JSON.stringify(rows)).not.toContain(made.key.slice(9));
  });

  test("is not shown what its maker's key of another client made under the same Idempotency-Key", async () => {
    const clientIds = [await makeClient(database), await makeClient(database)] as const;
    const { ask, cookie } = await makeKey(clientIds[0], { role: "super_admin" });
    const body = { name: "CRM", scopes: LEADS, expires_at: null, client_id: clientIds[1] };
    const other = await (await sendAs(cookie, "POST", "/api-keys", body)).json<ApiKeyCreated>();
    const headers = { "Idempotency-Key": "order-000001" };
    for (const caller of [ask, ask, asking(other.key)]) {
      expect((await addLead(caller, headers)).status).toBe(201);
    }
    const leads = await database.query("select client_id from leads order by client_id");
    expect(leads.map(({ client_id }) => client_id)).toEqual(clientIds);
  });

  test("asks for what it is for, without a cookie and from anywhere; the log names it", async () => {
    const { ask, made, userId } = await makeKey(await makeClient(database));
    expect((await ask("/leads")).status).toBe(200);
    expect((await addLead(ask)).status).toBe(201);
    const lines = await database.query(
      "select user_id, details -> 'api_key' as key from audit_log where action = 'lead.created'",
    );
    expect(lines).toEqual([{ user_id: userId, key: { id: made.id, name: "CRM" } }]);
  });

  test("is told of its use, to the minute", async () => {
    const { ask, cookie } = await makeKey(await makeClient(database));
    await ask("/leads", { headers: { "cf-connecting-ip": "203.0.113.9" } });
    await expect
      .poll(async () => (await callAs(cookie, "/api-keys")).json())
      .toMatchObject({
        items: [{ last_used_ip: "203.0.113.9", last_used_at: expect.any(String) }],
      });
  });

  test("does nothing beyond its scopes: what it may see is forbidden, the rest is not there", async () => {
    const { ask } = await makeKey(await makeClient(database), { scopes: ["leads.read"] });
    expect(await refusalOf(await addLead(ask))).toMatchObject({ status: 403, code: "forbidden" });
    expect((await ask("/widgets")).status).toBe(404);
    for (const path of ["/me", "/api-keys", "/me/sessions"]) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  test("sees its client alone, also where a super admin made it", async () => {
    const own = await makeWorld(database, "Own");
    const other = await makeWorld(database, "Other");
    const { ask } = await makeKey(own.clientId, { role: "super_admin", scopes: LEADS });
    expect((await ask(`/leads/${own.leadId}`)).status).toBe(200);
    expect((await ask(`/leads/${other.leadId}`)).status).toBe(404);
    expect(await (await ask("/leads")).text()).not.toContain("Other");
    expect(await (await ask(`/leads?client_id=${other.clientId}`)).json()).toMatchObject({
      items: [],
    });
  });

  test("opens no socket", async () => {
    const { ask } = await makeKey(await makeClient(database), { scopes: ["conversations.read"] });
    const response = await ask("/inbox/socket", { headers: { Upgrade: "websocket" } });
    expect(response.status).toBe(401);
  });
});

describe("a key stops at once", () => {
  const refused = { status: 401, code: "unauthorized" };

  test("when it is revoked", async () => {
    const { ask, made, cookie } = await makeKey(await makeClient(database));
    const revoke = () => callAs(cookie, `/api-keys/${made.id}`, { method: "DELETE" });
    expect((await revoke()).status).toBe(204);
    const response = await ask("/leads");
    expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(await refusalOf(response)).toMatchObject(refused);
    expect((await revoke()).status).toBe(404);
  });

  test("when its time is over, and when its maker is shut out", async () => {
    const { ask } = await makeKey(await makeClient(database));
    await database.query("update api_keys set expires_at = now()");
    expect(await refusalOf(await ask("/leads"))).toMatchObject(refused);
    await database.query("update api_keys set expires_at = null");
    await database.query("update users set is_active = false");
    expect(await refusalOf(await ask("/leads"))).toMatchObject(refused);
  });

  test("and one that never was, or is none at all, opens nothing", async () => {
    for (const key of [`wtfk_${"x".repeat(43)}`, "wtfk_", "secret"]) {
      expect(await refusalOf(await asking(key)("/leads"))).toMatchObject(refused);
    }
  });
});

test("a key cannot be made for what only a person may do, or for a time that is over", async () => {
  const { cookie } = await makeKey(await makeClient(database));
  const add = (body: object) =>
    sendAs(cookie, "POST", "/api-keys", { name: "x", scopes: LEADS, expires_at: null, ...body });
  for (const scope of ["me.manage", "users.manage", "api_keys.manage", "leads.convert"]) {
    expect(await refusalOf(await add({ scopes: [scope] }))).toMatchObject({ field: "scopes" });
  }
  const past = new Date(0).toISOString();
  expect(await refusalOf(await add({ expires_at: past }))).toMatchObject({ field: "expires_at" });
});
