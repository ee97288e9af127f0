import { beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../../test/admin-world.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { deleteConversation } from "./conversations.ts";
import { deleteLead } from "./lead-changes.ts";
import { noteOnLead } from "./notice-traces.ts";
import { type LoggedMail, logMails } from "./notification-log.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld(database, "Own");
});

const mail: LoggedMail = {
  recipient: "ana@v.example",
  isToVisitor: false,
  subject: "Hello",
  status: "pending",
  attempts: 1,
  lastError: "away",
  createdAtMs: Date.UTC(2026, 2, 1),
  sentAtMs: null,
};

function noticeOf(noticeType: "visitor_reply" | "lead_thanks" | "lead_captured") {
  const { clientId, widgetId, conversationId, leadId } = world;
  const noticeId = `${noticeType}:${crypto.randomUUID()}`;
  return { noticeId, clientId, widgetId, noticeType, conversationId, leadId, appointmentId: null };
}

const rowsOf = (noticeId: string) =>
  database.query(
    "select recipient, subject, status, attempts, last_error from notification_log where notice_id = $1",
    [noticeId],
  );

test("a mail is one row, whatever is repeated, and a late report changes nothing", async () => {
  const notice = noticeOf("lead_captured");
  await logMails(database.db, notice, [mail]);
  const sent = { ...mail, status: "sent", attempts: 3, lastError: null, sentAtMs: 1 } as const;
  await logMails(database.db, notice, [sent]);
  await logMails(database.db, notice, [{ ...mail, attempts: 2 }]);
  expect(await rowsOf(notice.noticeId)).toMatchObject([{ status: "sent", attempts: 3 }]);
});

test("a client or widget that is gone fails nothing", async () => {
  const gone = { ...noticeOf("lead_captured"), widgetId: 2_000_000_000 };
  await logMails(database.db, gone, [mail]);
  expect(await rowsOf(gone.noticeId)).toHaveLength(1);
  const nobody = { ...noticeOf("lead_captured"), clientId: 2_000_000_000 };
  await logMails(database.db, nobody, [mail]);
  expect(await rowsOf(nobody.noticeId)).toEqual([]);
});

test("a line that happens by itself stands once on a time line, of a lead that is there", async () => {
  const { leadId } = world;
  for (let time = 0; time < 2; time += 1) {
    expect(await noteOnLead(database.db, leadId, "notified", { recipients: 1 })).toBe("noted");
  }
  const lines = await database.query(
    "select id from lead_activities where lead_id = $1 and activity_type = 'notified'",
    [leadId],
  );
  expect(lines).toHaveLength(1);
  const missing = crypto.randomUUID();
  expect(await noteOnLead(database.db, missing, "notified", {})).toBe("missing");
});

test("what is deleted of a visitor leaves neither address nor name in the log", async () => {
  const [reply, thanks, told] = [
    noticeOf("visitor_reply"),
    noticeOf("lead_thanks"),
    noticeOf("lead_captured"),
  ];
  const toVisitor = { ...mail, isToVisitor: true };
  const toDesk = { ...mail, subject: "New lead: Ana – Site", recipient: "b@x.example" };
  await logMails(database.db, reply, [toVisitor]);
  await logMails(database.db, thanks, [toVisitor]);
  await logMails(database.db, told, [toDesk]);
  await deleteLead(database.db, world.leadId);
  expect(await rowsOf(thanks.noticeId)).toEqual([]);
  expect(await rowsOf(told.noticeId)).toMatchObject([{ subject: "New lead" }]);
  // A retry that was under way reports what it had kept itself.
  await database.query(
    "insert into audit_log (action, entity_type, entity_id) values ('lead.deleted', 'lead', $1)",
    [world.leadId],
  );
  await logMails(database.db, thanks, [{ ...toVisitor, attempts: 2 }]);
  await logMails(database.db, told, [{ ...toDesk, attempts: 2 }]);
  expect(await rowsOf(thanks.noticeId)).toEqual([]);
  expect(await rowsOf(told.noticeId)).toMatchObject([{ subject: "New lead", attempts: 2 }]);
  await database.query("insert into deleted_conversations (id) values ($1)", [
    world.conversationId,
  ]);
  await deleteConversation(database.db, world.conversationId);
  expect(await rowsOf(reply.noticeId)).toEqual([]);
  await logMails(database.db, reply, [toVisitor]);
  expect(await rowsOf(reply.noticeId)).toEqual([]);
});

test("with a lead goes what the log has of those that were merged into it", async () => {
  const [kept, merged] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.query(
    "insert into leads (id, client_id, merged_into) values ($1, $3, null), ($2, $3, $1)",
    [kept, merged, world.clientId],
  );
  const thanks = { ...noticeOf("lead_thanks"), conversationId: null, leadId: merged };
  await logMails(database.db, thanks, [{ ...mail, isToVisitor: true }]);
  expect(await rowsOf(thanks.noticeId)).toHaveLength(1);
  await deleteLead(database.db, kept);
  expect(await rowsOf(thanks.noticeId)).toEqual([]);
});
