import { env } from "cloudflare:workers";
import { createOTP } from "@better-auth/utils/otp";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { callAs, sendAs } from "../../test/admin-client.ts";
import { cookiesOf, makeMember, PASSWORD, postAuth, signIn } from "../../test/auth-client.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { mailsTo, useMailbox } from "../../test/mailbox.ts";

const NEW_PASSWORD = "another good password";
const database = openBoundDatabase();

beforeAll(useMailbox);

// Calls of one address are counted; every test here comes from the same one.
beforeEach(() => database.query("delete from rate_limit"));
const forgetCalls = () => database.query("delete from rate_limit");

const statusOf = async (cookie: string) => (await callAs(cookie, "/me")).status;
const inSession = (cookie: string, path: string, body: object) =>
  postAuth(path, body, { Cookie: cookie });

/** The tokens in the mails to an address, once there are so many of them. */
async function tokensMailedTo(email: string, count: number): Promise<string[]> {
  return vi.waitFor(async () => {
    const texts = (await mailsTo(email)).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1]);
    const tokens = texts.flatMap((token) => (token === undefined ? [] : [token]));
    expect(tokens).toHaveLength(count);
    return tokens;
  });
}

async function subjectsTo(email: string, count: number): Promise<string[]> {
  return vi.waitFor(async () => {
    const subjects = (await mailsTo(email)).map((mail) => mail.subject).sort();
    expect(subjects).toHaveLength(count);
    return subjects;
  });
}

type Line = {
  readonly action: string;
  readonly details: Record<string, unknown>;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
};

const linesOf = (userId: number) =>
  database.query<Line>(
    `select action, details, host(ip_address) as ip_address, user_agent from audit_log
     where user_id = $1 order by id`,
    [userId],
  );
const actionsOf = async (userId: number) => (await linesOf(userId)).map((line) => line.action);

/** Turns the second factor on; gives the session that is left and the next codes. */
async function withSecondFactor(email: string) {
  const before = cookiesOf(await signIn(email));
  const enabled = await inSession(before, "/two-factor/enable", { password: PASSWORD });
  const { totpURI, backupCodes } = (await enabled.json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  // The library keeps the secret as it was before it was encoded for apps.
  const secret = decodeBase32(new URL(totpURI).searchParams.get("secret") ?? "");
  const code = () => createOTP(secret).totp();
  const verified = await inSession(before, "/two-factor/verify-totp", { code: await code() });
  expect(verified.status).toBe(200);
  return { cookie: cookiesOf(verified), code, backupCodes };
}

function decodeBase32(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join("");
}

describe("an answer that could tell whether an address is known", () => {
  afterEach(useMailbox);

  /** From now on mails are under way until the function that is returned lets them go. */
  function holdMails(): () => void {
    const gate = Promise.withResolvers<void>();
    Object.assign(env, { MAIL_TRANSPORT: "binding", EMAIL: { send: () => gate.promise } });
    return () => gate.resolve();
  }

  test("does not wait for the mail with a reset link", async () => {
    const { email } = await makeMember(database);
    const letGo = holdMails();
    expect((await postAuth("/request-password-reset", { email })).status).toBe(200);
    letGo();
  });

  test("does not wait for the mail that says that an account is locked", async () => {
    const { email } = await makeMember(database);
    const letGo = holdMails();
    for (let at = 0; at < 10; at += 1) await signIn(email, "wrong password");
    expect((await signIn(email, "wrong password")).status).toBe(429);
    letGo();
  });
});

describe("a link with which a password can be chosen", () => {
  test("is not to be found in the database", async () => {
    const { email, id } = await makeMember(database);
    await postAuth("/request-password-reset", { email });
    const [token = "none"] = await tokensMailedTo(email, 1);
    const [row] = await database.query<{ identifier: string }>(
      "select identifier from verification where value = $1",
      [String(id)],
    );
    expect(row?.identifier).not.toContain(token);
    const stored = row?.identifier.slice(row.identifier.indexOf(":") + 1);
    const stolen = { token: stored, newPassword: NEW_PASSWORD };
    expect((await postAuth("/reset-password", stolen)).status).toBe(400);
    expect((await postAuth("/reset-password", { ...stolen, token })).status).toBe(200);
  });

  test("is useless once another one was used", async () => {
    const { email } = await makeMember(database);
    await postAuth("/request-password-reset", { email });
    await postAuth("/request-password-reset", { email });
    const [first, second] = await tokensMailedTo(email, 2);
    const choose = (token: string | undefined) =>
      postAuth("/reset-password", { token, newPassword: NEW_PASSWORD });
    expect((await choose(first)).status).toBe(200);
    expect((await choose(second)).status).toBe(400);
  });

  test("is useless once the password was changed", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    await postAuth("/request-password-reset", { email });
    const [token] = await tokensMailedTo(email, 1);
    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await inSession(cookie, "/change-password", change)).status).toBe(200);
    const reset = await postAuth("/reset-password", { token, newPassword: PASSWORD });
    expect(reset.status).toBe(400);
  });

  test("does not outlive being shut out, and none is mailed to who is", async () => {
    const { email, id } = await makeMember(database);
    const chief = cookiesOf(await signIn((await makeMember(database)).email));
    await postAuth("/request-password-reset", { email });
    const [token] = await tokensMailedTo(email, 1);
    await sendAs(chief, "PATCH", `/users/${id}`, { is_active: false });
    await postAuth("/request-password-reset", { email });
    await sendAs(chief, "PATCH", `/users/${id}`, { is_active: true });
    const reset = await postAuth("/reset-password", { token, newPassword: NEW_PASSWORD });
    expect(reset.status).toBe(400);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

describe("a change of one's password", () => {
  test("ends all other sessions, whatever the caller asks for, and the owner is told", async () => {
    const { email, id } = await makeMember(database);
    const [here, there] = [cookiesOf(await signIn(email)), cookiesOf(await signIn(email))];
    const changed = await inSession(here, "/change-password", {
      currentPassword: PASSWORD,
      newPassword: NEW_PASSWORD,
      revokeOtherSessions: false,
    });
    expect(changed.status).toBe(200);
    expect(await statusOf(there)).toBe(401);
    expect(await statusOf(cookiesOf(changed))).toBe(200);
    expect(await subjectsTo(email, 1)).toEqual(["Your password was changed"]);
    expect(await actionsOf(id)).toEqual([
      "auth.signed_in",
      "auth.signed_in",
      "auth.password_changed",
    ]);
    expect((await signIn(email)).status).toBe(401);
  });

  test("refuses a wrong password, and more than ten guesses, though they come at once", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    const guess = async (path: string) => {
      const body = { currentPassword: "wrong", newPassword: NEW_PASSWORD, password: "wrong" };
      await forgetCalls();
      return (await inSession(cookie, path, body)).status;
    };
    const paths = ["enable", "disable"].map((call) => `/two-factor/${call}`);
    const tries = Array.from({ length: 4 }, () => [...paths, "/change-password"]).flat();
    const statuses = await Promise.all(tries.map(guess));
    expect(statuses.filter((status) => status === 400)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const right = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const locked = await inSession(cookie, "/change-password", right);
    expect(await locked.json()).toMatchObject({ code: "ACCOUNT_LOCKED" });
  });

  test("a right password takes wrong ones back", async () => {
    const { email } = await makeMember(database);
    const cookie = cookiesOf(await signIn(email));
    const enable = async (password: string) => {
      await forgetCalls();
      return (await inSession(cookie, "/two-factor/enable", { password })).status;
    };
    for (let at = 0; at < 9; at += 1) expect(await enable("wrong")).toBe(400);
    expect(await enable(PASSWORD)).toBe(200);
    for (let at = 0; at < 9; at += 1) expect(await enable("wrong")).toBe(400);
  });
});

describe("a second factor", () => {
  test("ends the sessions that began without it; a sign-in is one only with its code", async () => {
    const { email, id } = await makeMember(database);
    const elsewhere = cookiesOf(await signIn(email));
    const { cookie, code } = await withSecondFactor(email);
    expect([await statusOf(elsewhere), await statusOf(cookie)]).toEqual([401, 200]);
    const before = await actionsOf(id);
    expect(before).toEqual(["auth.signed_in", "auth.signed_in", "auth.two_factor_enabled"]);
    const half = await signIn(email);
    expect(await statusOf(cookiesOf(half))).toBe(401);
    expect(await actionsOf(id)).toEqual(before);
    const whole = await inSession(cookiesOf(half), "/two-factor/verify-totp", {
      code: await code(),
    });
    expect(await statusOf(cookiesOf(whole))).toBe(200);
    const line = (await linesOf(id)).at(-1);
    expect(line).toMatchObject({ action: "auth.signed_in", details: { second_factor: "app" } });
  });

  test("is asked for each time: no device is ever trusted", async () => {
    const { email } = await makeMember(database);
    const { code, backupCodes } = await withSecondFactor(email);
    const [backup = ""] = backupCodes;
    for (const [path, secret] of [
      ["/two-factor/verify-totp", await code()],
      ["/two-factor/verify-backup-code", backup],
    ] as const) {
      const half = cookiesOf(await signIn(email));
      const body = { code: secret, trustDevice: true, disableSession: true };
      const whole = await inSession(half, path, body);
      expect(await statusOf(cookiesOf(whole))).toBe(200);
      expect(cookiesOf(whole)).not.toContain("trust_device");
    }
  });

  test("is locked after ten wrong codes, also for the right one", async () => {
    const { email } = await makeMember(database);
    const { code } = await withSecondFactor(email);
    const verify = async (half: string, guess: string) => {
      await forgetCalls();
      const answer = await inSession(half, "/two-factor/verify-totp", { code: guess });
      return ((await answer.json()) as { code?: string }).code;
    };
    for (let sign = 0; sign < 2; sign += 1) {
      const half = cookiesOf(await signIn(email));
      for (let at = 0; at < 5; at += 1) expect(await verify(half, "000000")).toBe("INVALID_CODE");
    }
    const half = cookiesOf(await signIn(email));
    expect(await verify(half, await code())).toBe("ACCOUNT_TEMPORARILY_LOCKED");
  });

  test("is turned off with the password only; then the password is enough, and the owner is told", async () => {
    const { email, id } = await makeMember(database);
    const { cookie } = await withSecondFactor(email);
    const disable = (password: string) => inSession(cookie, "/two-factor/disable", { password });
    expect((await disable("wrong")).status).toBe(400);
    expect((await disable(PASSWORD)).status).toBe(200);
    expect(await statusOf(cookiesOf(await signIn(email)))).toBe(200);
    expect(await actionsOf(id)).toContain("auth.two_factor_disabled");
    expect(await subjectsTo(email, 2)).toEqual([
      "Two-factor sign-in was turned off",
      "Two-factor sign-in was turned on",
    ]);
  });
});

test("the line of a reset says from where it came", async () => {
  const { email, id } = await makeMember(database);
  await postAuth("/request-password-reset", { email });
  const [token] = await tokensMailedTo(email, 1);
  const from = { "cf-connecting-ip": "203.0.113.7", "User-Agent": "Firefox" };
  await postAuth("/reset-password", { token, newPassword: NEW_PASSWORD }, from);
  expect(await linesOf(id)).toEqual([
    {
      action: "auth.password_reset",
      details: {},
      ip_address: "203.0.113.7",
      user_agent: "Firefox",
    },
  ]);
});

test("a new role ends one's sessions", async () => {
  const [client] = await database.query<{ id: number }>(
    "insert into clients (name, email) values ('Own', 'o@example.com') returning id",
  );
  const { email, id } = await makeMember(database, "client_user", client?.id ?? 0);
  const chief = cookiesOf(await signIn((await makeMember(database)).email));
  const cookie = cookiesOf(await signIn(email));
  await sendAs(chief, "PATCH", `/users/${id}`, { name: "Another name" });
  expect(await statusOf(cookie)).toBe(200);
  await sendAs(chief, "PATCH", `/users/${id}`, { role: "client_admin" });
  expect(await statusOf(cookie)).toBe(401);
});
