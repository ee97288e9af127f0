import { describe, expect, test, vi } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";

const database = openBoundDatabase();

type Line = {
  readonly action: string;
  readonly entity_type: string;
  readonly entity_id: string | null;
  readonly client_id: number | null;
  readonly details: Record<string, unknown>;
};

const linesOf = (userId: number) =>
  database.query<Line>(
    `select action, entity_type, entity_id, client_id, details from audit_log
     where user_id = $1 order by id`,
    [userId],
  );

/** From now on the log takes no line, until the function that is returned is called. */
async function refuseLines(): Promise<() => Promise<unknown>> {
  await database.query(`
    create or replace function refuse_line() returns trigger language plpgsql as
    $$ begin raise exception 'the log is full'; end $$`);
  await database.query(
    "create trigger refuse_line before insert on audit_log for each row execute function refuse_line()",
  );
  return () => database.query("drop trigger refuse_line on audit_log");
}

describe("the line of a change", () => {
  test("says what differs, from both sides, and where it came from", async () => {
    const world = await makeWorld(database, "Own");
    const { cookie, userId } = await signedIn(database, "client_admin", world.clientId);
    const from = { "cf-connecting-ip": "203.0.113.7", "User-Agent": "Firefox" };
    const body = { widget_name: "New name" };
    await sendAs(cookie, "PATCH", `/widgets/${world.widgetId}`, body, from);
    expect(await linesOf(userId)).toEqual([
      {
        action: "widget.updated",
        entity_type: "widget",
        entity_id: String(world.widgetId),
        client_id: world.clientId,
        details: {
          before: expect.objectContaining({ widget_name: world.widgetName }),
          after: expect.objectContaining({ widget_name: "New name" }),
          ids: { widgetId: String(world.widgetId) },
        },
      },
    ]);
    const { items } = (await (await callAs(cookie, "/audit-log")).json()) as { items: object[] };
    expect(items[0]).toMatchObject({ ip_address: "203.0.113.7", user_agent: "Firefox" });
  });

  test("names of many rows each, and of none the caller", async () => {
    const world = await makeWorld(database, "Own");
    const { cookie, userId } = await signedIn(database, "super_admin", null);
    const ids = [world.entryId, world.otherEntryId];
    await sendAs(cookie, "POST", `/widgets/${world.widgetId}/knowledge/bulk`, {
      act: "deactivate",
      ids,
    });
    const csv = "name,email\nAna,ana@example.com\n";
    await sendAs(cookie, "POST", "/leads/import", { client_id: world.clientId, csv });
    const [bulk, imported] = await linesOf(userId);
    expect(bulk).toMatchObject({
      entity_id: null,
      details: { request: { act: "deactivate", ids } },
    });
    expect(imported).toMatchObject({
      action: "lead.imported",
      entity_id: null,
      client_id: world.clientId,
      details: { request: { client_id: world.clientId, csv: "…" } },
    });
    expect(JSON.stringify(imported)).not.toContain("ana@example.com");
  });

  test("keeps nothing of a visitor whose conversation or lead is deleted", async () => {
    const world = await makeWorld(database, "Zanzibar");
    const { cookie, userId } = await signedIn(database, "super_admin", null);
    await callAs(cookie, `/conversations/${world.conversationId}`, { method: "DELETE" });
    await callAs(cookie, `/leads/${world.leadId}`, { method: "DELETE" });
    const lines = await linesOf(userId);
    expect(lines.map((line) => [line.action, line.entity_id])).toEqual([
      ["conversation.deleted", world.conversationId],
      ["lead.deleted", world.leadId],
    ]);
    const told = JSON.stringify(lines).replaceAll(world.widgetName, "");
    expect(told).not.toContain("Zanzibar");
  });

  test("that is refused turns no change into a failure, and follows when it can", async () => {
    const world = await makeWorld(database, "Own");
    const { cookie, userId } = await signedIn(database, "client_admin", world.clientId);
    const accept = await refuseLines();
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const create = () => sendAs(cookie, "POST", "/leads", { name: "Ana" }, key);
    const first = await create();
    expect(first.status).toBe(201);
    expect(await linesOf(userId)).toEqual([]);
    await accept();
    const again = await create();
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    const { id } = (await first.json()) as { id: string };
    await vi.waitFor(
      async () => {
        const lines = await linesOf(userId);
        expect(lines.map((line) => [line.action, line.entity_id])).toEqual([["lead.created", id]]);
      },
      { timeout: 20_000, interval: 200 },
    );
  });
});

test("a client is told where its own users sat, and not where others did", async () => {
  const world = await makeWorld(database, "Own");
  const own = await signedIn(database, "client_admin", world.clientId);
  const chief = await signedIn(database, "super_admin", null);
  const rename = (cookie: string, ip: string) =>
    sendAs(
      cookie,
      "PATCH",
      `/widgets/${world.widgetId}`,
      { widget_name: `From ${ip}` },
      { "cf-connecting-ip": ip, "User-Agent": "Firefox" },
    );
  await rename(own.cookie, "203.0.113.7");
  await rename(chief.cookie, "203.0.113.9");
  const placesFor = async (cookie: string) => {
    const { items } = (await (await callAs(cookie, "/audit-log?limit=2")).json()) as {
      items: { ip_address: string | null; user_agent: string | null }[];
    };
    return items.map(({ ip_address, user_agent }) => [ip_address, user_agent]);
  };
  expect(await placesFor(own.cookie)).toEqual([
    [null, null],
    ["203.0.113.7", "Firefox"],
  ]);
  expect(await placesFor(chief.cookie)).toEqual([
    ["203.0.113.9", "Firefox"],
    ["203.0.113.7", "Firefox"],
  ]);
});

test("a change by a user leaves no secret in the log", async () => {
  const { cookie, userId } = await signedIn(database, "super_admin", null);
  const body = {
    name: "Kim",
    email: `${crypto.randomUUID()}@example.com`,
    role: "super_admin",
    password: "hunter2",
  };
  await sendAs(cookie, "POST", "/users", body);
  const [line] = await linesOf(userId);
  expect(line).toMatchObject({ action: "user.invited", details: { before: null } });
  expect(JSON.stringify(line)).not.toMatch(/hunter2|token=/);
});
