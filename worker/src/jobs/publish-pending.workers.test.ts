import { createScheduledController } from "cloudflare:test";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { WidgetConfig } from "../../../contracts/widget-config.ts";
import { bindTestDatabase } from "../../test/bound-database.ts";
import { makeOwnWidget } from "../../test/own-widget.ts";
import type { TestDatabase } from "../../test/test-database.ts";
import { testEnv } from "../../test/thread-client.ts";
import { callWidget, post, startChat } from "../../test/visitor-client.ts";
import worker from "../index.ts";
import { forgetWidgets, SNAPSHOT_FRESH_MS } from "../snapshots/read-widget.ts";
import { findPendingPublications } from "../store/snapshots.ts";
import { publishPending } from "./publish-pending.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await bindTestDatabase();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  forgetWidgets();
});

afterEach(async () => {
  vi.useRealTimers();
  await database.setAway(false);
});

/** KV whose next writes fail. */
function failingWrites(failures: number) {
  let left = failures;
  const kv = new Proxy(testEnv.SNAPSHOTS, {
    get(target, name) {
      if (name === "put" && left > 0) {
        left -= 1;
        return () => Promise.reject(new Error("KV takes no writes"));
      }
      const method: unknown = Reflect.get(target, name);
      return typeof method === "function" ? method.bind(target) : method;
    },
  });
  return { ...testEnv, SNAPSHOTS: kv };
}

async function pendingKeys(): Promise<string[]> {
  const pending = await findPendingPublications(database.db, 100);
  return pending.map(({ widgetKey }) => widgetKey);
}

async function nameOf(widgetKey: string): Promise<string> {
  const response = await callWidget(widgetKey, "config");
  return WidgetConfig.parse(await response.json()).widget_name;
}

test("a change reaches visitors once it is published and their isolate asks again", async () => {
  const widget = await makeOwnWidget(database, { widgetName: "Before" });
  await widget.publish();
  expect(await nameOf(widget.widgetKey)).toBe("Before");
  await widget.change("widget_name = 'After'");
  await worker.scheduled(createScheduledController(), testEnv);
  vi.setSystemTime(Date.now() + SNAPSHOT_FRESH_MS);
  expect(await nameOf(widget.widgetKey)).toBe("After");
  expect(await pendingKeys()).toEqual([]);
});

test("new knowledge answers visitors of conversations that are under way", async () => {
  const widget = await makeOwnWidget(database);
  await widget.publish();
  const { conversation_id } = await startChat(widget.widgetKey);
  await database.query(
    `insert into widget_knowledge_base (widget_id, category, question, answer, keywords)
     values ($1, 'visit', 'Do you validate zeppelin moorings?', 'We do.', '{zeppelin}')`,
    [widget.id],
  );
  await widget.publish();
  vi.setSystemTime(Date.now() + SNAPSHOT_FRESH_MS);
  const body = { conversation_id, message_text: "Do you validate zeppelin moorings?" };
  const answer = await (await post(widget.widgetKey, "message", body)).json();
  expect(answer).toMatchObject({ response: "We do." });
});

test("a publication that failed is made good by the next run", async () => {
  const failing = await makeOwnWidget(database, { widgetName: "Late" });
  expect(await publishPending(failingWrites(1))).toBe(0);
  expect(await pendingKeys()).toEqual([failing.widgetKey]);
  expect(await publishPending(testEnv)).toBe(1);
  expect(await pendingKeys()).toEqual([]);
});

test("one widget that fails does not hold up the others", async () => {
  const widgets = [await makeOwnWidget(database), await makeOwnWidget(database)];
  expect(await publishPending(failingWrites(1))).toBe(1);
  expect(await pendingKeys()).toHaveLength(widgets.length - 1);
  await publishPending(testEnv);
});

test("with Postgres away nothing is published, and nothing is forgotten", async () => {
  const widget = await makeOwnWidget(database);
  await database.setAway(true);
  await expect(publishPending(testEnv)).rejects.toThrow();
  await database.setAway(false);
  expect(await publishPending(testEnv)).toBe(1);
  expect(await nameOf(widget.widgetKey)).toBe("Own widget");
});

test("a deactivated widget refuses new chats and those under way", async () => {
  const widget = await makeOwnWidget(database);
  await widget.publish();
  const { conversation_id } = await startChat(widget.widgetKey);
  await widget.deactivate();
  await widget.publish();
  vi.setSystemTime(Date.now() + SNAPSHOT_FRESH_MS);
  const body = { conversation_id, message_text: "hello" };
  const answers = await Promise.all([
    callWidget(widget.widgetKey, "config"),
    post(widget.widgetKey, "conversation", { session_id: "another session" }),
    post(widget.widgetKey, "message", body),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
});

test("a widget that changes while it is being published ends up at its newest state", async () => {
  const widget = await makeOwnWidget(database, { widgetName: "First" });
  // Another publisher's work falls between this one's reading and its writing.
  const interrupted = new Proxy(testEnv.SNAPSHOTS, {
    get(target, name) {
      if (name !== "put") return Reflect.get(target, name).bind(target);
      return async (...put: Parameters<KVNamespace["put"]>) => {
        await change();
        await target.put(...put);
      };
    },
  });
  let changes = 0;
  async function change(): Promise<void> {
    changes += 1;
    if (changes > 1) return;
    await widget.change("widget_name = 'Second'");
    await publishPending(testEnv);
  }
  await publishPending({ ...testEnv, SNAPSHOTS: interrupted });
  expect(await nameOf(widget.widgetKey)).toBe("Second");
  expect(await pendingKeys()).toEqual([]);
});
