import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Webhook, WebhookDelivery } from "../../../../contracts/admin/webhooks.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { PUBLIC_IP } from "../../../test/fake-website.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import {
  makeReceiver,
  type Received,
  simulateWebhooks,
  verify,
} from "../../../test/webhook-receiver.ts";

const database = openBoundDatabase();
const URL_OF_HOOK = "https://crm.example/in";
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

beforeEach(async () => {
  await database.query("truncate clients cascade");
});
afterEach(() => vi.restoreAllMocks());

async function adminOf(clientId: number) {
  const { cookie } = await signedIn(database, "client_admin", clientId);
  const send = (method: string, path: string, body: object = {}) =>
    sendAs(cookie, method, `/webhooks${path}`, body);
  const add = (body: object = {}) =>
    send("POST", "", { url: URL_OF_HOOK, events: ["lead.created"], ...body });
  const read = async <Answer>(path: string) =>
    (await callAs(cookie, `/webhooks${path}`)).json<Answer>();
  return { cookie, send, add, read };
}

async function makeHook(overrides: object = {}) {
  const clientId = await makeClient(database);
  const admin = await adminOf(clientId);
  const hook = await (await admin.add(overrides)).json<Webhook>();
  const secret = async () => (await admin.read<{ secret: string }>(`/${hook.id}/secret`)).secret;
  const log = async () =>
    (await admin.read<{ items: WebhookDelivery[] }>(`/${hook.id}/deliveries`)).items;
  const change = async (body: object) =>
    (await admin.send("PATCH", `/${hook.id}`, body)).json<Webhook>();
  return { ...admin, clientId, hook, secret, log, change };
}

const addLead = (clientId: number) =>
  database.query("insert into leads (id, client_id, name) values ($1, $2, 'Ana')", [
    crypto.randomUUID(),
    clientId,
  ]);

/** Puts a receiver behind the Worker's own way out. */
function standIn(answer: () => Response): Received[] {
  const { web, received } = makeReceiver(answer);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url.startsWith("https://cloudflare-dns.com/")) {
      return Response.json({ Status: 0, Answer: [{ type: 1, data: PUBLIC_IP }] });
    }
    if (request.url === URL_OF_HOOK) return web.fetch(request.url, init ?? {});
    return realFetch(input, init);
  });
  return received;
}
const realFetch = globalThis.fetch;

describe("an endpoint", () => {
  test("is made with a secret, which is shown where it is asked for and nowhere else", async () => {
    const { hook, secret, read } = await makeHook({ description: " CRM " });
    expect(hook).toMatchObject({ url: URL_OF_HOOK, description: "CRM", is_active: true });
    expect(await secret()).toMatch(SECRET);
    expect(JSON.stringify(await read(""))).not.toContain(await secret());
  });

  test("is refused where its address is not on the public internet", async () => {
    const { add, send, hook } = await makeHook();
    for (const url of [
      "https://127.0.0.1/",
      "https://crm.internal/",
      "https://crm.example:8443/",
    ]) {
      expect(await refusalOf(await add({ url }))).toMatchObject({ status: 400, field: "url" });
      const changed = await send("PATCH", `/${hook.id}`, { url });
      expect(await refusalOf(changed)).toMatchObject({ status: 400, field: "url" });
    }
  });

  test("is one of at most twenty of a client", async () => {
    const { add, clientId } = await makeHook();
    await database.query(
      `insert into webhook_endpoints (client_id, url, secret)
       select $1, 'https://x.example/', 'x' from generate_series(2, 20)`,
      [clientId],
    );
    expect(await refusalOf(await add())).toMatchObject({ status: 409, code: "conflict" });
  });

  test("gets a new secret, beside which the old one is used for as long as was wished", async () => {
    const { hook, secret, send } = await makeHook();
    const before = await secret();
    const rotated = await send("POST", `/${hook.id}/rotate-secret`, { keep_previous_hours: 24 });
    const { previous_secret_until: until } = await rotated.json<Webhook>();
    expect(Date.parse(until ?? "") - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(await secret()).not.toBe(before);
    const received = standIn(() => new Response("ok"));
    await send("POST", `/${hook.id}/test`);
    const [request] = received as [Received];
    expect(verify(before, request)).toEqual(verify(await secret(), request));
    const last = await send("POST", `/${hook.id}/rotate-secret`, { keep_previous_hours: 0 });
    expect(await last.json()).toMatchObject({ previous_secret_until: null });
  });
});

describe("a test", () => {
  test("is sent at once, signed, and tells what came back", async () => {
    const { hook, send, secret, log } = await makeHook();
    const received = standIn(() => new Response("Welcome", { status: 202 }));
    const answer = await send("POST", `/${hook.id}/test`);
    const delivery = await answer.json<WebhookDelivery>();
    expect(delivery).toMatchObject({
      event_type: "test",
      status: "delivered",
      attempts: 1,
      sequence: null,
      response_status: 202,
      response_text: "Welcome",
    });
    const [request] = received as [Received];
    expect(request.headers["webhook-id"]).toBe(delivery.message_id);
    expect(verify(await secret(), request)).toMatchObject({ type: "test" });
    expect(await log()).toEqual([delivery]);
  });

  test("that fails is not repeated, and says nothing against the endpoint", async () => {
    const { hook, send, read, log } = await makeHook();
    standIn(() => new Response("no", { status: 500 }));
    await send("POST", `/${hook.id}/test`);
    expect(await log()).toMatchObject([
      { status: "failed", next_attempt_at: null, response_status: 500 },
    ]);
    expect(await read(`/${hook.id}`)).toMatchObject({ failing_since: null, is_active: true });
  });
});

describe("the log", () => {
  test("tells of each delivery what was sent and answered; one is sent again under its id", async () => {
    const { hook, send, log, clientId } = await makeHook();
    const clock = simulateWebhooks(Date.now());
    const receiver = makeReceiver(() => new Response("thanks"));
    await addLead(clientId);
    await clock.beat(receiver.web);
    const [delivery] = (await log()) as [WebhookDelivery];
    expect(delivery).toMatchObject({
      event_type: "lead.created",
      status: "delivered",
      response_text: "thanks",
      payload: { type: "lead.created", data: { name: "Ana" } },
    });
    const path = `/${hook.id}/deliveries/${delivery.id}/replay`;
    const replayed = await send("POST", path);
    expect(replayed.status).toBe(202);
    expect(await replayed.json()).toMatchObject({ id: delivery.id, status: "pending" });
    await clock.run(receiver.web, 60_000);
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([
      delivery.message_id,
      delivery.message_id,
    ]);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    const lines = await database.query(
      "select entity_id, details from audit_log where action = 'webhook.replayed'",
    );
    expect(lines).toMatchObject([{ entity_id: String(hook.id) }]);
    expect(JSON.stringify(lines)).not.toContain("Ana");
  });

  test("has all that failed since a moment sent again", async () => {
    const { hook, send, log, clientId } = await makeHook();
    await addLead(clientId);
    await addLead(clientId);
    const clock = simulateWebhooks(Date.now());
    const receiver = makeReceiver(() => new Response(null, { status: 500 }));
    await clock.beat(receiver.web);
    await database.query("update webhook_deliveries set status = 'failed', next_attempt_at = null");
    const later = new Date(Date.now() + 60_000).toISOString();
    const none = await send("POST", `/${hook.id}/replay-failed`, { since: later });
    expect(await none.json()).toEqual({ replayed: 0 });
    const since = new Date(Date.now() - 60_000).toISOString();
    const both = await send("POST", `/${hook.id}/replay-failed`, { since });
    expect(await both.json()).toEqual({ replayed: 2 });
    receiver.answer = () => new Response("ok");
    await clock.run(receiver.web, 60_000);
    expect(await log()).toMatchObject(Array(2).fill({ status: "delivered" }));
  });

  test("shows of a lead that is deleted nothing, and sends none of it again", async () => {
    const { cookie, hook, send, log, clientId } = await makeHook();
    await addLead(clientId);
    const clock = simulateWebhooks(Date.now());
    await clock.beat(makeReceiver().web);
    const [delivery] = (await log()) as [WebhookDelivery];
    const [lead] = await database.query("select id from leads");
    expect((await callAs(cookie, `/leads/${lead?.id}`, { method: "DELETE" })).status).toBe(204);
    expect(await log()).toEqual([]);
    const replayed = await send("POST", `/${hook.id}/deliveries/${delivery.id}/replay`);
    expect(replayed.status).toBe(404);
  });

  test("sends no test again", async () => {
    const { hook, send, log, clientId } = await makeHook();
    await addLead(clientId);
    await simulateWebhooks(Date.now()).beat(makeReceiver().web);
    await database.query("update webhook_deliveries set event_type = 'test'");
    const [delivery] = (await log()) as [WebhookDelivery];
    const replayed = await send("POST", `/${hook.id}/deliveries/${delivery.id}/replay`);
    expect(await refusalOf(replayed)).toMatchObject({ status: 409 });
  });
});

test("what waits at a paused endpoint is sent when it is activated", async () => {
  const { clientId, change, log } = await makeHook();
  await database.query(
    "update webhook_endpoints set is_active = false, paused_at = now(), failing_since = now()",
  );
  await addLead(clientId);
  const clock = simulateWebhooks(Date.now());
  const receiver = makeReceiver();
  await clock.beat(receiver.web);
  expect(receiver.received).toEqual([]);
  expect(await log()).toMatchObject([{ status: "pending" }]);
  expect(await change({ is_active: true })).toMatchObject({ paused_at: null, failing_since: null });
  await clock.run(receiver.web, 60_000);
  expect(await log()).toMatchObject([{ status: "delivered" }]);
});

test("an endpoint that its owner turned off is told nothing of what happens meanwhile", async () => {
  const { clientId, change, log } = await makeHook();
  await change({ is_active: false });
  await addLead(clientId);
  await change({ is_active: true });
  await simulateWebhooks(Date.now()).beat(makeReceiver().web);
  expect(await log()).toEqual([]);
});
