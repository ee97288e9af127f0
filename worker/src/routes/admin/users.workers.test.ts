import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { mailsTo, useMailbox } from "../../../test/mailbox.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

beforeAll(useMailbox);

const newEmail = () => `${crypto.randomUUID()}@example.com`;

async function clientAdmin() {
  const clientId = await makeClient(database);
  const { cookie, userId } = await signedIn(database, "client_admin", clientId);
  const invite = (email: string, name = "Kim") =>
    sendAs(cookie, "POST", "/users", { name, email, role: "client_user" });
  return { clientId, cookie, userId, invite };
}

async function invitedBy(invite: (email: string) => Promise<Response>, email: string) {
  const response = await invite(email);
  expect(response.status).toBe(201);
  return (await response.json()) as { id: number; invitation_sent: boolean };
}

describe("an invitation", () => {
  afterEach(useMailbox);

  test("of an address that belongs to a user is refused, whoever's it is, and mails nobody", async () => {
    const [here, there] = [await clientAdmin(), await clientAdmin()];
    const email = newEmail();
    await invitedBy(here.invite, email);
    for (const { invite } of [here, there]) {
      expect(await refusalOf(await invite(email.toUpperCase()))).toMatchObject({
        status: 400,
        field: "email",
      });
    }
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("whose mail does not leave makes the user all the same, says so, and can be sent again", async () => {
    const { cookie, userId, invite } = await clientAdmin();
    Object.assign(env, { MAIL_TRANSPORT: "smtp", SMTP_PORT: "1" });
    const email = newEmail();
    const user = await invitedBy(invite, email);
    expect(user.invitation_sent).toBe(false);
    const lines = await database.query(
      "select action, entity_id, details->'after'->'invitation_sent' as sent from audit_log where user_id = $1",
      [userId],
    );
    expect(lines).toEqual([{ action: "user.invited", entity_id: String(user.id), sent: false }]);
    const again = () => sendAs(cookie, "POST", `/users/${user.id}/invitation`);
    expect((await again()).status).toBe(503);
    useMailbox();
    expect((await again()).status).toBe(200);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("is not sent to who is shut out", async () => {
    const { cookie, invite } = await clientAdmin();
    const email = newEmail();
    const { id } = await invitedBy(invite, email);
    await sendAs(cookie, "PATCH", `/users/${id}`, { is_active: false });
    expect((await sendAs(cookie, "POST", `/users/${id}/invitation`)).status).toBe(409);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("reaches an address five times a day", async () => {
    const { cookie, invite } = await clientAdmin();
    const email = newEmail();
    const { id } = await invitedBy(invite, email);
    const again = () => sendAs(cookie, "POST", `/users/${id}/invitation`);
    for (let at = 1; at < 5; at += 1) expect((await again()).status).toBe(200);
    expect(await refusalOf(await again())).toMatchObject({ status: 429, code: "rate_limited" });
    expect(await mailsTo(email)).toHaveLength(5);
  });

  test("is sent thirty times an hour by one user, who does not learn more addresses either", async () => {
    const { invite, userId } = await clientAdmin();
    const known = newEmail();
    await invitedBy(invite, known);
    for (let at = 1; at < 30; at += 1) await invite(known);
    expect(await refusalOf(await invite(newEmail()))).toMatchObject({ status: 429 });
    const rows = await database.query("select from audit_log where user_id = $1", [userId]);
    expect(rows).toHaveLength(1);
  });
});

test.each(["Kim\nYou have won", "Kim\r\nBcc: x", "Kim\u2028Lee", "\u0007Kim\u0007Lee"])(
  "a name is one line: %j is none",
  async (name) => {
    const { cookie, invite } = await clientAdmin();
    expect(await refusalOf(await invite(newEmail(), name))).toMatchObject({
      status: 400,
      field: "name",
    });
    expect((await sendAs(cookie, "PATCH", "/me", { name })).status).toBe(400);
    expect((await callAs(cookie, "/me")).status).toBe(200);
  },
);
