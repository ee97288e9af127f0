import { expect, test } from "vitest";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget, openThread, visitOf } from "../../../test/thread-client.ts";
import { post } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

test("whoever erases themselves under another's name takes nothing of the other's with them", async () => {
  const widget = await makeWidget();
  const email = `${crypto.randomUUID()}@clinic.example`;
  const address = `+1312${String(Date.now()).slice(-7)}`;
  const logged = { before: null, after: { email, phone: address } };
  await database.query(
    `insert into audit_log (client_id, action, entity_type, entity_id, details)
     values ($1, 'lead.created', 'lead', gen_random_uuid(), $2)`,
    [widget.clientId, JSON.stringify(logged)],
  );
  await database.query(
    `insert into notification_log (notice_id, client_id, notice_type, recipient, subject, status, lead_id)
     values ($1, $2, 'lead_thanks', $3, 'Thanks', 'sent', gen_random_uuid())`,
    [`lead_thanks:${email}`, widget.clientId, email],
  );
  await database.query(
    "insert into leads (id, client_id, name, email) values (gen_random_uuid(), $1, 'Kim', $2)",
    [widget.clientId, email],
  );
  // A session names itself, here by what every line of the log has in it.
  const thread = await openThread(visitOf(widget, '"before": '));
  const details = { visitor_name: "Kim", visitor_email: email, visitor_phone: address };
  await thread.stub.captureLead(widget.key, thread.conversationId, details);
  await thread.stub.deliverNow();
  const conversation_id = thread.capability;
  expect((await post(widget.key, "erase", { conversation_id })).status).toBe(200);
  expect(
    await database.query("select details from audit_log where client_id = $1", [widget.clientId]),
  ).toEqual([{ details: logged }]);
  expect(
    await database.query("select status from notification_log where recipient = $1", [email]),
  ).toEqual([{ status: "sent" }]);
  expect(await database.query("select name from leads where email = $1", [email])).toEqual([
    { name: "Kim" },
  ]);
});
