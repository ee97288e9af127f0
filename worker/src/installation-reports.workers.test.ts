import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { version } from "../../package.json";
import { openBoundDatabase } from "../test/bound-database.ts";
import { makeOwnWidget } from "../test/own-widget.ts";
import { testEnv } from "../test/thread-client.ts";
import { askEdge, callWidget } from "../test/visitor-client.ts";
import worker from "./index.ts";
import { type EdgeReport, flushTallies } from "./tallies.ts";

const database = openBoundDatabase();
const HOUR_MS = 3_600_000;
let widget: Awaited<ReturnType<typeof makeOwnWidget>>;

beforeEach(async () => {
  const ASSETS = { fetch: async () => new Response('config("__WTFU_CONFIG__")') };
  Object.assign(env, { ASSETS });
  widget = await makeOwnWidget(database);
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  await sent();
  vi.useRealTimers();
});

/** What the edge has to report since it was asked last. */
async function sent(): Promise<EdgeReport[]> {
  const bodies: EdgeReport[] = [];
  const sendBatch = async (messages: Iterable<MessageSendRequest<EdgeReport>>) => {
    for (const { body } of messages) bodies.push(body);
  };
  const TALLIES = new Proxy(testEnv.TALLIES, {
    get: (target, name) => (name === "sendBatch" ? sendBatch : Reflect.get(target, name)),
  });
  await flushTallies({ TALLIES });
  return bodies;
}

const sightings = async () => (await sent()).filter((report) => "kind" in report);
const load = (headers: Record<string, string>, query = "") =>
  askEdge(`/w/${widget.widgetKey}.js${query}`, { headers });

test("where a widget is loaded is told once an hour, with what the site is made with", async () => {
  await load({ Referer: "https://Clinic.example/contact" }, "?via=wordpress");
  await load({ Referer: "https://clinic.example/" });
  await callWidget(widget.widgetKey, "config", { headers: { Origin: "https://clinic.example" } });
  expect(await sightings()).toEqual([
    {
      kind: "installation",
      widgetKey: widget.widgetKey,
      domain: "clinic.example",
      installationKind: "wordpress",
      widgetVersion: version,
      atMs: expect.any(Number),
    },
  ]);
  vi.setSystemTime(Date.now() + HOUR_MS);
  await load({ Referer: "https://clinic.example/" });
  expect(await sightings()).toHaveLength(1);
});

test("a page that does not say where it is, the dashboard's and our own are no websites", async () => {
  await load({});
  await load({ Referer: `https://edge.example/chat/${widget.widgetKey}` });
  await load({ Origin: "null" });
  await load({ Origin: "https://admin.example" });
  expect(await sightings()).toEqual([]);
});

test("of one widget an isolate tells of fifty sites an hour at most", async () => {
  for (let n = 0; n < 60; n += 1) await load({ Referer: `https://a${n}.example/` });
  expect(await sightings()).toHaveLength(50);
});

test("sightings and the sums of an older release become rows together", async () => {
  await load({ Referer: "https://clinic.example/" });
  const bodies = await sent();
  expect(bodies).toHaveLength(2);
  const messages = bodies.map((body, n) => ({
    id: String(n),
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  await worker.queue(createMessageBatch<EdgeReport>("widget-tallies", messages), testEnv);
  const rows = await database.query(
    `select domain, views from widget_installations i
     join widget_event_tallies e on e.widget_id = i.widget_id where i.widget_id = $1`,
    [widget.id],
  );
  expect(rows).toEqual([{ domain: "clinic.example", views: 1 }]);
});

test("the loader is refused to a site that the widget's list does not name, and not counted", async () => {
  widget = await makeOwnWidget(database, { domainWhitelist: ["clinic.example"] });
  const foreign = await load({ Referer: "https://evil.example/" });
  expect(foreign.status).toBe(403);
  expect(await foreign.text()).toMatch(/^\/\/ .*\n$/);
  expect(foreign.headers.get("Vary")).toContain("Referer");
  expect((await load({ Origin: "null" })).status).toBe(403);
  expect(await sent()).toEqual([]);
  expect((await load({ Referer: "https://clinic.example/" })).status).toBe(200);
  // Says nothing of itself: each call that the loader makes will.
  expect((await load({})).status).toBe(200);
  expect(await sightings()).toMatchObject([{ domain: "clinic.example" }]);
});
