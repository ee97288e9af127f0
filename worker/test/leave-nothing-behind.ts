import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";

export type Bindings = Readonly<Record<string, unknown>>;

/** What the Worker, its objects and the tests are handed, one by one. */
export function bindingsNow(): Bindings {
  return { ...env };
}

/**
 * Makes a runtime that has run a test file as good as new for the next one. Gone are stored data, with
 * the objects, their alarms and messages that wait in queues; replaced bindings, clocks and globals;
 * and last all modules, so that the next file loads its own, with nothing remembered in them.
 */
export async function leaveNothingBehind(bindings: Bindings): Promise<void> {
  await reset();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.keys(env)) if (!(name in bindings)) Reflect.deleteProperty(env, name);
  Object.assign(env, bindings);
  vi.resetModules();
}
