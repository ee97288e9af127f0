import { beforeAll, describe, expect, test } from "vitest";
import { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";

const database = openBoundDatabase();
let cookie = "";

beforeAll(async () => {
  const clientId = await makeClient(database);
  ({ cookie } = await signedIn(database, "client_admin", clientId));
});

async function makeLead(name: string, email = `${crypto.randomUUID()}@x.com`): Promise<string> {
  const response = await sendAs(cookie, "POST", "/leads", { name, email });
  return LeadDetail.parse(await response.json()).id;
}
const read = async (id: string) =>
  LeadDetail.parse(await (await callAs(cookie, `/leads/${id}`)).json());
const mark = (id: string, duplicate_of: string | null) =>
  sendAs(cookie, "POST", `/leads/${id}/duplicate`, { duplicate_of });

describe("an assignee", () => {
  test("is offered to a client admin from among their own, and super admins they know", async () => {
    const clientId = await makeClient(database);
    const admin = await signedIn(database, "client_admin", clientId);
    const [known, unknown] = [
      await signedIn(database, "super_admin", null),
      await signedIn(database, "super_admin", null),
    ];
    const own = await signedIn(database, "client_user", clientId);
    const body = { name: "Ana", client_id: clientId };
    const made = await sendAs(known.cookie, "POST", "/leads", {
      ...body,
      assigned_to: known.userId,
    });
    const { id } = LeadDetail.parse(await made.json());
    const { items } = (await (await callAs(admin.cookie, "/assignees")).json()) as {
      items: { id: number }[];
    };
    expect(new Set(items.map((item) => item.id))).toEqual(
      new Set([admin.userId, own.userId, known.userId]),
    );
    const give = (to: number) => sendAs(admin.cookie, "PATCH", `/leads/${id}`, { assigned_to: to });
    expect((await give(unknown.userId)).status).toBe(400);
    expect((await give(own.userId)).status).toBe(200);
    const lines = await (await callAs(admin.cookie, `/leads/${id}/activities`)).json();
    expect(lines).toMatchObject({ items: [{ activity_type: "assigned" }, {}] });
    const [user] = await database.query("select name from users where id = $1", [own.userId]);
    expect(lines).toMatchObject({ items: [{ assignee_name: user?.name }, {}] });
  });
});

describe("a duplicate", () => {
  test("is named by its original, which is not asked about it again", async () => {
    const email = "same@x.com";
    const [original, copy, third] = [
      await makeLead("Original", email),
      await makeLead("Copy", email),
      await makeLead("Third", email.toUpperCase()),
    ];
    await mark(copy, original);
    const { duplicates, possible_duplicates } = await read(original);
    expect(duplicates).toEqual([{ id: copy, name: "Copy" }]);
    expect(possible_duplicates).toEqual([{ id: third, name: "Third" }]);
    await mark(copy, null);
    expect((await read(original)).duplicates).toEqual([]);
  });

  test("of what becomes a duplicate itself is one of the same original", async () => {
    const [first, second, third] = [await makeLead("1"), await makeLead("2"), await makeLead("3")];
    await mark(first, second);
    await mark(second, third);
    expect((await read(first)).duplicate_of).toBe(third);
    expect((await read(second)).duplicate_of).toBe(third);
    expect((await mark(third, first)).status).toBe(400);
  });

  test("is never one of its own duplicate, not even when both are marked at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = [await makeLead("One"), await makeLead("Other")];
      const answers = await Promise.all([mark(one, other), mark(other, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    }
  });
});
