import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { useFreshEdge } from "../../test/fresh-edge.ts";
import { makeOwnWidget } from "../../test/own-widget.ts";
import { testEnv } from "../../test/thread-client.ts";
import { beforeKvCall } from "../../test/watched-kv.ts";
import { AppError } from "../errors.ts";
import { generateWidgetKey } from "../store/widgets.ts";
import {
  FALLBACKS_AT_ONCE_MAX,
  forgetWidgets,
  readWidget,
  SNAPSHOT_FRESH_MS,
  SNAPSHOT_STALE_MAX_MS,
} from "./read-widget.ts";
import { findStored, storePublished } from "./snapshot-store.ts";

const edge = useFreshEdge();

/** One request's reading, with all that it leaves to be done in the background. */
async function read(widgetKey: string, env = testEnv) {
  const ctx = createExecutionContext();
  try {
    return await readWidget(env, ctx, widgetKey);
  } finally {
    await waitOnExecutionContext(ctx);
  }
}

async function roundTripsOf(act: () => Promise<unknown>): Promise<number> {
  const before = await edge.database.roundTrips();
  await act();
  return (await edge.database.roundTrips()) - before;
}

const brokenKv = new Proxy(testEnv.SNAPSHOTS, {
  get: () => () => Promise.reject(new Error("KV is away")),
});
const withBrokenKv = () => ({ ...testEnv, SNAPSHOTS: brokenKv });

/** KV that counts how often it is asked. */
function countingKv() {
  let reads = 0;
  const env = beforeKvCall("getWithMetadata", () => {
    reads += 1;
  });
  return { env, reads: () => reads };
}

describe("a widget that is nowhere but in Postgres", () => {
  test("is read from there once, however many ask at once", async () => {
    const { widgetKey } = await makeOwnWidget(edge.database);
    const asked = () => Promise.all(Array.from({ length: 50 }, () => read(widgetKey)));
    expect(await roundTripsOf(asked)).toBe(1);
    expect((await asked()).map((widget) => widget?.snapshot.config.widget_key)).toEqual(
      Array(50).fill(widgetKey),
    );
  });

  test("is then in KV, so that another isolate needs no Postgres", async () => {
    const { widgetKey } = await makeOwnWidget(edge.database);
    await read(widgetKey);
    forgetWidgets();
    await edge.database.setAway(true);
    expect((await read(widgetKey))?.snapshot.entries.length).toBeGreaterThan(0);
  });

  test("and Postgres away: refused as unavailable, with a time to try again", async () => {
    const { widgetKey } = await makeOwnWidget(edge.database);
    await edge.database.setAway(true);
    const error = await read(widgetKey).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "unavailable", headers: { "Retry-After": "5" } });
    await edge.database.setAway(false);
    expect(await read(widgetKey)).not.toBeNull();
  });
});

describe("keys of no widget", () => {
  test("cost Postgres one look each, remembered in the isolate and in KV", async () => {
    const widgetKey = generateWidgetKey();
    const often = async () => {
      for (let n = 0; n < 5; n += 1) {
        expect(await read(widgetKey)).toBeNull();
        forgetWidgets();
      }
    };
    expect(await roundTripsOf(often)).toBe(1);
  });

  test("by the hundred reach Postgres a few at a time; the rest are refused", async () => {
    const keys = Array.from({ length: 200 }, generateWidgetKey);
    const flood = async () => {
      const settled = await Promise.allSettled(keys.map((key) => read(key)));
      const refused = settled.filter((one) => one.status === "rejected").length;
      expect(refused).toBeGreaterThan(0);
    };
    const trips = await roundTripsOf(flood);
    expect(trips).toBeGreaterThan(0);
    expect(trips).toBeLessThanOrEqual(200 - FALLBACKS_AT_ONCE_MAX);
    expect(await read(generateWidgetKey())).toBeNull();
  });

  test("come to life as soon as a widget of that key is published", async () => {
    const widgetKey = generateWidgetKey();
    expect(await read(widgetKey)).toBeNull();
    const { publish } = await makeOwnWidget(edge.database, { widgetKey });
    await publish();
    edge.passTime(SNAPSHOT_FRESH_MS);
    expect(await read(widgetKey)).not.toBeNull();
  });
});

describe("a published widget", () => {
  test("is served without Postgres, for as long as that is away", async () => {
    const { widgetKey, publish } = await makeOwnWidget(edge.database);
    await publish();
    await edge.database.setAway(true);
    for (let n = 0; n < 3; n += 1) {
      expect(await read(widgetKey)).not.toBeNull();
      edge.passTime(60 * 60 * 1000);
    }
  });

  test("is asked for again in KV every five seconds, and read anew only when it has changed", async () => {
    const { widgetKey, publish, change } = await makeOwnWidget(edge.database);
    await publish();
    const kv = countingKv();
    const first = await read(widgetKey, kv.env);
    edge.passTime(SNAPSHOT_FRESH_MS - 1);
    expect(await read(widgetKey, kv.env)).toBe(first);
    expect(kv.reads()).toBe(1);
    edge.passTime(1);
    expect(await read(widgetKey, kv.env)).toBe(first);
    expect(kv.reads()).toBe(2);
    await change("widget_name = 'Renamed'");
    await publish();
    edge.passTime(SNAPSHOT_FRESH_MS);
    const changed = await read(widgetKey, kv.env);
    expect(changed?.snapshot.config.widget_name).toBe("Renamed");
    expect(changed?.etag).not.toBe(first?.etag);
  });

  test("that is deactivated or deleted is gone within the same bound, without Postgres", async () => {
    for (const act of ["deactivate", "remove"] as const) {
      const widget = await makeOwnWidget(edge.database);
      await widget.publish();
      expect(await read(widget.widgetKey)).not.toBeNull();
      await widget[act]();
      await widget.publish();
      await edge.database.setAway(true);
      edge.passTime(SNAPSHOT_FRESH_MS);
      expect(await read(widget.widgetKey)).toBeNull();
      await edge.database.setAway(false);
    }
  });

  test("is not brought back by a reader who was slow to copy what Postgres told him", async () => {
    const widget = await makeOwnWidget(edge.database);
    const slow = beforeKvCall("put", async () => {
      await widget.deactivate();
      await widget.publish();
    });
    expect(await read(widget.widgetKey, slow)).not.toBeNull();
    forgetWidgets();
    expect(await read(widget.widgetKey)).toBeNull();
  });

  test("in a format of other code is made again from Postgres, once", async () => {
    const { widgetKey, publish } = await makeOwnWidget(edge.database);
    await publish();
    const stored = await findStored(testEnv.SNAPSHOTS, widgetKey);
    if (stored.found !== "snapshot") throw new Error("not published");
    const strange = { ...JSON.parse(stored.text), index: { format: 999 } };
    for (const format of ["0.0", undefined]) {
      const metadata = { version: stored.version, format };
      await testEnv.SNAPSHOTS.put(`widget:${widgetKey}`, JSON.stringify(strange), { metadata });
      forgetWidgets();
      const widget = await read(widgetKey);
      expect(widget?.snapshot.index.format).not.toBe(999);
    }
    forgetWidgets();
    expect(await roundTripsOf(() => read(widgetKey))).toBe(0);
  });

  test("of an older version never replaces a newer one", async () => {
    const { widgetKey, publish, change } = await makeOwnWidget(edge.database);
    const old = await read(widgetKey);
    if (!old) throw new Error("no widget");
    await change("widget_name = 'Newer'");
    await publish();
    const { snapshot } = old;
    await storePublished(testEnv.SNAPSHOTS, widgetKey, snapshot.version, snapshot);
    await storePublished(testEnv.SNAPSHOTS, widgetKey, snapshot.version, null);
    forgetWidgets();
    expect((await read(widgetKey))?.snapshot.config.widget_name).toBe("Newer");
  });
});

describe("while KV is away", () => {
  test("what is in memory serves for ten minutes, asking KV only every five seconds", async () => {
    const { widgetKey, publish } = await makeOwnWidget(edge.database);
    await publish();
    const known = await read(widgetKey);
    await edge.database.setAway(true);
    edge.passTime(SNAPSHOT_STALE_MAX_MS - 1);
    expect(await read(widgetKey, withBrokenKv())).toBe(known);
    edge.passTime(SNAPSHOT_FRESH_MS);
    await expect(read(widgetKey, withBrokenKv())).rejects.toMatchObject({ code: "unavailable" });
  });

  test("what is not in memory is read from Postgres", async () => {
    const { widgetKey } = await makeOwnWidget(edge.database);
    expect(await read(widgetKey, withBrokenKv())).not.toBeNull();
  });
});

test("a copy that was lost from KV with Postgres away: memory goes on serving", async () => {
  const { widgetKey, publish } = await makeOwnWidget(edge.database);
  await publish();
  const known = await read(widgetKey);
  await testEnv.SNAPSHOTS.delete(`widget:${widgetKey}`);
  await edge.database.setAway(true);
  edge.passTime(SNAPSHOT_FRESH_MS);
  expect(await read(widgetKey)).toBe(known);
});
