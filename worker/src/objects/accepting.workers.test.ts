import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { makeWidget, openThread, testEnv, threadOf, visitOf } from "../../test/thread-client.ts";
import { publishNow } from "../snapshots/publish-widget.ts";
import { forgetWidgets } from "../snapshots/read-widget.ts";

const database = openBoundDatabase();
const CONSENT = {
  requireConsent: true,
  consentText: "We keep what you write.",
  consentVersion: "3",
};
const REFUSED = { refused: "consent_required" };

const acceptancesOf = (sessionId: string) =>
  database.query(
    `select a.kind, a.version, t.notice_text, t.sha256, host(a.ip_address) as ip_address,
       a.conversation_id from widget_disclaimer_acceptances a
     left join widget_notice_texts t on t.id = a.text_id where a.session_id = $1 order by a.id`,
    [sessionId],
  );

test("of a visitor who has not consented nothing is stored, not even that they came", async () => {
  const visit = visitOf(await makeWidget(CONSENT));
  const stub = threadOf(visit);
  expect(await stub.start(visit)).toEqual(REFUSED);
  expect(await stub.start({ ...visit, consentVersion: "2" })).toEqual(REFUSED);
  const held = await runInDurableObject(stub, async (_, { storage }) => ({
    tables: storage.sql
      .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray(),
    values: (await storage.list()).size,
    alarm: await storage.getAlarm(),
  }));
  expect(held).toEqual({ tables: [], values: 0, alarm: null });
});

test("a consent is a row with its text, once for each session and version", async () => {
  const visit = { ...visitOf(await makeWidget(CONSENT)), consentVersion: "3" };
  const thread = await openThread(visit);
  await thread.stub.start(visit);
  // It is remembered: another tab need not ask.
  expect(await thread.stub.start({ ...visit, consentVersion: null })).toMatchObject({
    existing: true,
  });
  await thread.say("Where can I park?");
  await thread.stub.end(thread.conversationId);
  await thread.say("And on Sundays?");
  await thread.stub.deliverNow();
  expect(await acceptancesOf(visit.sessionId)).toEqual([
    {
      kind: "consent",
      version: "3",
      notice_text: "We keep what you write.",
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
      ip_address: "203.0.113.7",
      conversation_id: thread.conversationId,
    },
  ]);
});

test("a consent that is asked for later stops what is open until it is given", async () => {
  const widget = await makeWidget();
  const visit = visitOf(widget);
  const thread = await openThread(visit);
  await database.query(
    "update widget_configs set require_consent = true, consent_text = 'New.', consent_version = '1' where id = $1",
    [widget.id],
  );
  await publishNow(testEnv, database.db, widget.key);
  forgetWidgets();
  expect(await thread.say("Hello?")).toEqual(REFUSED);
  expect(await thread.stub.start(visit)).toEqual(REFUSED);
  expect(await thread.stub.start({ ...visit, consentVersion: "1" })).toMatchObject({
    existing: true,
  });
  expect(await thread.say("Hello?")).toMatchObject({ sent: {} });
  await thread.stub.deliverNow();
  expect(await acceptancesOf(visit.sessionId)).toMatchObject([
    { kind: "consent", notice_text: "New." },
  ]);
});

test("nobody is booked for who has not consented to what is asked by now", async () => {
  const visit = visitOf(await makeWidget(CONSENT));
  const thread = await openThread({ ...visit, consentVersion: "3" });
  const mayBook = () => thread.stub.mayBook(visit.widgetKey, thread.conversationId, null);
  expect(await mayBook()).toEqual({ success: true });
  await database.query("update widget_configs set consent_version = '4' where widget_key = $1", [
    visit.widgetKey,
  ]);
  await publishNow(testEnv, database.db, visit.widgetKey);
  forgetWidgets();
  expect(await mayBook()).toEqual(REFUSED);
});
