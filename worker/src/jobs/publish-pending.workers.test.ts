import { createScheduledController } from "cloudflare:test";
import { expect, test } from "vitest";
import { WidgetConfig } from "../../../contracts/widget-config.ts";
import { sendAdmin } from "../../test/admin-client.ts";
import { useFreshEdge } from "../../test/fresh-edge.ts";
import { makeOwnWidget } from "../../test/own-widget.ts";
import { testEnv } from "../../test/thread-client.ts";
import { callWidget, post, startChat } from "../../test/visitor-client.ts";
import { beforeKvCall } from "../../test/watched-kv.ts";
import worker from "../index.ts";
import { publishNow } from "../snapshots/publish-widget.ts";
import { SNAPSHOT_FRESH_MS } from "../snapshots/read-widget.ts";
import { findPendingPublications } from "../store/snapshots.ts";
import { publishPending } from "./publish-pending.ts";

const edge = useFreshEdge();

/** KV whose next writes fail. */
function failingWrites(failures: number) {
  let writes = 0;
  return beforeKvCall("put", () => {
    writes += 1;
    if (writes <= failures) throw new Error("KV takes no writes");
  });
}

async function pendingKeys(): Promise<string[]> {
  const pending = await findPendingPublications(edge.database.db, 100);
  return pending.map(({ widgetKey }) => widgetKey);
}

async function nameOf(widgetKey: string): Promise<string> {
  const response = await callWidget(widgetKey, "config");
  return WidgetConfig.parse(await response.json()).widget_name;
}

test("a change reaches visitors once it is published and their isolate asks again", async () => {
  const widget = await makeOwnWidget(edge.database, { widgetName: "Before" });
  await widget.publish();
  expect(await nameOf(widget.widgetKey)).toBe("Before");
  await widget.change("widget_name = 'After'");
  await worker.scheduled(createScheduledController(), testEnv);
  edge.passTime(SNAPSHOT_FRESH_MS);
  expect(await nameOf(widget.widgetKey)).toBe("After");
  expect(await pendingKeys()).toEqual([]);
});

test("new knowledge answers visitors of conversations under way once it is published, not before", async () => {
  const widget = await makeOwnWidget(edge.database);
  await widget.publish();
  const { conversation_id } = await startChat(widget.widgetKey);
  const question = "Do you validate zeppelin moorings?";
  const entry = { question, answer: "We do.", keywords: ["zeppelin"] };
  expect((await sendAdmin(widget.id, "POST", "knowledge", entry)).status).toBe(201);
  const ask = async () => {
    edge.passTime(SNAPSHOT_FRESH_MS);
    const body = { conversation_id, message_text: question };
    return (await post(widget.widgetKey, "message", body)).json();
  };
  await widget.publish();
  expect(await ask()).not.toMatchObject({ response: "We do." });
  expect((await sendAdmin(widget.id, "POST", "knowledge/publish")).status).toBe(201);
  expect(await ask()).toMatchObject({ response: "We do." });
});

test("a publication that failed is made good by the next run", async () => {
  const failing = await makeOwnWidget(edge.database, { widgetName: "Late" });
  expect(await publishPending(failingWrites(1))).toBe(0);
  expect(await pendingKeys()).toEqual([failing.widgetKey]);
  expect(await publishPending(testEnv)).toBe(1);
  expect(await pendingKeys()).toEqual([]);
});

test("what cannot be brought to the edge at once is said to be late, and the next run brings it", async () => {
  const { widgetKey } = await makeOwnWidget(edge.database);
  const { db } = edge.database;
  expect(await publishNow(failingWrites(1), db, widgetKey)).toBe(false);
  expect(await pendingKeys()).toEqual([widgetKey]);
  expect(await publishPending(testEnv)).toBe(1);
  expect(await publishNow(failingWrites(1), db, widgetKey)).toBe(true);
  await edge.database.setAway(true);
  expect(await publishNow(testEnv, db, widgetKey)).toBe(false);
});

test("one widget that fails does not hold up the others", async () => {
  const widgets = [await makeOwnWidget(edge.database), await makeOwnWidget(edge.database)];
  expect(await publishPending(failingWrites(1))).toBe(1);
  expect(await pendingKeys()).toHaveLength(widgets.length - 1);
  await publishPending(testEnv);
});

test("with Postgres away nothing is published, and nothing is forgotten", async () => {
  const widget = await makeOwnWidget(edge.database);
  await edge.database.setAway(true);
  await expect(publishPending(testEnv)).rejects.toThrow();
  await edge.database.setAway(false);
  expect(await publishPending(testEnv)).toBe(1);
  expect(await nameOf(widget.widgetKey)).toBe("Own widget");
});

test("a deactivated widget refuses new chats and those under way", async () => {
  const widget = await makeOwnWidget(edge.database);
  await widget.publish();
  const { conversation_id } = await startChat(widget.widgetKey);
  await widget.deactivate();
  await widget.publish();
  edge.passTime(SNAPSHOT_FRESH_MS);
  const body = { conversation_id, message_text: "hello" };
  const answers = await Promise.all([
    callWidget(widget.widgetKey, "config"),
    post(widget.widgetKey, "conversation", { session_id: "another session" }),
    post(widget.widgetKey, "message", body),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
});

test("a widget that changes while it is being published ends up at its newest state", async () => {
  const widget = await makeOwnWidget(edge.database, { widgetName: "First" });
  let writes = 0;
  // Another publisher's work falls between this one's reading and its writing.
  const interrupted = beforeKvCall("put", async () => {
    writes += 1;
    if (writes > 1) return;
    await widget.change("widget_name = 'Second'");
    await publishPending(testEnv);
  });
  await publishPending(interrupted);
  expect(await nameOf(widget.widgetKey)).toBe("Second");
  expect(await pendingKeys()).toEqual([]);
});
