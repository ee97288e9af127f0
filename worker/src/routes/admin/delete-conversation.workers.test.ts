import { expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { openDatabaseAt } from "../../../test/test-database.ts";
import {
  makeWidget,
  openThread,
  ringAfter,
  testEnv,
  visitOf,
} from "../../../test/thread-client.ts";

const DELIVERY_MS = 10_000;

async function adminOf(clientId: number) {
  const database = openDatabaseAt(testEnv.DATABASE_URL);
  const { cookie } = await signedIn(database, "client_admin", clientId);
  return {
    remove: (id: string) => callAs(cookie, `/conversations/${id}`, { method: "DELETE" }),
    look: (id: string) => callAs(cookie, `/conversations/${id}`),
    rotateKey: (id: number) => sendAs(cookie, "POST", `/widgets/${id}/rotate-key`),
  };
}

test("a conversation that a user deletes does not come back, whatever its object still owes", async () => {
  const widget = await makeWidget();
  const thread = await openThread(visitOf(widget));
  await thread.say("Where can I park?");
  await ringAfter(thread.stub, DELIVERY_MS);
  expect(await thread.rows()).toHaveLength(2);
  // Acknowledged, and not in Postgres yet.
  await thread.say("And on Sundays?");
  const database = openDatabaseAt(testEnv.DATABASE_URL);
  const { cookie } = await signedIn(database, "client_admin", widget.clientId);
  const address = `/conversations/${thread.conversationId}`;
  expect((await callAs(cookie, address, { method: "DELETE" })).status).toBe(204);
  await ringAfter(thread.stub, DELIVERY_MS);
  expect(await thread.rows()).toEqual([]);
  expect((await callAs(cookie, address)).status).toBe(404);
  expect(await thread.say("Hello?")).toEqual({ refused: "not_found" });
});

test("a conversation that is deleted after its widget's key was changed does not come back either", async () => {
  const widget = await makeWidget();
  const thread = await openThread(visitOf(widget));
  await thread.say("Where can I park?");
  await ringAfter(thread.stub, DELIVERY_MS);
  await thread.say("And on Sundays?");
  const admin = await adminOf(widget.clientId);
  expect((await admin.rotateKey(widget.id)).status).toBe(200);
  expect((await admin.remove(thread.conversationId)).status).toBe(204);
  await ringAfter(thread.stub, DELIVERY_MS);
  expect(await thread.rows()).toEqual([]);
  expect((await admin.look(thread.conversationId)).status).toBe(404);
  expect(await thread.stub.list(thread.conversationId, 0)).toEqual({ refused: "not_found" });
});

test("what is just being delivered while its conversation is deleted does not bring it back", async () => {
  const widget = await makeWidget();
  const thread = await openThread(visitOf(widget));
  await thread.say("Where can I park?");
  await ringAfter(thread.stub, DELIVERY_MS);
  await thread.say("And on Sundays?");
  const admin = await adminOf(widget.clientId);
  const ringing = ringAfter(thread.stub, DELIVERY_MS);
  expect((await admin.remove(thread.conversationId)).status).toBe(204);
  await ringing;
  expect(await thread.rows()).toEqual([]);
  expect((await admin.look(thread.conversationId)).status).toBe(404);
});
