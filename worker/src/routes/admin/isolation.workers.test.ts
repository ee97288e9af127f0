import { env } from "cloudflare:workers";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { FILE_TYPES, type Operation } from "../../../../contracts/admin/operation.ts";
import { ADMIN_OPERATIONS, type OperationKey } from "../../../../contracts/admin/operations.ts";
import { ADMIN_SOCKETS } from "../../../../contracts/admin/sockets.ts";
import { ROLES, type Role } from "../../../../contracts/rights.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { SAMPLES } from "../../../test/admin-samples.ts";
import { fingerprint, makeWorld, type World } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { documentedAnswers, schemaIn } from "../../../test/documented-answers.ts";
import { useMailbox } from "../../../test/mailbox.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { app } from "../../app.ts";
import { decideAccess } from "../../domain/access.ts";
import { publicWeb } from "../../outgoing/web.ts";

// Every route, by every caller, with one's own ids, another client's and none that exist.

const KEYS = Object.keys(ADMIN_OPERATIONS) as OperationKey[]; // The table's own keys.
const CLIENT_ROLES = ["client_admin", "client_user"] as const;
/** In every text of the other client's, and nowhere else. */
const SECRET = "Zanzibar";
const MISSING_UUID = "00000000-0000-7000-8000-000000000000";
const MISSING_ID = "2000000000";

const database = openBoundDatabase();

const standing = new Map<string, Promise<World>>();

/** A world that no test may change: made once, for those that only look, or are refused. */
function standingWorld(mark: string): Promise<World> {
  const world = standing.get(mark) ?? makeWorld(database, mark);
  standing.set(mark, world);
  return world;
}

beforeAll(useMailbox);
// The public web is asked for nothing: no name of a sample leads anywhere.
beforeAll(() => {
  vi.spyOn(publicWeb, "resolve").mockResolvedValue([]);
});
// Stands for the built plugin, which is there only once the widget was built.
beforeAll(() => {
  const plugin = zipSync({ "wetechforu-chat-widget/main.php": strToU8("<?php\n") });
  Object.assign(env, { ASSETS: { fetch: async () => new Response(plugin) } });
});

type Ids = Readonly<Record<string, string | number>>;

function operationOf(key: OperationKey): Operation {
  return ADMIN_OPERATIONS[key];
}

function addressOf(key: OperationKey, ids: Ids, world: World): string {
  const [, path = ""] = key.split(" ");
  const query = SAMPLES[key].query?.(world) ?? {};
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  const filled = path.replace(/:(\w+)/g, (_, name: string) => String(ids[name]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function send(cookie: string, key: OperationKey, ids: Ids, world: World): Promise<Response> {
  const [method = "GET"] = key.split(" ");
  const address = addressOf(key, ids, world);
  const body = SAMPLES[key].body?.(world);
  return body ? sendAs(cookie, method, address, body) : callAs(cookie, address, { method });
}

/** `number` counts each widget's versions anew, so the other client has the same. */
const hasForeignId = (key: OperationKey) => /:(?!sessionId)/.test(key);

function missingIds(): Ids {
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

const idsOf = (world: World): Ids => ({ ...world, sessionId: MISSING_ID });

test("every route that is served stands in the table, and is guarded by it", () => {
  const served = app.routes
    .filter(({ path, method }) => /^\/api\/chat-widget\/(?!public)/.test(path) && method !== "ALL")
    .map(({ path, method }) => `${method} ${path.slice("/api/chat-widget".length)}`);
  expect([...new Set(served)].sort()).toEqual([...KEYS, ...Object.keys(ADMIN_SOCKETS)].sort());
});

test("an answer may neither be framed nor run, and neither may a refusal", async () => {
  const { cookie } = await signedIn(database, "super_admin", null);
  for (const response of [await callAs(cookie, "/me"), await callAs("", "/me")]) {
    expect(response.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(response.headers.get("Strict-Transport-Security")).toMatch(/max-age=\d{8}/);
  }
});

describe.each(KEYS)("%s", (key) => {
  const operation = operationOf(key);

  test("shows itself to nobody who is not signed in", async () => {
    const world = await standingWorld("Own");
    const refusal = await refusalOf(await send("", key, idsOf(world), world));
    expect(refusal).toMatchObject({ status: 401, code: "unauthorized" });
  });

  test.each(ROLES)("does with one's own what a %s may, by its contract", async (role: Role) => {
    const world = await makeWorld(database, "Own");
    const clientId = role === "super_admin" ? null : world.clientId;
    const { cookie, userId } = await signedIn(database, role, clientId);
    const response = await send(cookie, key, idsOf(world), world);
    const actor = { userId, name: "", role, clientId };
    const target = operation.scope === "none" ? undefined : { clientId: world.clientId };
    const decision = decideAccess(actor, operation.right, target);
    if (decision !== "allowed") {
      expect(response.status).toBe(decision === "hidden" ? 404 : 403);
      return;
    }
    const documented = documentedAnswers(key).get(response.status);
    expect(documented).toBeDefined();
    if (documented) {
      const body: unknown = await response.clone().json();
      expect(schemaIn(documented).safeParse(body).error?.issues ?? []).toEqual([]);
    }
    expect(await shapeOf(response, operation)).toEqual({
      status: SAMPLES[key].status ?? operation.status,
      isByContract: true,
    });
  });

  const line = SAMPLES[key].status === undefined ? operation.audit : null;
  test.each(line ? [line] : [])("leaves the line %s in the audit log", async (action) => {
    const world = await makeWorld(database, "Own");
    const { cookie, userId } = await signedIn(database, "super_admin", null);
    await send(cookie, key, idsOf(world), world);
    const rows = await database.query("select action from audit_log where user_id = $1", [userId]);
    expect(rows).toEqual([{ action }]);
  });

  test.each(hasForeignId(key) ? CLIENT_ROLES : [])(
    "knows nothing of another client's rows, nor changes them, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const foreign = await refusalOf(await send(cookie, key, idsOf(other), other));
      const missing = await refusalOf(await send(cookie, key, missingIds(), own));
      expect(foreign).toEqual({ ...missing, request_id: foreign.request_id });
      expect(foreign).toMatchObject({ status: 404, code: "not_found" });
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(/:widgetId.*:(?!number)/.test(key) ? ["client_admin" as const] : [])(
    "finds no row of another client's below one's own widget, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const ids = { ...idsOf(other), widgetId: own.widgetId };
      expect((await send(cookie, key, ids, own)).status).toBe(404);
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(CLIENT_ROLES)(
    "neither shows nor takes another client's ids in its query or body, for a %s",
    async (role) => {
      const own = await makeWorld(database, "Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const response = await send(cookie, key, idsOf(own), other);
      const text = (await response.text()).replaceAll(SAMPLE_WORDS, "");
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(other.timezone);
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(SAMPLES[key].query ? CLIENT_ROLES : [])(
    "answers a query that names another client's rows as one that names none, word for word, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      for (const names of namesIn(key, other)) {
        const part = (world: World) => ({
          ...own,
          ...Object.fromEntries(names.map((name) => [name, world[name]])),
        });
        const foreign = await answerTo(cookie, key, own, part(other));
        const missing = await answerTo(cookie, key, own, part(missingWorld(own)));
        expect(foreign).toEqual(missing);
      }
    },
  );
});

const NAMED = ["clientId", "widgetId", "conversationId", "userId"] as const;
type Named = (typeof NAMED)[number];

/** The ids that a call's query names: each alone, then all of them. */
function namesIn(key: OperationKey, world: World): Named[][] {
  const values = Object.values(SAMPLES[key].query?.(world) ?? {});
  const names = NAMED.filter((name) => values.includes(world[name]));
  return [...names.map((name) => [name]), names];
}

function missingWorld(world: World): World {
  const id = Number(MISSING_ID);
  return { ...world, clientId: id, widgetId: id, userId: id, conversationId: MISSING_UUID };
}

/** The whole answer, but for what differs between any two calls. */
async function answerTo(cookie: string, key: OperationKey, own: World, queried: World) {
  const response = await send(cookie, key, idsOf(own), queried);
  const text = await response.text();
  return {
    status: response.status,
    text: text.replace(/"(?:as_of|request_id)":"[^"]*"/g, ""),
  };
}

/** What a refusal may repeat: the caller's own words. */
const SAMPLE_WORDS = /confirm_name must be[^"]*"/g;

async function shapeOf(response: Response, { out }: Operation) {
  if (response.status >= 400) {
    const text = await response.text();
    return { status: response.status, isByContract: response.status === 404 || text };
  }
  if (out === null)
    return { status: response.status, isByContract: (await response.text()) === "" };
  if (typeof out === "string") {
    const type = response.headers.get("Content-Type") ?? "";
    return { status: response.status, isByContract: type.startsWith(FILE_TYPES[out]) };
  }
  const body: unknown = await response.json();
  // Nothing more than the contract says either: what is not documented is not shown.
  const parsed = out.safeParse(body);
  const isSame =
    parsed.success && JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(body));
  return { status: response.status, isByContract: isSame || (parsed.error?.issues ?? body) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
