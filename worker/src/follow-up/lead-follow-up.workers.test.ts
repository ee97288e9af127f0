import { introspectWorkflowInstance } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { useMailbox } from "../../test/mailbox.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { testEnv } from "../../test/thread-client.ts";
import type { Notice } from "../notices/notice.ts";
import { endFollowUp, startFollowUp } from "./follow-ups.ts";

const database = openBoundDatabase();
/** So short that a whole run is over in a moment. */
const HOUR_MS = 20;
const told: Notice[] = [];

beforeAll(() => {
  useMailbox();
  const NOTIFICATIONS = { send: async (notice: Notice) => void told.push(notice) };
  Object.assign(env, { FOLLOW_UP_HOUR_MS: String(HOUR_MS), NOTIFICATIONS });
});
afterEach(() => database.setAway(false));

/** Hours of a client: to the reminder, and to the escalation. */
type Hours = readonly [reminder: number | null, escalation: number | null];

async function makeLead([reminder, escalation]: Hours = [2, 4]) {
  const { clientId, widgetId } = await makeHome(database);
  await database.query(
    "update clients set lead_reminder_hours = $2, lead_escalation_hours = $3 where id = $1",
    [clientId, reminder, escalation],
  );
  const admin = await signedIn(database, "client_admin", clientId);
  const leadId = crypto.randomUUID();
  await database.query(
    "insert into leads (id, client_id, widget_id, name) values ($1, $2, $3, 'Ana')",
    [leadId, clientId, widgetId],
  );
  return { leadId, clientId, adminId: admin.userId };
}

const start = ({ leadId, clientId }: { leadId: string; clientId: number }, hoursAgo = 0) =>
  startFollowUp(testEnv, { leadId, clientId, capturedAtMs: Date.now() - hoursAgo * HOUR_MS });

const setStatus = (leadId: string, status: string) =>
  database.query("update leads set status = $2 where id = $1", [leadId, status]);

async function linesOf(leadId: string): Promise<string[]> {
  const rows = await database.query<{ line: string }>(
    `select activity_type || coalesce(' ' || (details ->> 'reason'), '') as line
     from lead_activities where lead_id = $1 order by id`,
    [leadId],
  );
  return rows.map(({ line }) => line);
}

const noticesOf = (leadId: string) =>
  told.filter((notice) => "leadId" in notice && notice.leadId === leadId);

test("a lead that nobody contacts is brought to mind, and then to the admins, each once", async () => {
  const lead = await makeLead();
  const assignee = await signedIn(database, "client_user", lead.clientId);
  await database.query("update leads set assigned_to = $2 where id = $1", [
    lead.leadId,
    assignee.userId,
  ]);
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  await start(lead);
  await start(lead);
  await instance.waitForStatus("complete");
  expect(noticesOf(lead.leadId)).toMatchObject([
    { id: `lead_reminder:${lead.leadId}`, userIds: [assignee.userId] },
    { id: `lead_escalation:${lead.leadId}`, userIds: [assignee.userId, lead.adminId] },
  ]);
  expect(await linesOf(lead.leadId)).toEqual(["reminded", "escalated"]);
});

test.each(["contacted", "qualified", "converted", "lost"] as const)(
  "a lead that is %s ends its follow-up at once, and nobody is told",
  async (status) => {
    const lead = await makeLead([100_000, null]);
    await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
    await start(lead);
    await instance.waitForStepResult({ name: "reminder: look 1" });
    await setStatus(lead.leadId, status);
    await endFollowUp(testEnv, lead.leadId, status);
    await instance.waitForStatus("complete");
    expect(await instance.getOutput()).toBe(status);
    expect(noticesOf(lead.leadId)).toEqual([]);
    expect(await linesOf(lead.leadId)).toEqual([`follow_up_ended ${status}`]);
  },
);

test("a super admin who has a lead is reminded of it where they asked for that, or else the admins are", async () => {
  for (const isAsked of [true, false]) {
    const lead = await makeLead([2, null]);
    const agent = await signedIn(database, "super_admin", null);
    await database.query("update users set notification_preferences = $2 where id = $1", [
      agent.userId,
      JSON.stringify({ lead_follow_up: isAsked }),
    ]);
    await database.query("update leads set assigned_to = $2 where id = $1", [
      lead.leadId,
      agent.userId,
    ]);
    await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
    await start(lead);
    await instance.waitForStatus("complete");
    const [notice] = noticesOf(lead.leadId);
    expect(notice).toMatchObject({ userIds: [isAsked ? agent.userId : lead.adminId] });
    const isReader = notice?.home.rules.readers.some(({ userId }) => userId === agent.userId);
    expect(isReader).toBe(isAsked);
  }
});

test("also where the news of it never came, the lead is looked at before anybody is told", async () => {
  const lead = await makeLead();
  await setStatus(lead.leadId, "contacted");
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  await start(lead, 3);
  await instance.waitForStatus("complete");
  expect(noticesOf(lead.leadId)).toEqual([]);
});

test("after the reminder, contacting the lead spares the escalation", async () => {
  const lead = await makeLead([1, 100_000]);
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  await start(lead);
  await instance.waitForStepResult({ name: "escalation: look 1" });
  await endFollowUp(testEnv, lead.leadId, "contacted");
  await instance.waitForStatus("complete");
  expect(noticesOf(lead.leadId).map(({ type }) => type)).toEqual(["lead_reminder"]);
  expect(await linesOf(lead.leadId)).toEqual(["reminded", "follow_up_ended contacted"]);
});

describe("the times are the client's", () => {
  test("and without any nobody waits", async () => {
    const lead = await makeLead([null, null]);
    await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
    await start(lead, 1_000);
    await instance.waitForStatus("complete");
    expect(await linesOf(lead.leadId)).toEqual([]);
  });

  test("and are read again before anybody is told", async () => {
    const lead = await makeLead([100_000, null]);
    await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
    await instance.modify((how) => how.forceEventTimeout({ name: "reminder: wait 1" }));
    await start(lead, 10);
    await instance.waitForStepResult({ name: "reminder: look 2" });
    expect(noticesOf(lead.leadId)).toEqual([]);
    await database.query("update clients set lead_reminder_hours = 1 where id = $1", [
      lead.clientId,
    ]);
    await instance.waitForStatus("complete");
    expect(await linesOf(lead.leadId)).toEqual(["reminded"]);
  });
});

test("with Postgres away the reminder is late, and not lost", async () => {
  const lead = await makeLead([1, null]);
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  const before = await database.roundTrips();
  // Its answers are lost, so that its tries can be counted.
  await database.setAway(true, "answer-lost");
  await start(lead, 2);
  await expect.poll(() => database.roundTrips(), { timeout: 20_000 }).toBeGreaterThan(before + 2);
  await database.setAway(false);
  await instance.waitForStatus("complete");
  expect(await linesOf(lead.leadId)).toEqual(["reminded"]);
});

test("of a lead that wrote nothing but spam nobody is told", async () => {
  const lead = await makeLead([1, null]);
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, lead_id, is_spam)
     select gen_random_uuid(), widget_id, 's', id, true from leads where id = $1`,
    [lead.leadId],
  );
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  await start(lead, 2);
  await instance.waitForStatus("complete");
  expect(await instance.getOutput()).toBe("spam");
  expect(noticesOf(lead.leadId)).toEqual([]);
});

test("of a lead that is deleted nobody is told, and an end without a follow-up is no error", async () => {
  const lead = await makeLead();
  await using instance = await introspectWorkflowInstance(testEnv.FOLLOW_UPS, lead.leadId);
  await database.query("delete from leads where id = $1", [lead.leadId]);
  await start(lead);
  await endFollowUp(testEnv, lead.leadId, "deleted");
  await instance.waitForStatus("complete");
  await endFollowUp(testEnv, lead.leadId, "deleted");
  await endFollowUp(testEnv, crypto.randomUUID(), "deleted");
  expect(noticesOf(lead.leadId)).toEqual([]);
});
