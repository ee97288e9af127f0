import { expect, test } from "vitest";
import {
  CANNED_REPLIES_MAX,
  type CannedReply,
} from "../../../../contracts/admin/canned-replies.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

async function adminOf(clientId: number) {
  const { cookie } = await signedIn(database, "client_admin", clientId);
  const add = (shortcut: string, text = "We open at 8.") =>
    sendAs(cookie, "POST", "/canned-replies", { shortcut, text });
  const list = async () => {
    const answer = await callAs(cookie, "/canned-replies");
    return (await answer.json<{ items: CannedReply[] }>()).items;
  };
  const change = (id: number, body: object) =>
    sendAs(cookie, "PATCH", `/canned-replies/${id}`, body);
  const remove = (id: number) => callAs(cookie, `/canned-replies/${id}`, { method: "DELETE" });
  return { add, list, change, remove };
}

test("a shortcut stands for one reply of a client, however it is written; another client has its own", async () => {
  const [own, other] = [
    await adminOf(await makeClient(database)),
    await adminOf(await makeClient(database)),
  ];
  const hours = await (await own.add("Hours")).json<CannedReply>();
  await own.add("address", "Mill Road 1");
  expect(await refusalOf(await own.add("hours"))).toMatchObject({
    status: 409,
    code: "conflict",
    field: "shortcut",
  });
  expect((await other.add("hours")).status).toBe(201);
  expect((await own.list()).map(({ shortcut }) => shortcut)).toEqual(["address", "Hours"]);
  const taken = await own.change(hours.id, { shortcut: "ADDRESS" });
  expect(await refusalOf(taken)).toMatchObject({ status: 409, field: "shortcut" });
  const changed = await own.change(hours.id, { text: "At nine, {{visitor_name|there}}." });
  expect(await changed.json()).toMatchObject({ shortcut: "Hours", client_id: hours.client_id });
  expect((await own.remove(hours.id)).status).toBe(204);
  expect((await own.remove(hours.id)).status).toBe(404);
});

test("a reply that names what nobody can fill in is refused", async () => {
  const own = await adminOf(await makeClient(database));
  expect(await refusalOf(await own.add("hello", "Dear {{visitor_nmae}}"))).toMatchObject({
    status: 400,
    field: "text",
  });
  expect(await refusalOf(await own.add("two words"))).toMatchObject({ field: "shortcut" });
});

test("a client that has as many as it may is told so", async () => {
  const clientId = await makeClient(database);
  const own = await adminOf(clientId);
  await database.query(
    `insert into canned_replies (client_id, shortcut, reply_text)
     select $1, 'r' || n, 'x' from generate_series(1, $2::int) n`,
    [clientId, CANNED_REPLIES_MAX],
  );
  expect(await refusalOf(await own.add("more"))).toMatchObject({ status: 409, code: "conflict" });
  expect(await own.list()).toHaveLength(CANNED_REPLIES_MAX);
});
