import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { held } from "../../test/find-traces.ts";
import { mailsTo, someone, useMailbox, useMoodyMailbox, useNoMailbox } from "../../test/mailbox.ts";
import { makeNotice, makeNoticeHome, makeReader } from "../../test/make-notice.ts";
import { makeNoticeBatch } from "../../test/notice-batch.ts";
import { makeHome, makeTalk } from "../../test/stored-rows.ts";
import { testEnv } from "../../test/thread-client.ts";
import type { Notice } from "../notices/notice.ts";
import { buryNotices, deliverNotices } from "./deliver-notices.ts";

const database = openBoundDatabase();
const MINUTE_S = 60;

beforeEach(useMailbox);
afterEach(() => database.setAway(false));

/** Of a stored client and widget; only `address` is told. */
async function homeFor(address: string | null) {
  const { clientId, widgetId } = await makeHome(database);
  return { ...makeNoticeHome({ address, readers: [] }), clientId, widgetId };
}

async function makeLead(leadId: string, clientId: number) {
  await database.query("insert into leads (id, client_id, name) values ($1, $2, 'Ana')", [
    leadId,
    clientId,
  ]);
}

async function deliver(notice: unknown, attempts = 1): Promise<number | null> {
  const { batch, outcome } = makeNoticeBatch([notice], attempts);
  await deliverNotices(batch, testEnv);
  return outcome.delayS;
}

async function bury(notice: Notice): Promise<void> {
  await buryNotices(makeNoticeBatch([notice], 81).batch, testEnv);
}

const logOf = ({ id }: Notice) =>
  database.query<{
    recipient: string;
    status: string;
    attempts: number;
    last_error: string | null;
  }>("select recipient, status, attempts, last_error from notification_log where notice_id = $1", [
    id,
  ]);

test("while the mail server refuses, nothing is lost; then there is one mail, and one row with all attempts", async () => {
  const address = someone("later-2");
  const home = await homeFor(address);
  const notice = makeNotice("handover_waiting", { home });
  let waitedS = 0;
  useNoMailbox();
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    if (attempt === 3) useMoodyMailbox();
    const delayS = await deliver(notice, attempt);
    if (delayS === null) break;
    expect(await logOf(notice)).toMatchObject([{ status: "pending", attempts: attempt }]);
    waitedS += delayS;
  }
  expect(waitedS).toBeGreaterThanOrEqual(10 * MINUTE_S);
  expect(await logOf(notice)).toEqual([
    { recipient: address, status: "sent", attempts: 5, last_error: null },
  ]);
  expect(await mailsTo(address)).toHaveLength(1);
});

test("what is put into the queue arrives as a mail, and stands in the log", async () => {
  const address = someone("desk");
  const notice = makeNotice("handover_waiting", { home: await homeFor(address) });
  await testEnv.NOTIFICATIONS.send(notice);
  await expect.poll(() => logOf(notice), { timeout: 20_000 }).toMatchObject([{ status: "sent" }]);
  expect(await mailsTo(address)).toHaveLength(1);
});

test("a notice that comes again, or several times at once, is told once", async () => {
  const address = someone("desk");
  const notice = makeNotice("handover_waiting", { home: await homeFor(address) });
  await Promise.all([deliver(notice), deliver(notice), deliver(notice)]);
  expect(await deliver(notice, 2)).toBeNull();
  expect(await mailsTo(address)).toHaveLength(1);
  expect(await logOf(notice)).toHaveLength(1);
});

test("of several recipients only those are tried again who have not got it", async () => {
  const [good, bad] = [someone("desk"), someone("later-1")];
  const readers = [makeReader({ email: bad })];
  const home = await homeFor(good);
  const notice = makeNotice("handover_waiting", {
    home: { ...home, rules: { ...home.rules, readers } },
  });
  useMoodyMailbox();
  expect(await deliver(notice)).toBe(MINUTE_S);
  expect(await deliver(notice, 2)).toBeNull();
  expect([await mailsTo(good), await mailsTo(bad)].map((mails) => mails.length)).toEqual([1, 1]);
});

test("a recipient whom the server will never take has failed at once, in the server's words", async () => {
  useMoodyMailbox();
  const notice = makeNotice("handover_waiting", { home: await homeFor(someone("never")) });
  expect(await deliver(notice)).toBeNull();
  const [row] = await logOf(notice);
  expect(row).toMatchObject({ status: "failed", attempts: 1 });
  expect(row?.last_error).toContain("550-5.1.1 Nobody of that name");
});

test("what a server got whole, and said nothing of, is not sent again; the log says that it may have come", async () => {
  useMoodyMailbox();
  const address = someone("mute");
  const notice = makeNotice("handover_waiting", { home: await homeFor(address) });
  expect(await deliver(notice)).toBeNull();
  expect(await deliver(notice, 2)).toBeNull();
  expect(await mailsTo(address)).toHaveLength(1);
  const [row] = await logOf(notice);
  expect(row).toMatchObject({ status: "failed", attempts: 1 });
  expect(row?.last_error).toContain("may have taken");
});

test("what the queue gave up stands in the log as failed, with the last error", async () => {
  useNoMailbox();
  const notice = makeNotice("handover_waiting", { home: await homeFor(someone("desk")) });
  await deliver(notice);
  await bury(notice);
  const [row] = await logOf(notice);
  expect(row?.status).toBe("failed");
  expect(row?.last_error).toBeTruthy();
});

test("with Postgres away the mail is sent all the same; the log is written later, and nothing is sent again", async () => {
  const address = someone("desk");
  const notice = makeNotice("handover_waiting", { home: await homeFor(address) });
  await database.setAway(true);
  expect(await deliver(notice)).toBe(MINUTE_S);
  expect(await mailsTo(address)).toHaveLength(1);
  await database.setAway(false);
  expect(await deliver(notice, 2)).toBeNull();
  expect(await mailsTo(address)).toHaveLength(1);
  expect(await logOf(notice)).toMatchObject([{ status: "sent", attempts: 1 }]);
});

describe("a captured lead", () => {
  test("has a line that somebody was told, once it has arrived, and a follow-up", async () => {
    const leadId = crypto.randomUUID();
    const home = await homeFor(someone("desk"));
    const notice = makeNotice("lead_captured", { home, leadId, atMs: Date.now() });
    expect(await deliver(notice)).toBe(MINUTE_S);
    await makeLead(leadId, home.clientId);
    expect(await deliver(notice, 2)).toBeNull();
    const lines = await database.query(
      "select activity_type, details from lead_activities where lead_id = $1",
      [leadId],
    );
    expect(lines).toEqual([{ activity_type: "notified", details: { recipients: 1 } }]);
    expect(await testEnv.FOLLOW_UPS.get(leadId)).toMatchObject({ id: leadId });
  });

  test("is followed up also where nobody is told by mail", async () => {
    const leadId = crypto.randomUUID();
    const notice = makeNotice("lead_captured", { home: await homeFor(null), leadId });
    expect(await deliver(notice)).toBeNull();
    expect(await testEnv.FOLLOW_UPS.get(leadId)).toMatchObject({ id: leadId });
  });
});

describe("a new conversation", () => {
  test("is told of once a visitor and widget, and the mail is noted without the session", async () => {
    const address = someone("desk");
    const home = await homeFor(address);
    const id = `new_conversation:${home.widgetId}:5e551011`;
    expect(await deliver(makeNotice("new_conversation", { id, home }))).toBeNull();
    const later = { ...home, rules: { ...home.rules, readers: [makeReader()] } };
    expect(await deliver(makeNotice("new_conversation", { id, home: later }))).toBeNull();
    expect(await mailsTo(address)).toHaveLength(1);
    const rows = await database.query(
      "select visitor, recipient from widget_email_notifications where widget_id = $1",
      [home.widgetId],
    );
    expect(rows).toEqual([{ visitor: "5e551011", recipient: address }]);
  });

  test("that is known as spam is told to nobody", async () => {
    const home = await homeFor(someone("desk"));
    const conversationId = await makeTalk(database, home.widgetId, { isSpam: true });
    const notice = makeNotice("new_conversation", { home, conversationId });
    expect(await deliver(notice)).toBeNull();
    expect(await logOf(notice)).toEqual([]);
  });
});

describe("is told to nobody, and never waits for ever:", () => {
  test("what was put off, and is marked as spam meanwhile", async () => {
    const home = await homeFor(someone("desk"));
    const conversationId = await makeTalk(database, home.widgetId);
    const notice = makeNotice("handover_waiting", { home, conversationId });
    useNoMailbox();
    expect(await deliver(notice)).toBe(MINUTE_S);
    await database.query("update widget_conversations set is_spam = true where id = $1", [
      conversationId,
    ]);
    useMailbox();
    expect(await deliver(notice, 2)).toBeNull();
    const [row] = await logOf(notice);
    expect(row).toMatchObject({ status: "failed", attempts: 1 });
    expect(row?.last_error).toContain("spam");
  });

  test("thanks, and an answer, to a visitor who wrote spam", async () => {
    const home = await homeFor(null);
    const leadId = crypto.randomUUID();
    await makeLead(leadId, home.clientId);
    const conversationId = await makeTalk(database, home.widgetId, { leadId, isSpam: true });
    const visitor = { name: "Ana", email: someone("ana"), phone: null };
    expect(await deliver(makeNotice("lead_thanks", { home, leadId, visitor }))).toBeNull();
    expect(
      await deliver(makeNotice("visitor_reply", { home, conversationId, visitor })),
    ).toBeNull();
    expect(await mailsTo(visitor.email)).toEqual([]);
  });

  test("what was said in a conversation that is deleted", async () => {
    const address = someone("desk");
    const conversationId = crypto.randomUUID();
    await database.query("insert into deleted_conversations (id) values ($1)", [conversationId]);
    const home = await homeFor(address);
    expect(await deliver(makeNotice("handover_waiting", { home, conversationId }))).toBeNull();
    expect(await mailsTo(address)).toEqual([]);
  });

  test("thanks to a visitor who was erased meanwhile, and no address of theirs is kept", async () => {
    const home = await homeFor(null);
    const leadId = crypto.randomUUID();
    const visitor = { name: "Ana", email: someone("ana"), phone: null };
    const notice = makeNotice("lead_thanks", { home, leadId, visitor });
    useNoMailbox();
    expect(await deliver(notice)).toBe(MINUTE_S);
    await database.query("insert into deleted_conversations (id) values ($1)", [leadId]);
    useMailbox();
    expect(await deliver(notice, 2)).toBeNull();
    expect(await mailsTo(visitor.email)).toEqual([]);
    const object = testEnv.NOTICES.get(testEnv.NOTICES.idFromName(notice.id));
    expect(await held(object)).not.toContain(visitor.email);
  });

  test.each([
    ["contacted", "update leads set status = 'contacted' where id = $1"],
    ["deleted", "delete from leads where id = $1"],
  ])("a reminder of a lead that is %s by now", async (_what, statement) => {
    const email = someone("sam");
    const base = await homeFor(null);
    const home = { ...base, rules: { ...base.rules, readers: [makeReader({ email })] } };
    const leadId = crypto.randomUUID();
    await makeLead(leadId, home.clientId);
    const first = makeNotice("lead_reminder", { home, leadId });
    expect(await deliver(first)).toBeNull();
    await database.query(statement, [leadId]);
    expect(await deliver(makeNotice("lead_escalation", { home, leadId }))).toBeNull();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("an appointment that is gone, and a reminder of one that has begun", async () => {
    const home = await homeFor(null);
    const email = someone("ana");
    const gone = { home, email, appointmentId: crypto.randomUUID() };
    expect(await deliver(makeNotice("appointment_confirmed", gone))).toBeNull();
    await database.setAway(true);
    const begun = { ...gone, startsAtMs: Date.now() - 1 };
    await deliver(makeNotice("appointment_reminder", begun));
    expect(await mailsTo(email)).toEqual([]);
  });
});

test.each([
  null,
  "hello",
  { type: "lead_captured" },
  { id: "x", type: "pigeon", atMs: 1, home: {} },
])("what is no notice is not tried again: %j", async (body) => {
  expect(await deliver(body)).toBeNull();
});
