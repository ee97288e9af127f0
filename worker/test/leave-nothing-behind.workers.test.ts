import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { bindingsNow, leaveNothingBehind } from "./leave-nothing-behind.ts";
import { testEnv } from "./thread-client.ts";

// Test files share runtimes: what one leaves there, the next must not find.

const DAY_MS = 24 * 60 * 60 * 1_000;

test("stored data, objects with their alarms, and counts of limits are gone", async () => {
  const { CONVERSATIONS, INSTALL_CHECKS, SNAPSHOTS } = testEnv;
  const id = CONVERSATIONS.newUniqueId();
  await runInDurableObject(CONVERSATIONS.get(id), async (_, { storage }) => {
    await storage.put("left", "behind");
    await storage.setAlarm(Date.now() + DAY_MS);
  });
  await SNAPSHOTS.put("left", "behind");
  const ask = () => INSTALL_CHECKS.limit({ key: "left" });
  for (let asked = 0; asked < 10; asked += 1) await ask();

  await leaveNothingBehind(bindingsNow());
  await runInDurableObject(CONVERSATIONS.get(id), async (_, { storage }) => {
    expect(await storage.get("left")).toBeUndefined();
    expect(await storage.getAlarm()).toBeNull();
  });
  expect(await SNAPSHOTS.get("left")).toBeNull();
  expect(await ask()).toEqual({ success: true });
});

test("replaced bindings are back, and added ones gone", async () => {
  const bindings = bindingsNow();
  Object.assign(env, { NOTIFICATIONS: {}, FOLLOW_UP_HOUR_MS: "1" });
  await leaveNothingBehind(bindings);
  const now = bindingsNow();
  // By name: a failure would print whole bindings, and not come to an end.
  const names = Object.keys({ ...bindings, ...now });
  expect(names.filter((name) => now[name] !== bindings[name])).toEqual([]);
  expect(names).not.toContain("FOLLOW_UP_HOUR_MS");
});

test("clocks and globals are the runtime's own", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  vi.stubGlobal("navigator", {});
  await leaveNothingBehind(bindingsNow());
  expect(vi.isFakeTimers()).toBe(false);
  expect(Date.now()).toBeGreaterThan(0);
  expect(navigator.userAgent).toBeTypeOf("string");
});

test("modules remember nothing, the Worker's own among them", async () => {
  const { openDatabase } = await import("../src/store/database.ts");
  const database = openDatabase(testEnv);
  expect(openDatabase(testEnv)).toBe(database);
  await leaveNothingBehind(bindingsNow());
  const fresh = await import("../src/store/database.ts");
  expect(fresh.openDatabase(testEnv)).not.toBe(database);
});
