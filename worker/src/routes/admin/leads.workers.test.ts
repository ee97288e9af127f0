import { beforeAll, describe, expect, test } from "vitest";
import { LeadDetail } from "../../../../contracts/admin/leads.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { readLead, readLines } from "../../../test/lead-client.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();
let cookie = "";

let ownClientId = 0;

beforeAll(async () => {
  ownClientId = await makeClient(database);
  const clientId = ownClientId;
  ({ cookie } = await signedIn(database, "client_admin", clientId));
});

async function makeLead(name: string, email = `${crypto.randomUUID()}@x.com`): Promise<string> {
  const response = await sendAs(cookie, "POST", "/leads", { name, email });
  return LeadDetail.parse(await response.json()).id;
}
const read = (id: string) => readLead(cookie, id);
const mark = (id: string, duplicate_of: string | null) =>
  sendAs(cookie, "POST", `/leads/${id}/duplicate`, { duplicate_of });

async function change(id: string, body: object): Promise<LeadDetail> {
  const response = await sendAs(cookie, "PATCH", `/leads/${id}`, body);
  expect(response.status).toBe(200);
  return LeadDetail.parse(await response.json());
}
const linesOf = (id: string) => readLines(cookie, id);

describe("a lead that is lost", () => {
  test("keeps why, on its time line too, until it is not lost any more", async () => {
    const id = await makeLead("Ana");
    const why = { lost_reason: "price", lost_note: "too dear" };
    expect(await change(id, { status: "lost", ...why })).toMatchObject(why);
    const [line] = await linesOf(id);
    expect(line).toMatchObject({
      activity_type: "status_changed",
      details: { from: "new", to: "lost", reason: "price", note: "too dear" },
    });
    expect(await change(id, { status: "contacted" })).toMatchObject({
      status: "contacted",
      lost_reason: null,
      lost_note: null,
    });
  });

  test("is lost for one of the known reasons, and never without", async () => {
    const id = await makeLead("Ana");
    const body = { status: "lost", lost_reason: "bored" };
    const refusal = await refusalOf(await sendAs(cookie, "PATCH", `/leads/${id}`, body));
    expect(refusal).toMatchObject({ status: 400, field: "lost_reason" });
    for (const lost_reason of [null, undefined]) {
      const unsaid = await sendAs(cookie, "PATCH", `/leads/${id}`, { status: "lost", lost_reason });
      expect(await refusalOf(unsaid)).toMatchObject({ status: 400, field: "lost_reason" });
    }
    const added = await sendAs(cookie, "POST", "/leads", { name: "Ben", status: "lost" });
    expect(await refusalOf(added)).toMatchObject({ status: 400, field: "lost_reason" });
    const csv = `name,status\nCleo ${id},lost\nDan,converted`;
    const imported = await sendAs(cookie, "POST", "/leads/import", { csv });
    expect(await imported.json()).toMatchObject({ imported: 1, refused: [{ line: 3 }] });
    const [row] = await database.query("select lost_reason from leads where name = $1", [
      `Cleo ${id}`,
    ]);
    expect(row?.lost_reason).toBe("other");
  });
});

test("a phone number is kept as the client's country reads it, however it is entered", async () => {
  const clientId = await makeClient(database);
  await database.query("update clients set country = 'ES' where id = $1", [clientId]);
  const admin = await signedIn(database, "client_admin", clientId);
  const phone = "612 34 56 78";
  const made = await sendAs(admin.cookie, "POST", "/leads", { name: "Ana", phone });
  const lead = LeadDetail.parse(await made.json());
  expect(lead.phone).toBe("+34612345678");
  const other = { phone: "+1 312 555 0143" };
  const changed = await sendAs(admin.cookie, "PATCH", `/leads/${lead.id}`, other);
  expect(await changed.json()).toMatchObject({ phone: "+13125550143" });
  const csv = `name,phone\nBen,${phone}`;
  expect((await sendAs(admin.cookie, "POST", "/leads/import", { csv })).status).toBe(201);
  const [imported] = await database.query("select phone from leads where name = 'Ben'");
  expect(imported?.phone).toBe("+34612345678");
});

describe("leads that are added where they go to users in turn", () => {
  async function makeTeam() {
    const clientId = await makeClient(database);
    await database.query("update clients set lead_assignment = 'round_robin' where id = $1", [
      clientId,
    ]);
    const admin = await signedIn(database, "client_admin", clientId);
    const user = await signedIn(database, "client_user", clientId);
    return { admin, user };
  }

  test("go to the next one, unless somebody is named", async () => {
    const { admin, user } = await makeTeam();
    const add = async (assigned_to?: number | null) => {
      const body = { name: "Ana", ...(assigned_to !== undefined && { assigned_to }) };
      const response = await sendAs(admin.cookie, "POST", "/leads", body);
      return LeadDetail.parse(await response.json());
    };
    const first = await add();
    expect(first.assigned_to).toBe(admin.userId);
    expect((await add(admin.userId)).assigned_to).toBe(admin.userId);
    expect((await add(null)).assigned_to).toBe(user.userId);
    const response = await callAs(admin.cookie, `/leads/${first.id}/activities`);
    expect(await response.json()).toMatchObject({
      items: [
        { activity_type: "assigned", user_name: null, details: { by: "round_robin" } },
        { activity_type: "created" },
      ],
    });
  });

  test("from a file are shared out evenly", async () => {
    const { admin, user } = await makeTeam();
    const csv = ["name", ...Array.from({ length: 10 }, (_, n) => `Row ${n}`)].join("\n");
    await sendAs(admin.cookie, "POST", "/leads/import", { csv });
    const counts = await database.query(
      `select assigned_to as id, count(*)::int as count from leads
       where assigned_to = any ($1) group by 1 order by 1`,
      [[admin.userId, user.userId]],
    );
    expect(counts.map(({ count }) => count)).toEqual([5, 5]);
  });
});

describe("a lead that becomes a client", () => {
  test("does so by being made one alone, whoever asks", async () => {
    const agent = await signedIn(database, "super_admin", null);
    const id = await makeLead("Ana");
    const status = { status: "converted" };
    const answers = [
      await sendAs(cookie, "PATCH", `/leads/${id}`, status),
      await sendAs(agent.cookie, "PATCH", `/leads/${id}`, status),
      await sendAs(cookie, "POST", "/leads", { name: "Ben", ...status }),
    ];
    for (const answer of answers) {
      expect(await refusalOf(answer)).toMatchObject({ status: 400, field: "status" });
    }
    await sendAs(agent.cookie, "POST", `/leads/${id}/convert`, { client_name: "Ana's" });
    await change(id, { status: "contacted" });
    expect(await change(id, status)).toMatchObject(status);
  });

  test("is tied to it both ways, for those who see both", async () => {
    const agent = await signedIn(database, "super_admin", null);
    await database.query(
      "update clients set country = 'ES', timezone = 'Europe/Madrid' where id = $1",
      [ownClientId],
    );
    const id = await makeLead("Ana");
    await change(id, { status: "lost", lost_reason: "price" });
    const body = { client_name: "Ana's bakery" };
    const response = await sendAs(agent.cookie, "POST", `/leads/${id}/convert`, body);
    const lead = LeadDetail.parse(await response.json());
    expect(lead).toMatchObject({
      status: "converted",
      lost_reason: null,
      converted_client_name: "Ana's bakery",
    });
    expect((await read(id)).converted_client_name).toBeNull();
    const path = `/clients/${lead.converted_client_id}`;
    expect(await (await callAs(agent.cookie, path)).json()).toMatchObject({
      converted_from_lead_id: id,
      country: "ES",
      timezone: "Europe/Madrid",
      lead_assignment: "manual",
      lead_reminder_hours: 24,
      lead_escalation_hours: 72,
    });
    const made = await signedIn(database, "client_admin", lead.converted_client_id);
    expect(await (await callAs(made.cookie, path)).json()).toMatchObject({
      converted_from_lead_id: null,
    });
    const [line] = await linesOf(id);
    expect(line).toMatchObject({ activity_type: "converted", details: { name: "Ana's bakery" } });
  });
});

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
    const [line] = await linesOf(copy);
    expect(line).toMatchObject({
      activity_type: "marked_duplicate",
      details: { duplicate_of: original },
    });
    await mark(copy, null);
    expect((await read(original)).duplicates).toEqual([]);
  });

  test("that was marked by itself is a possible one until somebody has looked", async () => {
    for (const isRight of [true, false]) {
      const [original, copy] = [await makeLead("Original"), await makeLead("Copy")];
      await database.query(
        "update leads set duplicate_of = $2, is_possible_duplicate = true where id = $1",
        [copy, original],
      );
      expect((await read(copy)).is_possible_duplicate).toBe(true);
      await mark(copy, isRight ? original : null);
      expect(await read(copy)).toMatchObject({
        is_possible_duplicate: false,
        duplicate_of: isRight ? original : null,
      });
    }
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
