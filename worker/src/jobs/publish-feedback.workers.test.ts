import { createScheduledController } from "cloudflare:test";
import { expect, test } from "vitest";
import { useFreshEdge } from "../../test/fresh-edge.ts";
import { makeOwnWidget } from "../../test/own-widget.ts";
import { testEnv } from "../../test/thread-client.ts";
import worker from "../index.ts";
import { findStored } from "../snapshots/snapshot-store.ts";

const edge = useFreshEdge();

const runAt = (time: string) =>
  worker.scheduled(createScheduledController({ scheduledTime: new Date(time) }), testEnv);

test("feedback reaches the edge with one run a day", async () => {
  const widget = await makeOwnWidget(edge.database);
  await widget.publish();
  const version = async () => {
    const stored = await findStored(testEnv.SNAPSHOTS, widget.widgetKey);
    return stored.found === "snapshot" ? stored.version : 0;
  };
  const before = await version();
  await edge.database.query("update widget_knowledge_base set helpful_count = 3");
  await runAt("2026-03-02T03:19:00Z");
  expect(await version()).toBe(before);
  await runAt("2026-03-02T03:20:00Z");
  expect(await version()).toBe(before + 1);
  await runAt("2026-03-03T03:20:00Z");
  expect(await version()).toBe(before + 1);
});
