import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCapture, nthLead } from "../../test/make-outbox-event.ts";
import { type Home, leadLines, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { deliverEvents } from "./delivery.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients cascade");
  home = await makeHome(database, 3);
});

const deliver = (...events: OutboxEvent[]) => deliverEvents(database.db, events);
const leadOf = (n: number) => makeCapture(home, nthLead(n));

describe("a client's new leads in turn", () => {
  let users: number[] = [];

  beforeEach(async () => {
    await database.query("update clients set lead_assignment = 'round_robin'");
    users = [];
    for (const name of ["Ana", "Ben", "Cleo"]) users.push(await makeUser(name));
  });

  async function makeUser(name: string, column = "is_active", value = true): Promise<number> {
    const [row] = await database.query<{ id: number }>(
      `insert into users (name, email, role, client_id, ${column})
       values ($1, $1 || gen_random_uuid() || '@x.com', 'client_user', $2, $3) returning id`,
      [name, home.clientId, value],
    );
    return row?.id ?? 0;
  }
  const assignees = async () =>
    (await database.query("select assigned_to from leads order by id")).map((r) => r.assigned_to);

  test("go from one user to the next, and begin anew after the last", async () => {
    const leads = [1, 2, 3, 4].map((n) => leadOf(n).lead);
    for (const lead of leads) await deliver(lead);
    expect(await assignees()).toEqual([...users, users[0]]);
    expect(await leadLines(database, leads[1]?.id ?? "", "assigned")).toEqual([
      { user_id: null, details: { to: users[1], by: "round_robin" } },
    ]);
  });

  test("go to nobody who is shut out, takes none, or belongs elsewhere", async () => {
    await makeUser("Shut out", "is_active", false);
    await makeUser("Takes none", "takes_leads", false);
    await database.query(
      "insert into users (name, email, role) values ('Super', 'super@x.com', 'super_admin')",
    );
    for (const n of [1, 2, 3, 4, 5, 6]) await deliver(leadOf(n).lead);
    expect(await assignees()).toEqual([...users, ...users]);
  });

  test("go on after somebody who is gone", async () => {
    await deliver(leadOf(1).lead);
    await deliver(leadOf(2).lead);
    await database.query("delete from users where id = $1", [users[1]]);
    await deliver(leadOf(3).lead);
    expect(await assignees()).toEqual([users[0], null, users[2]]);
  });

  test("are shared out evenly when many arrive at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => deliver(leadOf(n).lead)));
    const counts = await database.query(
      "select assigned_to as id, count(*)::int as count from leads group by 1 order by 1",
    );
    expect(counts).toEqual(users.map((id) => ({ id, count: 4 })));
  });

  test("change hands by no repeat, whether a user has assigned them or taken them away", async () => {
    const [first, second] = [leadOf(1).lead, leadOf(2).lead];
    await deliver(first, second);
    await database.query("update leads set assigned_to = $2 where id = $1", [first.id, users[2]]);
    await database.query("update leads set assigned_to = null where id = $1", [second.id]);
    await deliver(first, second);
    await deliver({ ...first, revision: 2 }, { ...second, revision: 2 });
    expect(await assignees()).toEqual([users[2], null]);
    await deliver(leadOf(3).lead);
    expect(await assignees()).toEqual([users[2], null, users[2]]);
    for (const { id } of [first, second])
      expect(await leadLines(database, id, "assigned")).toHaveLength(1);
  });

  test("stay nobody's where nobody takes leads, or leads are assigned by hand", async () => {
    await database.query("update users set takes_leads = false");
    await deliver(leadOf(1).lead);
    await database.query("update users set takes_leads = true");
    await database.query("update clients set lead_assignment = 'manual'");
    await deliver(leadOf(2).lead);
    expect(await assignees()).toEqual([null, null]);
  });
});
