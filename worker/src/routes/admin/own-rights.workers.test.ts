import { describe, expect, test } from "vitest";
import { FILE_TYPES, type Operation } from "../../../../contracts/admin/operation.ts";
import { ADMIN_OPERATIONS } from "../../../../contracts/admin/operations.ts";
import { ADMIN_SOCKETS } from "../../../../contracts/admin/sockets.ts";
import { ROLES, type Role } from "../../../../contracts/rights.ts";
import {
  ADMIN_KEYS,
  idsOf,
  makeStandingWorlds,
  sendSample,
  useSamples,
} from "../../../test/admin-calls.ts";
import { callAs } from "../../../test/admin-client.ts";
import { SAMPLES } from "../../../test/admin-samples.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { documentedAnswers, schemaIn } from "../../../test/documented-answers.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { app } from "../../app.ts";
import { decideAccess } from "../../domain/access.ts";

// Every route, by every caller, with one's own ids.

const database = openBoundDatabase();
const standingWorld = makeStandingWorlds(database);

useSamples();

test("every route that is served stands in the table, and is guarded by it", () => {
  const served = app.routes
    .filter(({ path, method }) => /^\/api\/chat-widget\/(?!public)/.test(path) && method !== "ALL")
    .map(({ path, method }) => `${method} ${path.slice("/api/chat-widget".length)}`);
  expect([...new Set(served)].sort()).toEqual(
    [...ADMIN_KEYS, ...Object.keys(ADMIN_SOCKETS)].sort(),
  );
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

describe.each(ADMIN_KEYS)("%s", (key) => {
  const operation: Operation = ADMIN_OPERATIONS[key];

  test("shows itself to nobody who is not signed in", async () => {
    const world = await standingWorld("Own");
    const refusal = await refusalOf(await sendSample("", key, idsOf(world), world));
    expect(refusal).toMatchObject({ status: 401, code: "unauthorized" });
  });

  test.each(ROLES)("does with one's own what a %s may, by its contract", async (role: Role) => {
    const world = await makeWorld(database, "Own");
    const clientId = role === "super_admin" ? null : world.clientId;
    const { cookie, userId } = await signedIn(database, role, clientId);
    const response = await sendSample(cookie, key, idsOf(world), world);
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
    await sendSample(cookie, key, idsOf(world), world);
    const rows = await database.query("select action from audit_log where user_id = $1", [userId]);
    expect(rows).toEqual([{ action }]);
  });
});

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
