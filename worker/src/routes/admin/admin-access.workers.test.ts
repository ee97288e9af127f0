import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callAdmin } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { askEdge, callWidget, refusalOf } from "../../../test/visitor-client.ts";

const edge = useFreshEdge();
const TOKEN = testEnv.ADMIN_API_TOKEN ?? "";

const CALLS: readonly [method: string, path: string][] = [
  ["GET", "knowledge"],
  ["POST", "knowledge"],
  ["GET", "knowledge/1"],
  ["PATCH", "knowledge/1"],
  ["DELETE", "knowledge/1"],
  ["GET", "knowledge/draft"],
  ["POST", "knowledge/publish"],
  ["GET", "knowledge/versions"],
  ["GET", "knowledge/versions/1"],
  ["GET", "knowledge/versions/1/diff"],
  ["POST", "knowledge/versions/1/restore"],
  ["POST", "knowledge/versions/1/rollback"],
  ["GET", "knowledge/tests"],
  ["POST", "knowledge/tests"],
  ["POST", "knowledge/tests/run"],
  ["POST", "knowledge/tests/from-message"],
  ["PATCH", "knowledge/tests/1"],
  ["DELETE", "knowledge/tests/1"],
];

describe.each(CALLS)("%s %s", (method, path) => {
  test("is refused without the token, and before anything is looked up", async () => {
    const before = await edge.database.roundTrips();
    const response = await askEdge(`/api/chat-widget/widgets/1/${path}`, { method });
    expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(await refusalOf(response)).toMatchObject({ status: 401, code: "unauthorized" });
    expect((await edge.database.roundTrips()) - before).toBe(0);
  });

  test("finds no widget that is not there", async () => {
    const response = await callAdmin(2_000_000_000, path, { method });
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  });
});

describe("the admin API's door", () => {
  test.each([
    ["another token", `Bearer ${"x".repeat(48)}`],
    ["the token's beginning", `Bearer ${TOKEN.slice(0, -1)}`],
    ["the token and more", `Bearer ${TOKEN}0`],
    ["an empty token", "Bearer "],
    ["another scheme", `Basic ${TOKEN}`],
    ["the bare token", TOKEN],
  ])("stays shut for %s", async (_, Authorization) => {
    const widget = await makeOwnWidget(edge.database);
    const response = await callAdmin(widget.id, "knowledge", { headers: { Authorization } });
    expect(response.status).toBe(401);
  });

  test("opens for the token, in whatever case its scheme is written", async () => {
    const widget = await makeOwnWidget(edge.database);
    const headers = { Authorization: `bearer ${TOKEN}` };
    const response = await callAdmin(widget.id, "knowledge", { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  test.each(["0", "-1", "01", "1.5", "1e3", "99999999999", "abc"])(
    "knows no widget %s",
    async (id) => {
      const headers = { Authorization: `Bearer ${TOKEN}` };
      const response = await askEdge(`/api/chat-widget/widgets/${id}/knowledge`, { headers });
      expect(response.status).toBe(404);
    },
  );

  test("leaves the visitors' API open", async () => {
    const widget = await makeOwnWidget(edge.database);
    expect((await callWidget(widget.widgetKey, "config")).status).toBe(200);
  });
});

describe("without a token in the deployment", () => {
  beforeEach(() => {
    Object.assign(env, { ADMIN_API_TOKEN: undefined });
  });
  afterEach(() => {
    Object.assign(env, { ADMIN_API_TOKEN: TOKEN });
  });

  test.each(["Bearer undefined", "Bearer ", `Bearer ${TOKEN}`])(
    "nobody gets in with %s",
    async (Authorization) => {
      const widget = await makeOwnWidget(edge.database);
      const response = await callAdmin(widget.id, "knowledge", { headers: { Authorization } });
      expect(response.status).toBe(401);
    },
  );
});
