import { beforeEach, describe, expect, test, vi } from "vitest";
import { sendAs } from "../../test/admin-client.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { makeWidget, openThread, visitOf } from "../../test/thread-client.ts";
import {
  makeReceiver,
  type Received,
  simulateWebhooks,
  verify,
} from "../../test/webhook-receiver.ts";
import { addEndpointTo, chatIn } from "../../test/webhook-rows.ts";
import type { Web } from "../outgoing/web.ts";
import { findLate } from "../store/webhook-attempts.ts";
import { newWebhookSecret } from "./signed-headers.ts";

const database = openBoundDatabase();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

beforeEach(async () => {
  vi.useRealTimers();
  await database.query("truncate clients cascade");
});

const addEndpoint = (clientId: number, overrides?: Record<string, unknown>) =>
  addEndpointTo(database, clientId, overrides);
const chat = (widgetId: number, count: number) => chatIn(database, widgetId, count);

async function makeEndpoint(overrides: Record<string, unknown> = {}) {
  const home = await makeHome(database);
  return { ...home, secret: await addEndpoint(home.clientId, overrides) };
}

const endpoint = async () => (await database.query("select * from webhook_endpoints"))[0];
const deliveries = () => database.query("select * from webhook_deliveries order by event_sequence");
const idsOf = (received: readonly Received[]) =>
  received.map(({ headers }) => headers["webhook-id"]);
const bodyOf = ({ body }: Received) => JSON.parse(body) as { sequence: number; type: string };
/** Those of one moment are sent side by side, and arrive in any order. */
const bySequence = (received: readonly Received[]) =>
  received.map(bodyOf).sort((one, other) => one.sequence - other.sequence);

describe("a receiver that checks with the official verifier", () => {
  test("accepts what we send, and refuses a changed body, an old time and a wrong secret", async () => {
    const { widgetId, secret } = await makeEndpoint();
    const receiver = makeReceiver();
    await chat(widgetId, 1);
    await simulateWebhooks(Date.now()).beat(receiver.web);
    expect(receiver.received).toHaveLength(2);
    for (const request of receiver.received) {
      expect(verify(secret, request)).toEqual(JSON.parse(request.body));
    }
    const [request] = receiver.received as [Received];
    const changed = { ...request, body: request.body.replace("conversation", "conversatiom") };
    expect(() => verify(secret, changed)).toThrow();
    expect(() => verify(newWebhookSecret(), request)).toThrow();
    vi.useFakeTimers({ now: Date.now() + 6 * MINUTE_MS, toFake: ["Date"] });
    expect(() => verify(secret, request)).toThrow(/too old/);
  });

  test("may use either secret while they are changed, and the old one no longer after that", async () => {
    const previous = newWebhookSecret();
    const until = new Date(Date.now() + HOUR_MS).toISOString();
    const { widgetId, secret } = await makeEndpoint({
      previous_secret: previous,
      previous_secret_until: until,
    });
    const receiver = makeReceiver();
    const clock = simulateWebhooks(Date.now());
    await chat(widgetId, 1);
    await clock.beat(receiver.web);
    const [request] = receiver.received as [Received];
    expect(verify(secret, request)).toEqual(verify(previous, request));
    await database.query("update webhook_endpoints set previous_secret_until = now()");
    await chat(widgetId, 1);
    await clock.run(receiver.web, MINUTE_MS);
    const last = receiver.received.at(-1) as Received;
    vi.useFakeTimers({ now: clock.nowMs, toFake: ["Date"] });
    expect(verify(secret, last)).toMatchObject({ type: expect.any(String) });
    expect(() => verify(previous, last)).toThrow();
  });
});

test("events have a sequence that grows as they happened, and stay with their client", async () => {
  const own = await makeEndpoint();
  await makeEndpoint({ url: "https://other.example/" });
  const receiver = makeReceiver();
  await chat(own.widgetId, 3);
  await simulateWebhooks(Date.now()).beat(receiver.web);
  const sent = bySequence(receiver.received);
  expect(sent.map(({ type }) => type)).toEqual([
    "conversation.created",
    "message.created",
    "message.created",
    "message.created",
  ]);
  expect(new Set(receiver.received.map(({ url }) => url))).toEqual(
    new Set(["https://hooks.example/in"]),
  );
});

const WAIT = { timeout: 10_000 };

test("what a visitor writes, or a user adds, is sent without waiting for the cron", async () => {
  const widget = await makeWidget();
  await addEndpoint(widget.clientId, { events: "{message.created,lead.created}" });
  const receiver = makeReceiver();
  const clock = simulateWebhooks(Date.now());
  const { say, stub } = await openThread(visitOf(widget));
  await say("Where can I park?");
  await stub.deliverNow();
  // The queue is told after the answer.
  await vi.waitFor(async () => {
    await clock.deliverDue(receiver.web);
    expect(bySequence(receiver.received)).toMatchObject([
      { type: "message.created", data: { type: "user", text: "Where can I park?" } },
      { type: "message.created", data: { type: "bot", text: "Behind the building." } },
    ]);
  }, WAIT);
  const { cookie } = await signedIn(database, "client_admin", widget.clientId);
  await sendAs(cookie, "POST", "/leads", { name: "Ana" });
  await vi.waitFor(async () => {
    await clock.deliverDue(receiver.web);
    expect(bySequence(receiver.received).at(-1)).toMatchObject({ type: "lead.created" });
  }, WAIT);
});

describe("a receiver that fails for an hour", () => {
  test.each([
    ["in time", 1],
    ["twice", 2],
    ["not at all", 0],
  ])(
    "gets each event once it is back, none lost, where the queue's messages come %s",
    async (_, copies) => {
      const { widgetId } = await makeEndpoint();
      const clock = simulateWebhooks(Date.now());
      clock.setCopies(copies);
      const receiver = makeReceiver(() => new Response("down", { status: 503 }));
      await chat(widgetId, 4);
      await clock.run(receiver.web, HOUR_MS, 10 * MINUTE_MS);
      if (copies === 0) clock.setCopies(1);
      const taken: Received[] = [];
      receiver.answer = (request) => {
        taken.push(request);
        return new Response("ok");
      };
      await clock.run(receiver.web, 2 * HOUR_MS, 10 * MINUTE_MS);
      expect(taken).toHaveLength(5);
      expect(new Set(idsOf(taken)).size).toBe(5);
      expect(new Set(taken.map(({ body }) => body)).size).toBe(5);
      expect(await deliveries()).toMatchObject(Array(5).fill({ status: "delivered" }));
      expect(await endpoint()).toMatchObject({ is_active: true, failing_since: null });
    },
  );
});

test("every attempt of a delivery has the same id and the same body", async () => {
  const { widgetId } = await makeEndpoint({ events: "{conversation.created}" });
  const receiver = makeReceiver(() => new Response(null, { status: 500 }));
  const clock = simulateWebhooks(Date.now());
  await chat(widgetId, 1);
  await clock.run(receiver.web, 10 * MINUTE_MS);
  expect(receiver.received.length).toBeGreaterThan(2);
  expect(new Set(idsOf(receiver.received)).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
});

describe("an endpoint that keeps failing", () => {
  test("is paused after a day with one mail to its admins; what waits is sent when it goes on", async () => {
    const { widgetId, clientId } = await makeEndpoint({ events: "{conversation.created}" });
    await database.query(
      "insert into users (name, email, role, client_id) values ('Sam', $1, 'client_admin', $2)",
      [`${crypto.randomUUID()}@x.example`, clientId],
    );
    const receiver = makeReceiver(() => new Response("no", { status: 500 }));
    const clock = simulateWebhooks(Date.now());
    clock.setCopies(2);
    await chat(widgetId, 1);
    await clock.run(receiver.web, 23 * HOUR_MS, 30 * MINUTE_MS);
    expect(await endpoint()).toMatchObject({ is_active: true });
    await clock.run(receiver.web, 13 * HOUR_MS, 30 * MINUTE_MS);
    expect(await endpoint()).toMatchObject({ is_active: false, last_error: /500/ });
    const mails = clock.notices.filter(({ type }) => type === "webhook_paused");
    expect(mails).toMatchObject([{ url: "https://hooks.example/in", waitingCount: 1 }]);
    receiver.received.length = 0;
    receiver.answer = () => new Response("ok");
    await chat(widgetId, 1);
    await clock.run(receiver.web, HOUR_MS, 30 * MINUTE_MS);
    expect(receiver.received).toEqual([]);
    await database.query("update webhook_endpoints set is_active = true, paused_at = null");
    await database.query("update webhook_deliveries set next_attempt_at = now()");
    await clock.run(receiver.web, HOUR_MS, 30 * MINUTE_MS);
    expect(await deliveries()).toMatchObject(Array(2).fill({ status: "delivered" }));
  });

  test("that says it is gone is paused at once, and loses nothing", async () => {
    const { widgetId } = await makeEndpoint({ events: "{conversation.created}" });
    const receiver = makeReceiver(() => new Response(null, { status: 410 }));
    const clock = simulateWebhooks(Date.now());
    await chat(widgetId, 1);
    await clock.run(receiver.web, 10 * MINUTE_MS);
    expect(receiver.received).toHaveLength(1);
    expect(await endpoint()).toMatchObject({ is_active: false, paused_at: expect.anything() });
    expect(await deliveries()).toMatchObject([{ status: "pending", attempts: 1 }]);
  });

  test("with one event only, which is given up, is not paused for it", async () => {
    const { widgetId } = await makeEndpoint({ events: "{message.created,conversation.created}" });
    const receiver = makeReceiver(({ body }) =>
      body.includes("conversation.created") ? new Response(null, { status: 500 }) : new Response(),
    );
    const clock = simulateWebhooks(Date.now());
    for (let half = 0; half < 8; half += 1) {
      await chat(widgetId, 1);
      await clock.run(receiver.web, 12 * HOUR_MS, 6 * HOUR_MS);
    }
    expect(
      await database.query("select from webhook_deliveries where status = 'failed'"),
    ).not.toEqual([]);
    expect(await endpoint()).toMatchObject({ is_active: true });
    expect(clock.notices).toEqual([]);
  });

  test("is given what it did not take within 72 hours no more", async () => {
    const { widgetId } = await makeEndpoint({ events: "{conversation.created}" });
    const receiver = makeReceiver(() => new Response(null, { status: 410 }));
    const clock = simulateWebhooks(Date.now());
    await chat(widgetId, 1);
    await clock.run(receiver.web, 73 * HOUR_MS, HOUR_MS);
    expect(await deliveries()).toMatchObject([{ status: "failed" }]);
  });
});

test("a receiver that hangs keeps nobody else of the same batch waiting", async () => {
  const { clientId, widgetId } = await makeEndpoint({ events: "{conversation.created}" });
  await addEndpoint(clientId, { events: "{conversation.created}", url: "https://slow.example/" });
  const receiver = makeReceiver();
  const { promise: othersAreServed, resolve } = Promise.withResolvers<Response>();
  const { fetch } = receiver.web;
  const hanging: Web = {
    ...receiver.web,
    fetch: async (url, init) => {
      if (url.startsWith("https://slow.example/")) return othersAreServed;
      const answer = await fetch(url, init);
      resolve(new Response("at last"));
      return answer;
    },
  };
  await chat(widgetId, 1);
  await simulateWebhooks(Date.now()).beat(hanging);
  expect(await deliveries()).toMatchObject(Array(2).fill({ status: "delivered" }));
});

test("an endpoint with ever so many late deliveries keeps no other from its turn", async () => {
  const { clientId, widgetId } = await makeEndpoint({ events: "{message.created}" });
  await chat(widgetId, 5);
  const clock = simulateWebhooks(Date.now());
  clock.setCopies(0);
  await clock.beat(makeReceiver().web);
  await addEndpoint(clientId, { events: "{conversation.created}", url: "https://other.example/" });
  await chat(widgetId, 1);
  await clock.beat(makeReceiver().web);
  const late = { nowMs: clock.nowMs + HOUR_MS, lateMs: MINUTE_MS, limit: 2 };
  const ids = await findLate(database.db, late);
  const endpoints = await database.query(
    "select distinct endpoint_id from webhook_deliveries where id = any($1)",
    [ids],
  );
  expect([ids.length, endpoints.length]).toEqual([2, 2]);
});

test("a receiver that asks for time is given it", async () => {
  const { widgetId } = await makeEndpoint({ events: "{conversation.created}" });
  const headers = { "Retry-After": "1800" };
  const receiver = makeReceiver(() => new Response(null, { status: 429, headers }));
  const clock = simulateWebhooks(Date.now());
  await chat(widgetId, 1);
  await clock.run(receiver.web, 25 * MINUTE_MS, 5 * MINUTE_MS);
  expect(receiver.received).toHaveLength(1);
  await clock.run(receiver.web, 10 * MINUTE_MS, 5 * MINUTE_MS);
  expect(receiver.received).toHaveLength(2);
});
