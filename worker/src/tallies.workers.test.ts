import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBoundDatabase } from "../test/bound-database.ts";
import { makeOwnWidget } from "../test/own-widget.ts";
import { testEnv } from "../test/thread-client.ts";
import { askEdge, callWidget, post } from "../test/visitor-client.ts";
import worker from "./index.ts";
import { type EdgeReport, flushTallies, type TallyMessage } from "./tallies.ts";

const database = openBoundDatabase();
let widgetKey: string;
let widgetId: number;

beforeEach(async () => {
  ({ widgetKey, id: widgetId } = await makeOwnWidget(database));
});

afterEach(async () => {
  await flushTallies(collector().env);
  await database.setAway(false);
  vi.restoreAllMocks();
});

/** A queue that keeps what it is given, or refuses it. */
function collector() {
  const sent: TallyMessage[] = [];
  const state = { isAway: false, calls: 0 };
  const sendBatch = async (messages: Iterable<MessageSendRequest<EdgeReport>>) => {
    state.calls += 1;
    if (state.isAway) throw new Error("the queue is away");
    for (const { body } of messages) if (!("kind" in body)) sent.push(body);
  };
  const queue = new Proxy(testEnv.TALLIES, {
    get: (target, name) => (name === "sendBatch" ? sendBatch : Reflect.get(target, name)),
  });
  return { env: { ...testEnv, TALLIES: queue }, sent, state };
}

async function deliver(bodies: readonly TallyMessage[]) {
  const batch = createMessageBatch<TallyMessage>(
    "widget-tallies",
    bodies.map((body) => ({ id: body.id, timestamp: new Date(), attempts: 1, body })),
  );
  const ctx = createExecutionContext();
  await worker.queue(batch, testEnv);
  return getQueueResult(batch, ctx);
}

async function countedRows() {
  const [row] = await database.query<{ views: number; opens: number }>(
    `select coalesce(sum(views), 0)::int as views, coalesce(sum(opens), 0)::int as opens
     from widget_event_tallies where widget_id = $1`,
    [widgetId],
  );
  return row;
}

test("config loads, embed loads and first openings become one sum; preflights count for nothing", async () => {
  const ASSETS = { fetch: async () => new Response('config("__WTFU_CONFIG__")') };
  Object.assign(env, { ASSETS });
  await askEdge(`/w/${widgetKey}.js`);
  for (let n = 0; n < 3; n += 1) await callWidget(widgetKey, "config");
  await post(widgetKey, "event", { event: "open" });
  await callWidget(widgetKey, "config", { method: "OPTIONS" });
  const queue = collector();
  await flushTallies(queue.env);
  expect(queue.sent).toEqual([
    { id: expect.any(String), widgetKey, atMs: expect.any(Number), views: 4, opens: 1 },
  ]);
});

test("a sum that the queue delivers twice is counted once", async () => {
  await callWidget(widgetKey, "config");
  const queue = collector();
  await flushTallies(queue.env);
  await deliver(queue.sent);
  await deliver([...queue.sent, ...queue.sent]);
  expect(await countedRows()).toEqual({ views: 1, opens: 0 });
});

test("sums that the queue does not take are sent with the next ones, under the same ids", async () => {
  await callWidget(widgetKey, "config");
  const queue = collector();
  queue.state.isAway = true;
  await flushTallies(queue.env);
  await callWidget(widgetKey, "config");
  queue.state.isAway = false;
  await flushTallies(queue.env);
  await flushTallies(queue.env);
  expect(queue.sent.map(({ views }) => views)).toEqual([1, 1]);
  expect(new Set(queue.sent.map(({ id }) => id)).size).toBe(2);
});

test("with nothing counted, nothing is sent", async () => {
  const queue = collector();
  await flushTallies(queue.env);
  expect(queue.state.calls).toBe(0);
});

test("sums that Postgres cannot take are left with the queue", async () => {
  await callWidget(widgetKey, "config");
  const queue = collector();
  await flushTallies(queue.env);
  await database.setAway(true);
  await expect(deliver(queue.sent)).rejects.toThrow();
  await database.setAway(false);
  await deliver(queue.sent);
  expect(await countedRows()).toEqual({ views: 1, opens: 0 });
});

test("a page view reaches its row by the real queue, on its own", { timeout: 40_000 }, async () => {
  const response = await askEdge(`/api/chat-widget/public/widget/${widgetKey}/config`);
  expect(response.status).toBe(200);
  await vi.waitFor(async () => expect(await countedRows()).toEqual({ views: 1, opens: 0 }), {
    timeout: 30_000,
    interval: 250,
  });
});
