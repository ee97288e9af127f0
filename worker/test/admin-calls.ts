import { env } from "cloudflare:workers";
import { strToU8, zipSync } from "fflate";
import { beforeAll, vi } from "vitest";
import { ADMIN_OPERATIONS, type OperationKey } from "../../contracts/admin/operations.ts";
import { publicWeb } from "../src/outgoing/web.ts";
import { callAs, sendAs } from "./admin-client.ts";
import { SAMPLES } from "./admin-samples.ts";
import { makeWorld, type World } from "./admin-world.ts";
import { useMailbox } from "./mailbox.ts";
import type { TestDatabase } from "./test-database.ts";

// Every call of the admin API, made by its sample: with the ids of any world, or with none that exist.

export const ADMIN_KEYS = Object.keys(ADMIN_OPERATIONS) as OperationKey[]; // The table's own keys.
export const MISSING_UUID = "00000000-0000-7000-8000-000000000000";
export const MISSING_ID = "2000000000";

/** Gives a world that no test may change, by its mark: made once, for those that only look, or are refused. */
export function makeStandingWorlds(database: TestDatabase): (mark: string) => Promise<World> {
  const standing = new Map<string, Promise<World>>();
  return (mark) => {
    const world = standing.get(mark) ?? makeWorld(database, mark);
    standing.set(mark, world);
    return world;
  };
}

/** What samples need beside a database. */
export function useSamples(): void {
  beforeAll(useMailbox);
  beforeAll(() => {
    // The public web is asked for nothing: no name of a sample leads anywhere.
    vi.spyOn(publicWeb, "resolve").mockResolvedValue([]);
    // Stands for the built plugin, which is there only once the widget was built.
    const plugin = zipSync({ "wetechforu-chat-widget/main.php": strToU8("<?php\n") });
    Object.assign(env, { ASSETS: { fetch: async () => new Response(plugin) } });
  });
}

export type Ids = Readonly<Record<string, string | number>>;

function addressOf(key: OperationKey, ids: Ids, world: World): string {
  const [, path = ""] = key.split(" ");
  const query = SAMPLES[key].query?.(world) ?? {};
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  const filled = path.replace(/:(\w+)/g, (_, name: string) => String(ids[name]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

export function sendSample(
  cookie: string,
  key: OperationKey,
  ids: Ids,
  world: World,
): Promise<Response> {
  const [method = "GET"] = key.split(" ");
  const address = addressOf(key, ids, world);
  const body = SAMPLES[key].body?.(world);
  return body ? sendAs(cookie, method, address, body) : callAs(cookie, address, { method });
}

export function missingIds(): Ids {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        ["conversationId", "leadId", "appointmentId"].includes(String(name))
          ? MISSING_UUID
          : MISSING_ID,
    },
  );
}

export const idsOf = (world: World): Ids => ({ ...world, sessionId: MISSING_ID });
