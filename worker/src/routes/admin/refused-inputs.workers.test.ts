import { beforeAll, describe, expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld, type World } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

// What Postgres itself would refuse must be refused before it, in words: a 500 is our bug.

const database = openBoundDatabase();
const BEYOND_INT4 = 2 ** 31;
let world: World;
let cookie = "";

beforeAll(async () => {
  world = await makeWorld(database, "Own");
  ({ cookie } = await signedIn(database, "super_admin", null));
});

const placeOf = (at: string, id: string) => btoa(`${at}|${id}`).replace(/=+$/, "");
const NOW = "2026-03-02T15:04:05.000000Z";
const A_UUID = "0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e44";

const UUID_LISTS = ["/leads", "/conversations", "/appointments"];
const INTEGER_LISTS = ["/clients", "/widgets", "/users", "/audit-log"];

describe.each([...UUID_LISTS, ...INTEGER_LISTS])("the list %s", (path) => {
  const [ownId, foreignId] = UUID_LISTS.includes(path) ? [A_UUID, "7"] : ["7", A_UUID];

  test.each([
    ["of another list", placeOf(NOW, foreignId)],
    ["with a month that is none", placeOf("2026-99-02T15:04:05.000000Z", ownId)],
    ["with a day that is none", placeOf("2026-02-30T15:04:05.000000Z", ownId)],
    ["with an id that is none", placeOf(NOW, "-")],
    ["with a number beyond all ids", placeOf(NOW, String(BEYOND_INT4))],
    ["that is no cursor", "%00"],
  ])("takes no cursor %s", async (_, cursor) => {
    const refusal = await refusalOf(await callAs(cookie, `${path}?cursor=${cursor}`));
    expect(refusal).toMatchObject({ status: 400, field: "cursor" });
  });

  test("takes a cursor of its own", async () => {
    expect((await callAs(cookie, `${path}?cursor=${placeOf(NOW, ownId)}`)).status).toBe(200);
  });
});

type Made = (world: World) => readonly [method: string, path: string, body: object, field: string];

const BODIES: readonly Made[] = [
  () => ["POST", "/leads", { name: "Ana", client_id: 2_000_000_000 }, "client_id"],
  () => ["POST", "/leads", { name: "Ana", client_id: BEYOND_INT4 }, "client_id"],
  () => ["POST", "/leads/import", { csv: "name\nAna", client_id: 2_000_000_000 }, "client_id"],
  ({ leadId }) => ["PATCH", `/leads/${leadId}`, { assigned_to: BEYOND_INT4 }, "assigned_to"],
  ({ widgetId }) => [
    "POST",
    `/widgets/${widgetId}/knowledge/tests`,
    { question: "May I park?", expected_entry_id: BEYOND_INT4 },
    "expected_entry_id",
  ],
  ({ widgetId }) => [
    "POST",
    `/widgets/${widgetId}/knowledge/bulk`,
    { act: "deactivate", ids: [BEYOND_INT4] },
    "ids.0",
  ],
  ({ widgetId, importId }) => [
    "POST",
    `/widgets/${widgetId}/knowledge/imports/${importId}/apply`,
    { accept: [BEYOND_INT4] },
    "accept.0",
  ],
  ({ widgetId }) => [
    "POST",
    `/widgets/${widgetId}/knowledge/gaps/draft-entry`,
    { question: "A lift?", extend_entry_id: BEYOND_INT4 },
    "extend_entry_id",
  ],
  ({ clientId }) => [
    "POST",
    "/widgets",
    { widget_name: "New", client_id: clientId, require_disclaimer: true },
    "disclaimer_text",
  ],
  ({ clientId }) => [
    "POST",
    "/widgets",
    { widget_name: "New", client_id: clientId, industry: "healthcare", disclaimer_text: null },
    "disclaimer_text",
  ],
];

test.each(BODIES.map((made, index) => [index, made] as const))(
  "body %i is refused with the field that is wrong",
  async (_, made) => {
    const [method, path, body, field] = made(world);
    const refusal = await refusalOf(await sendAs(cookie, method, path, body));
    expect(refusal).toMatchObject({ status: 400, field });
  },
);

test("a version beyond all numbers is not compared with", async () => {
  const path = `/widgets/${world.widgetId}/knowledge/versions/1/diff?against=${BEYOND_INT4}`;
  expect((await refusalOf(await callAs(cookie, path))).status).toBe(400);
});
