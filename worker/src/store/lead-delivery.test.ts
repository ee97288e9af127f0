import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCapture, nthLead } from "../../test/make-outbox-event.ts";
import { type Home, leadLines, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type Row, type TestDatabase } from "../../test/test-database.ts";
import type { LeadEvent, OutboxEvent } from "../domain/outbox-event.ts";
import { classifyDeliveryError, deliverEvents } from "./delivery.ts";
import { changeLead, markDuplicate } from "./lead-changes.ts";
import { mergeLeads, unmergeLead } from "./lead-merges.ts";

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

async function one(table: string): Promise<Row> {
  const rows = await database.query(`select * from ${table}`);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

const leadOf = (overrides: Partial<LeadEvent> = {}) => makeCapture(home, overrides);

async function leadRow(id: string): Promise<Row> {
  const [row] = await database.query("select * from leads where id = $1", [id]);
  return row ?? {};
}

describe("a lead", () => {
  test("arrives once with its conversation, and opens its time line once", async () => {
    const { lead, conversation } = leadOf();
    await deliver(lead, conversation);
    await deliver(conversation, lead);
    await deliver({ ...lead, revision: 2, phone: "+1 312 555 0143" });
    await deliver(lead);
    expect(await one("leads")).toMatchObject({
      id: lead.id,
      client_id: home.clientId,
      widget_id: home.widgetId,
      phone: "+13125550143",
      source: "chat_widget",
      status: "new",
      utm: { utm_source: "news" },
    });
    expect(await one("lead_activities")).toMatchObject({
      lead_id: lead.id,
      activity_type: "captured",
      details: { conversation_id: conversation.id },
    });
    const row = await one("widget_conversations");
    expect(row).toMatchObject({ lead_id: lead.id, lead_captured: true });
  });

  test("what a user made of it is left alone by a later revision", async () => {
    const { lead } = leadOf();
    await deliver(lead);
    await database.query("update leads set status = 'qualified', notes = 'call on Monday'");
    await deliver({ ...lead, revision: 2, name: "Jane Doe" });
    expect(await one("leads")).toMatchObject({
      status: "qualified",
      notes: "call on Monday",
      name: "Jane Doe",
    });
  });

  test("that a user has put right stays so when the visitor sends the rest of it again", async () => {
    const { lead } = leadOf();
    await deliver(lead);
    await changeLead(database.db, lead.id, { name: "Jane Doe" }, [
      { type: "changed", userId: null, details: { fields: ["name"] } },
    ]);
    await deliver({ ...lead, revision: 2, name: "jnae", phone: "+1 312 555 0143" });
    expect(await one("leads")).toMatchObject({
      name: "Jane Doe",
      phone: "+13125550143",
      revision: 2,
    });
  });

  test("still reaches its client when its widget is gone", async () => {
    const { lead, conversation } = leadOf();
    await database.query("delete from widget_configs");
    await deliver(lead);
    expect(await one("leads")).toMatchObject({ client_id: home.clientId, widget_id: null });
    const error = await deliver(conversation).catch((reason: unknown) => reason);
    expect(classifyDeliveryError(error)).toBe("poison");
  });

  test("that was deleted does not keep its conversation from arriving", async () => {
    const { conversation } = leadOf();
    await deliver(conversation);
    expect(await one("widget_conversations")).toMatchObject({ lead_id: null, lead_captured: true });
  });
});

test("what a visitor adds after a merge fills the lead that stands, and is undone with it", async () => {
  const [top, kept, merged] = [1, 2, 3].map((n) => leadOf({ ...nthLead(n), phone: null }).lead);
  if (!top || !kept || !merged) throw new Error("three were made");
  await deliver(top);
  await deliver(kept);
  await deliver(merged);
  const userId = await makeAdmin();
  await mergeLeads(database.db, kept.id, merged.id, userId);
  await mergeLeads(database.db, top.id, kept.id, userId);
  await deliver({ ...merged, revision: 2, name: "Not taken", phone: "+1 312 555 0143" });
  const filled = { name: top.name, email: top.email, phone: "+13125550143" };
  expect(await leadRow(top.id)).toMatchObject(filled);
  await deliver({ ...top, revision: 2 });
  expect(await leadRow(top.id)).toMatchObject(filled);
  const [merge] = await database.query("select id from lead_merges where kept_lead_id = $1", [
    top.id,
  ]);
  await unmergeLead(database.db, top.id, Number(merge?.id), userId);
  expect(await leadRow(top.id)).toMatchObject({ phone: null });
});

async function makeAdmin(): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into users (name, email, role, client_id)
     values ('Admin', gen_random_uuid() || '@x.com', 'client_admin', $1) returning id`,
    [home.clientId],
  );
  return row?.id ?? 0;
}

test("a phone number is read as one of the client's country", async () => {
  await database.query("update clients set country = 'ES'");
  const { lead } = leadOf({ phone: "612 34 56 78" });
  await deliver(lead);
  expect(await one("leads")).toMatchObject({ phone: "+34612345678" });
});

describe("whoever leaves the same again", () => {
  test.each([
    ["e-mail address", { email: "jane@example.com" }, { email: "JANE@Example.com" }, "email"],
    ["phone number", { phone: "+1 312 555 0143" }, { phone: "(312) 555-0143" }, "phone"],
  ])(
    "by %s is marked as a possible duplicate, and merged with nobody",
    async (_, first, again, same) => {
      const { lead: original } = leadOf({ ...nthLead(1), email: null, ...first });
      const { lead: repeat, conversation } = leadOf({ ...nthLead(2), email: null, ...again });
      await deliver(original);
      await deliver(repeat, conversation);
      await deliver(original);
      await deliver(conversation, repeat);
      expect(await leadRow(original.id)).toMatchObject({
        duplicate_of: null,
        is_possible_duplicate: false,
      });
      expect(await leadRow(repeat.id)).toMatchObject({
        duplicate_of: original.id,
        is_possible_duplicate: true,
        merged_into: null,
      });
      expect(await leadLines(database, repeat.id, "marked_duplicate")).toEqual([
        { user_id: null, details: { duplicate_of: original.id, same: [same] } },
      ]);
      expect(await one("widget_conversations")).toMatchObject({ lead_id: repeat.id });
    },
  );

  test("is a duplicate of the oldest, however many there are", async () => {
    const leads = [1, 2, 3].map((n) => leadOf({ ...nthLead(n), email: "jane@example.com" }).lead);
    for (const lead of leads) await deliver(lead);
    for (const lead of leads.slice(1)) {
      expect(await leadRow(lead.id)).toMatchObject({ duplicate_of: leads[0]?.id });
    }
  });

  test("at the same moment is marked too: one of them", async () => {
    const leads = Array.from(
      { length: 8 },
      (_, n) => leadOf({ ...nthLead(n), email: "j@x.com" }).lead,
    );
    await Promise.all(leads.map((lead) => deliver(lead)));
    const rows = await database.query("select id, duplicate_of from leads");
    const originals = rows.filter((row) => row.duplicate_of === null);
    expect(originals).toHaveLength(1);
    const marks = new Set(rows.map((row) => row.duplicate_of ?? row.id));
    expect([...marks]).toEqual([originals[0]?.id]);
  });

  test("in one delivery is marked by age", async () => {
    const [first, second] = [1, 2].map((n) => leadOf({ ...nthLead(n), email: "j@x.com" }).lead);
    if (!first || !second) throw new Error("two were made");
    await deliver(first, second);
    expect(await leadRow(first.id)).toMatchObject({ duplicate_of: null });
    expect(await leadRow(second.id)).toMatchObject({ duplicate_of: first.id });
  });

  test("is not marked again once a user has taken the mark away", async () => {
    const [first, second] = [1, 2].map((n) => leadOf({ ...nthLead(n), email: "j@x.com" }).lead);
    if (!first || !second) throw new Error("two were made");
    await deliver(first);
    await deliver(second);
    await markDuplicate(database.db, second.id, null, null);
    await deliver({ ...second, revision: 2, name: "Jane Doe" });
    await deliver({ ...first, revision: 2, name: "Jane Doe" });
    for (const lead of [first, second]) {
      expect(await leadRow(lead.id)).toMatchObject({ duplicate_of: null, name: "Jane Doe" });
    }
  });

  test("as a lead that was merged is a duplicate of the one that stands for it", async () => {
    const [kept, merged, third] = [1, 2, 3].map((n) => leadOf(nthLead(n)).lead);
    if (!kept || !merged || !third) throw new Error("three were made");
    await deliver(kept);
    await deliver(merged);
    await mergeLeads(database.db, kept.id, merged.id, await makeAdmin());
    await deliver({ ...third, email: merged.email });
    expect(await leadRow(third.id)).toMatchObject({
      duplicate_of: kept.id,
      is_possible_duplicate: true,
    });
  });

  test("with another client is nobody's duplicate", async () => {
    const other = await makeHome(database);
    await deliver(leadOf(nthLead(1)).lead);
    const { clientId, widgetId } = other;
    const { email } = nthLead(1);
    const elsewhere = leadOf({ ...nthLead(2), email, clientId, widgetId }).lead;
    await deliver(elsewhere);
    expect(await leadRow(elsewhere.id)).toMatchObject({ duplicate_of: null });
  });

  test("a name or a text that is no number makes no duplicate", async () => {
    const same = { email: null, name: "Jane", phone: "12 34 56" };
    for (const n of [1, 2]) await deliver(leadOf({ ...nthLead(n), ...same }).lead);
    expect(await database.query("select from leads where duplicate_of is not null")).toEqual([]);
  });
});
