import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { cookiesOf, makeMember, PASSWORD, postAuth, signIn } from "../../../test/auth-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { mailsTo, useMailbox } from "../../../test/mailbox.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { askEdge } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

beforeAll(useMailbox);

// Calls of one address are counted; every test here comes from the same one.
afterEach(() => database.query("delete from rate_limit"));

const statusOf = async (cookie: string) => (await callAs(cookie, "/me")).status;

/** The token in the first mail with one that an address got; mails overtake each other. */
async function tokenMailedTo(email: string): Promise<string> {
  return vi.waitFor(async () => {
    const texts = (await mailsTo(email)).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1]);
    const token = texts.find((found) => found !== undefined);
    expect(token).toBeDefined();
    return token ?? "";
  });
}

describe("a session", () => {
  test("begins with the right password, in a cookie that no script and no other site can use", async () => {
    const { email } = await makeMember(database);
    const response = await signIn(email);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-wtfu\.session_token=/);
    for (const word of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"])
      expect(cookie).toContain(word);
    expect(await statusOf(cookiesOf(response))).toBe(200);
  });

  test("ends when one signs out", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    await postAuth("/sign-out", {}, { Cookie: cookie });
    expect(await statusOf(cookie)).toBe(401);
  });

  test("ends at once for whoever is shut out, and does not begin again", async () => {
    const { email, id } = await makeMember(database);
    const chief = cookiesOf(await signIn((await makeMember(database)).email));
    const cookie = cookiesOf(await signIn(email));
    expect((await sendAs(chief, "PATCH", `/users/${id}`, { is_active: false })).status).toBe(200);
    expect(await statusOf(cookie)).toBe(401);
    const again = await signIn(email);
    expect(again.ok).toBe(false);
    expect(cookiesOf(again)).not.toContain("session_token=");
  });

  test("is listed, and can be ended from another", async () => {
    const { email } = await makeMember(database);
    const [here, there] = [cookiesOf(await signIn(email)), cookiesOf(await signIn(email))];
    const { items } = (await (await callAs(here, "/me/sessions")).json()) as {
      items: { id: number; is_current: boolean }[];
    };
    expect(items.map((session) => session.is_current).sort()).toEqual([false, true]);
    const other = items.find((session) => !session.is_current);
    expect((await sendAs(here, "DELETE", `/me/sessions/${other?.id}`)).status).toBe(204);
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401]);
  });

  test.each(["", "x", "__Host-wtfu.session_token=", "__Host-wtfu.session_token=abc.def"])(
    "is not what %s stands for",
    async (cookie) => expect(await statusOf(cookie)).toBe(401),
  );
});

describe("guessing", () => {
  test("tells nothing of whether the address is known", async () => {
    const { email } = await makeMember(database);
    const [known, unknown] = [
      await signIn(email, "wrong password"),
      await signIn("nobody@example.com"),
    ];
    expect(known.status).toBe(unknown.status);
    expect(await known.json()).toEqual(await unknown.json());
  });

  test("is over for an account after ten tries, though they come at once, and a reset opens it", async () => {
    const { email } = await makeMember(database);
    const tries = await Promise.all(
      Array.from({ length: 15 }, () => signIn(email, "wrong password")),
    );
    const statuses = tries.map((response) => response.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await signIn(email)).status).toBe(429);
    await postAuth("/request-password-reset", { email });
    const token = await tokenMailedTo(email);
    const reset = { token, newPassword: "another good password" };
    expect((await postAuth("/reset-password", reset)).status).toBe(200);
    await database.query("delete from rate_limit");
    expect((await signIn(email, "another good password")).status).toBe(200);
  });

  test("of one address is slowed down, whichever accounts it tries", async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 22; at += 1) statuses.push((await signIn(`x${at}@example.com`)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("a password reset", () => {
  test("works once, ends all sessions, and the owner is told", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    expect((await postAuth("/request-password-reset", { email })).status).toBe(200);
    const token = await tokenMailedTo(email);
    const reset = () => postAuth("/reset-password", { token, newPassword: "a new long password" });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect(await statusOf(cookie)).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, "a new long password")).status).toBe(200);
    await vi.waitFor(async () => {
      const subjects = (await mailsTo(email)).map((mail) => mail.subject);
      expect(subjects.sort()).toEqual(["Choose a new password", "Your password was changed"]);
    });
  });

  test("of an unknown address answers the same, and mails nobody", async () => {
    const { email } = await makeMember(database);
    const known = await postAuth("/request-password-reset", { email });
    const unknown = await postAuth("/request-password-reset", { email: "nobody@example.com" });
    expect(await unknown.json()).toEqual(await known.json());
    expect(await mailsTo("nobody@example.com")).toEqual([]);
  });

  test("refuses a short password", async () => {
    const { email } = await makeMember(database);
    await postAuth("/request-password-reset", { email });
    const token = await tokenMailedTo(email);
    const response = await postAuth("/reset-password", { token, newPassword: "short" });
    expect(response.status).toBe(400);
  });
});

describe("an invitation", () => {
  test("brings a link by mail; the invited choose a password and are in their client", async () => {
    const clientId = await makeClient(database);
    const chief = cookiesOf(await signIn((await makeMember(database)).email));
    const email = `${crypto.randomUUID()}@example.com`;
    const body = { name: "Kim", email, role: "client_user", client_id: clientId };
    expect((await sendAs(chief, "POST", "/users", body)).status).toBe(201);
    expect((await signIn(email)).status).toBe(401);
    const token = await tokenMailedTo(email);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe("Member invites you to Test");
    await postAuth("/reset-password", { token, newPassword: PASSWORD });
    const me = await callAs(cookiesOf(await signIn(email)), "/me");
    expect(await me.json()).toMatchObject({ role: "client_user", client: { id: clientId } });
  });

  test("sent again makes the link before it useless", async () => {
    const clientId = await makeClient(database);
    const chief = cookiesOf(await signIn((await makeMember(database)).email));
    const email = `${crypto.randomUUID()}@example.com`;
    const body = { name: "Kim", email, role: "client_user", client_id: clientId };
    const invited = (await (await sendAs(chief, "POST", "/users", body)).json()) as { id: number };
    const first = await tokenMailedTo(email);
    await sendAs(chief, "POST", `/users/${invited.id}/invitation`);
    const response = await postAuth("/reset-password", { token: first, newPassword: PASSWORD });
    expect(response.status).toBe(400);
  });

  test("makes nobody with more rights than the inviter's", async () => {
    const clientId = await makeClient(database);
    const admin = await makeMember(database, "client_admin", clientId);
    const cookie = cookiesOf(await signIn(admin.email));
    const body = { name: "Kim", email: "kim.up@example.com", role: "super_admin" };
    expect((await sendAs(cookie, "POST", "/users", body)).status).toBe(400);
    const raise = await sendAs(cookie, "PATCH", `/users/${admin.id}`, { role: "client_user" });
    expect(raise.status).toBe(409);
  });
});

describe("another site", () => {
  test("changes nothing with a user's cookie", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    const Origin = "https://evil.example";
    const init = {
      method: "PATCH",
      body: '{"name":"Mallory"}',
      headers: { Cookie: cookie, Origin },
    };
    expect((await askEdge("/api/chat-widget/me", init)).status).toBe(403);
    expect((await postAuth("/sign-out", {}, { Cookie: cookie, Origin })).status).toBe(403);
    expect(await statusOf(cookie)).toBe(200);
  });

  test("reads nothing either: no answer allows another origin", async () => {
    const { email } = await makeMember(database);
    const response = await callAs(cookiesOf(await signIn(email)), "/me");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });
});

describe("of the library", () => {
  test.each(["/sign-up/email", "/update-user", "/delete-user", "/change-email", "/list-sessions"])(
    "%s is not there",
    async (path) => expect((await postAuth(path, {})).status).toBe(404),
  );
});
