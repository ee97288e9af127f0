import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callAs, sendAs } from "../../test/admin-client.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeClient } from "../../test/stored-rows.ts";
import { refusalOf } from "../../test/visitor-client.ts";

const database = openBoundDatabase();
let cookie = "";
let key = "";

beforeAll(async () => {
  const clientId = await makeClient(database);
  ({ cookie } = await signedIn(database, "client_admin", clientId));
});
beforeEach(() => {
  key = crypto.randomUUID();
});

const create = (name: string) =>
  sendAs(cookie, "POST", "/leads", { name }, { "Idempotency-Key": key });
const countOf = async (name: string) =>
  (await database.query("select id from leads where name = $1", [name])).length;

/** As if the request that claimed the key had died `ageSeconds` ago, before its answer was kept. */
const diedAgo = (ageSeconds: number) =>
  database.query(
    `update idempotency_keys set status = null, answer = null,
      created_at = now() - make_interval(secs => $2) where key = $1`,
    [key, ageSeconds],
  );

describe("a claim that was never answered", () => {
  test("is waited for while its request may still be at work", async () => {
    await create("At work");
    await diedAgo(5);
    expect(await refusalOf(await create("At work"))).toMatchObject({ status: 409 });
    expect(await countOf("At work")).toBe(1);
  });

  test("passes to who asks again when its request must be dead", async () => {
    await create("Dead");
    await diedAgo(90);
    expect((await create("Dead")).status).toBe(201);
    const again = await create("Dead");
    expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    expect(await countOf("Dead")).toBe(2);
  });

  test("does not pass to another request", async () => {
    await create("One");
    await diedAgo(90);
    expect((await create("Another")).status).toBe(409);
    expect(await countOf("Another")).toBe(0);
  });
});

test("a create whose answer cannot be kept is answered, and not made again", async () => {
  await database.query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$",
  );
  await database.query(
    "create trigger refuse before update on idempotency_keys for each row execute function refuse()",
  );
  const first = await create("Not kept");
  await database.query("drop trigger refuse on idempotency_keys");
  expect(first.status).toBe(201);
  expect((await create("Not kept")).status).toBe(409);
  expect(await countOf("Not kept")).toBe(1);
});

test("a body is read no further with a key than without one", async () => {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  const body = JSON.stringify({ name: "x".repeat(20_000) });
  const response = await callAs(cookie, "/leads", { method: "POST", headers, body });
  expect(await refusalOf(response)).toMatchObject({ status: 413, code: "body_too_large" });
});
