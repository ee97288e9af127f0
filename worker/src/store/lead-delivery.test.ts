import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeConversation, makeLead } from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type Row, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { classifyDeliveryError, deliverEvents } from "./delivery.ts";
import { changeLead } from "./lead-changes.ts";

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

describe("a lead", () => {
  const leadOf = (overrides = {}) => {
    const conversation = makeConversation({ widgetId: home.widgetId, revision: 2 });
    const { clientId, widgetId } = home;
    const lead = makeLead({ clientId, widgetId, conversationId: conversation.id, ...overrides });
    return { lead, conversation: { ...conversation, leadId: lead.id } };
  };

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
      phone: "+1 312 555 0143",
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
      phone: "+1 312 555 0143",
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
