import { expect, test } from "vitest";
import { callAs } from "../../../test/admin-client.ts";
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
