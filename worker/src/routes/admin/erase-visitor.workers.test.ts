import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { ErasureReceipt, VisitorData } from "../../../../contracts/admin/privacy.ts";
import { sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { held, noticesWith, snapshotsWith, tablesWith } from "../../../test/find-traces.ts";
import { inboxNamed } from "../../../test/inbox-client.ts";
import { makeFailingTest } from "../../../test/make-failing-test.ts";
import { type Marks, makeMarks } from "../../../test/make-marks.ts";
import { makeNotice, makeNoticeHome } from "../../../test/make-notice.ts";
import { makeTraces } from "../../../test/make-traces.ts";
import { makeNoticeBatch } from "../../../test/notice-batch.ts";
import { signedIn } from "../../../test/signed-in.ts";
import {
  accepted,
  makeWidget,
  openThread,
  type TestWidget,
  testEnv,
  visitOf,
} from "../../../test/thread-client.ts";
import { post, refusalOf } from "../../../test/visitor-client.ts";
import { openMessage } from "../../capability.ts";
import { deliverNotices } from "../../jobs/deliver-notices.ts";
import type { Notice } from "../../notices/notice.ts";

const database = openBoundDatabase();
const lines: string[] = [];
let queued: Notice[] = [];

beforeAll(() => {
  const keep = async (notice: Notice) => {
    queued.push(notice);
  };
  const sendBatch = async (messages: Iterable<{ body: Notice }>) => {
    for (const { body } of messages) queued.push(body);
  };
  Object.assign(env, { NOTIFICATIONS: { send: keep, sendBatch } });
  for (const level of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(" ")));
  }
});

afterEach(async () => {
  await database.setAway(false);
});

async function tellAll(): Promise<void> {
  const told = queued;
  queued = [];
  await deliverNotices(makeNoticeBatch(told).batch, testEnv);
}

/** A visitor who did all that a visitor can do, and about whom users did all that they can. */
async function live(widget: TestWidget, marks: Marks) {
  const { mark, name, email, phone, session } = marks;
  const { cookie, userId } = await signedIn(database, "client_admin", widget.clientId);
  const thread = await openThread({
    ...visitOf(widget, session),
    pageUrl: `https://clinic.example/${mark}`,
    referrerUrl: `https://search.example/?q=${mark}`,
    userAgent: `Browser ${mark}`,
  });
  const { stub, conversationId } = thread;
  const { sent } = accepted(await thread.say(`Where can I park, asks ${mark}?`));
  const answer = openMessage(testEnv, widget.key, sent.message_id, Date.now());
  await stub.giveFeedback({
    conversationId,
    seq: answer?.seq ?? 2,
    wasHelpful: false,
    feedbackText: `Bad, says ${mark}`,
  });
  await stub.acceptDisclaimer({
    widgetKey: widget.key,
    conversationId,
    version: "1",
    ipAddress: "203.0.113.7",
    userAgent: `Browser ${mark}`,
  });
  await stub.claim(conversationId, { id: userId, name: "Kim" });
  await stub.reply(
    conversationId,
    { id: userId, name: "Kim" },
    {
      text: `Dear ${mark}`,
      clientMessageId: crypto.randomUUID(),
    },
  );
  const lead = accepted(
    await stub.captureLead(widget.key, conversationId, {
      visitor_name: name,
      visitor_email: email,
      visitor_phone: phone,
      handoff_details: { note: mark },
    }),
  );
  await stub.close(conversationId, { id: userId, name: "Kim" }, "resolved");
  await stub.deliverNow();
  const send = (method: string, path: string, body: object, headers = {}) =>
    sendAs(cookie, method, path, body, headers);
  await send("POST", `/conversations/${conversationId}/notes`, { text: `Note on ${mark}` });
  await send("PATCH", `/conversations/${conversationId}`, { is_spam: true, spam_reason: mark });
  await send("PATCH", `/conversations/${conversationId}`, { is_spam: false });
  await send("POST", `/leads/${lead.leadId}/notes`, { text: `Called ${mark}` });
  await send("PATCH", `/leads/${lead.leadId}`, { notes: `about ${mark}`, status: "contacted" });
  const made = await send(
    "POST",
    "/leads",
    { name, email },
    { "Idempotency-Key": crypto.randomUUID() },
  );
  const { id: otherLead } = (await made.json()) as { id: string };
  await send("POST", `/leads/${lead.leadId}/merge`, { merge_lead_id: otherLead });
  await makeTraces(widget, marks, conversationId, lead.leadId);
  await makeFailingTest(widget, send, conversationId, mark);
  await vi.waitFor(async () => {
    expect(await held(inboxNamed(`client:${widget.clientId}`))).toContain(mark);
  });
  await runInDurableObject(stub, (object) => object.alarm());
  await tellAll();
  return { ...thread, cookie, leadId: lead.leadId };
}

async function expectNoTrace(
  widget: TestWidget,
  { mark, phone }: Marks,
  stub: DurableObjectStub,
  noticeIds: string[],
) {
  expect(await tablesWith(mark)).toEqual([]);
  expect(await tablesWith(phone)).toEqual([]);
  expect(await held(stub)).not.toContain(mark);
  for (const name of [`client:${widget.clientId}`, "all"]) {
    expect(await held(inboxNamed(name))).not.toContain(mark);
  }
  expect(await noticesWith(mark, noticeIds)).toEqual([]);
  expect(await snapshotsWith(mark)).toEqual([]);
  expect(lines.filter((line) => line.includes(mark) || line.includes(phone))).toEqual([]);
}

const DISCLAIMER = {
  requireDisclaimer: false,
  disclaimerText: "No advice.",
  disclaimerVersion: "1",
};

test("of a visitor who is erased by their address no word stays anywhere, and another client's stands", async () => {
  const widget = await makeWidget(DISCLAIMER);
  const other = await makeWidget(DISCLAIMER);
  const marks = makeMarks();
  const visitor = await live(widget, marks);
  const told = queued.length;
  expect(told).toBe(0);
  expect(await tablesWith(marks.mark)).toEqual(
    expect.arrayContaining([
      "audit_log",
      "knowledge_tests",
      "knowledge_versions",
      "idempotency_keys",
      "leads",
      "widget_conversations",
      "widget_messages",
      "notification_log",
      "webhook_events",
      "widget_appointments",
      "conversation_notes",
      "widget_disclaimer_acceptances",
    ]),
  );
  const noticeIds = (
    await database.query<{ notice_id: string }>("select notice_id from notification_log")
  ).map((row) => row.notice_id);
  const namesake = await openThread(visitOf(other));
  await namesake.stub.captureLead(other.key, namesake.conversationId, {
    visitor_name: "Ana",
    visitor_email: marks.email.replace(marks.mark, "ana"),
    visitor_phone: null,
  });
  await namesake.stub.deliverNow();
  const subject = { by: "email", email: marks.email.toUpperCase() };
  const exported = await sendAs(visitor.cookie, "POST", "/visitors/export", { subject });
  const data = VisitorData.parse(await exported.json());
  expect(data.conversations).toMatchObject([
    { visitor_name: marks.name, messages: expect.any(Array) },
  ]);
  expect(JSON.stringify(data)).toContain(`Note on ${marks.mark}`);
  const thanks = makeNotice("lead_thanks", {
    id: `lead_thanks:${widget.id}:${marks.mark}:2026-11-29`,
    home: { ...makeNoticeHome(), clientId: widget.clientId, widgetId: widget.id },
    leadId: visitor.leadId,
    visitor: { name: marks.name, email: marks.email, phone: null },
  });
  // In the queue, and not told yet.
  queued.push(thanks);
  noticeIds.push(thanks.id);
  // Acknowledged, and not in Postgres yet.
  await visitor.say(`And still, says ${marks.mark}`);
  const response = await sendAs(visitor.cookie, "POST", "/visitors/erase", { subject });
  expect(response.status, await response.clone().text()).toBe(200);
  const receipt = ErasureReceipt.parse(await response.json());
  expect(receipt).toMatchObject({
    client_id: widget.clientId,
    requested_by: "user",
    counts: { conversations: expect.any(Number), leads: 2, appointments: 1, acceptances: 1 },
  });
  await expectNoTrace(widget, marks, visitor.stub, noticeIds);
  const [version] = await database.query<{ test_report: object }>(
    "select test_report from knowledge_versions where widget_id = $1",
    [widget.id],
  );
  expect(version?.test_report).toMatchObject({
    failing: [{ question: "…" }, { question: "Another?" }],
  });
  // What comes late brings nothing back.
  await visitor.stub.deliverNow();
  await tellAll();
  await expectNoTrace(widget, marks, visitor.stub, noticeIds);
  expect(await visitor.say("Hello?")).toEqual({ refused: "not_found" });
  expect(await namesake.rows()).toBeDefined();
  expect(
    await database.query("select name from leads where client_id = $1", [other.clientId]),
  ).toEqual([{ name: "Ana" }]);
});

test("a visitor erases themselves, of whom Postgres has not heard yet", async () => {
  const widget = await makeWidget();
  const marks = makeMarks();
  const thread = await openThread(visitOf(widget, marks.session));
  await thread.say(`I am ${marks.mark}`);
  const conversation_id = thread.capability;
  const response = await post(widget.key, "erase", { conversation_id });
  expect(await response.json()).toEqual({ success: true, receipt_id: expect.any(String) });
  await thread.stub.deliverNow();
  await expectNoTrace(widget, marks, thread.stub, []);
});

test("while the database is away a visitor is told to try again, and nothing is done by half", async () => {
  const widget = await makeWidget();
  const marks = makeMarks();
  const thread = await openThread(visitOf(widget, marks.session));
  await thread.say(`I am ${marks.mark}`);
  const conversation_id = thread.capability;
  await database.setAway(true);
  expect(await refusalOf(await post(widget.key, "erase", { conversation_id }))).toMatchObject({
    status: 503,
    code: "unavailable",
  });
  expect(await held(thread.stub)).toContain(marks.mark);
  await database.setAway(false);
  expect((await post(widget.key, "erase", { conversation_id })).status).toBe(200);
  await expectNoTrace(widget, marks, thread.stub, []);
});

test("a visitor of another client is neither found nor erased", async () => {
  const [widget, other] = [await makeWidget(), await makeWidget()];
  const marks = makeMarks();
  const thread = await openThread(visitOf(widget, marks.session));
  await thread.say(`I am ${marks.mark}`);
  await thread.stub.deliverNow();
  const { cookie } = await signedIn(database, "client_admin", other.clientId);
  const subject = { by: "conversation", conversation_id: thread.conversationId };
  const found = await sendAs(cookie, "POST", "/visitors/find", { subject });
  expect(await found.json()).toMatchObject({ conversations: 0, messages: 0 });
  await sendAs(cookie, "POST", "/visitors/erase", { subject });
  expect(await thread.rows()).toHaveLength(2);
  const foreign = { subject, client_id: widget.clientId };
  expect((await sendAs(cookie, "POST", "/visitors/erase", foreign)).status).toBe(400);
});
