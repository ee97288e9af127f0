import { describe, expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";

const database = openBoundDatabase();

async function userOf(role: "client_admin" | "client_user", clientId?: number) {
  return signedIn(database, role, clientId ?? (await makeClient(database)));
}

describe("the log of mails", () => {
  test("is a client's own, can be narrowed, and goes page by page", async () => {
    const [own] = [await makeWorld(database, "Own"), await makeWorld(database, "Foreign")];
    const { cookie } = await userOf("client_admin", own.clientId);
    await database.query(
      `insert into notification_log (notice_id, client_id, notice_type, recipient, subject, status,
        attempts, last_error)
       select 'daily_summary:' || n, $1, 'daily_summary', n || '@x.example', 'Sum', 'failed', 3, 'no'
       from generate_series(1, 3) n`,
      [own.clientId],
    );
    const read = async (query: string) => {
      const response = await callAs(cookie, `/notifications?${query}`);
      expect(response.status).toBe(200);
      return (await response.json()) as {
        items: { recipient: string; attempts: number; last_error: string | null }[];
        next_cursor: string | null;
      };
    };
    const first = await read("limit=2");
    const second = await read(`limit=2&cursor=${first.next_cursor}`);
    const all = [...first.items, ...second.items];
    expect(all.map(({ recipient }) => recipient).sort()).toEqual(
      ["1@x.example", "2@x.example", "3@x.example", "Own@x.example"].sort(),
    );
    expect(second.next_cursor).toBeNull();
    const failed = await read("status=failed&notice_type=daily_summary&search=2@X.example");
    expect(failed.items).toMatchObject([{ recipient: "2@x.example", last_error: "no" }]);
  });

  test("is nothing that a client's plain user sees", async () => {
    const { cookie } = await userOf("client_user");
    expect((await callAs(cookie, "/notifications")).status).toBe(404);
  });
});

describe("what one is told of", () => {
  test("is usual for an admin, what is theirs alone for others, and what one chose for both", async () => {
    const admin = await userOf("client_admin");
    const preferences = await (await callAs(admin.cookie, "/me/notifications")).json();
    expect(preferences).toMatchObject({ lead_captured: true, new_conversation: false });
    const user = await userOf("client_user");
    const before = await (await callAs(user.cookie, "/me/notifications")).json();
    expect(before).toMatchObject({ lead_captured: false, lead_follow_up: true });
    const change = (body: object) => sendAs(user.cookie, "PATCH", "/me/notifications", body);
    expect((await change({ new_conversation: true })).status).toBe(200);
    const after = await (await change({ daily_summary: true })).json();
    expect(after).toMatchObject({
      new_conversation: true,
      daily_summary: true,
      appointment: false,
    });
  });
});
