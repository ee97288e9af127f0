import { beforeEach, describe, expect, test } from "vitest";
import { IMPORT_BYTES_MAX, LeadsImported } from "../../../contracts/admin/leads.ts";
import { callAs, sendAs } from "../../test/admin-client.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeClient } from "../../test/stored-rows.ts";
import { refusalOf } from "../../test/visitor-client.ts";

const database = openBoundDatabase();
let cookie = "";
let clientId = 0;

beforeEach(async () => {
  clientId = await makeClient(database);
  ({ cookie } = await signedIn(database, "client_admin", clientId));
});

async function importing(csv: string) {
  const response = await sendAs(cookie, "POST", "/leads/import", { csv });
  if (!response.ok) throw new Error(await response.text());
  return LeadsImported.parse(await response.json());
}

const exported = async () =>
  new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(
    await (await callAs(cookie, "/leads/export")).arrayBuffer(),
  );
const stored = (owner = clientId) =>
  database.query(
    `select name, email, phone, company, notes, status from leads where client_id = $1
     order by name`,
    [owner],
  );

describe("an import", () => {
  test.each([
    [",", "name,email,notes\nAna,ana@x.com,Call; wants a\tquote"],
    [";", "Name;E-Mail;email;notes\nAna;;ana@x.com;Call, wants a\tquote"],
    ["a tab", "name\temail\tnotes\nAna\tana@x.com\tCall; wants, a quote"],
  ])("whose head is divided by %s keeps the other marks as text", async (_, csv) => {
    expect(await importing(csv)).toEqual({ imported: 1, refused: [] });
    const [row] = await stored();
    expect(row).toMatchObject({ name: "Ana", email: "ana@x.com" });
    expect(String(row?.notes)).toMatch(/^Call[;,] wants[,]? a[ \t]quote$/);
  });

  test("names the line that has more columns than the head, and takes the others", async () => {
    const { imported, refused } = await importing("name,notes\nAna,Call, then write\nBea,Call,,");
    expect(imported).toBe(1);
    expect(refused).toEqual([{ line: 2, reason: expect.stringContaining("more columns") }]);
  });

  test("takes the addresses that the chat takes, and numbers as the chat's are kept", async () => {
    await importing("name,email,phone\nJosé,josé@bücher.example,(312) 555-0142");
    expect(await stored()).toMatchObject([{ email: "josé@bücher.example", phone: "+13125550142" }]);
  });

  test("without a head line says what it must begin with", async () => {
    const refusal = await refusalOf(
      await sendAs(cookie, "POST", "/leads/import", { csv: "Ana,ana@x.com" }),
    );
    expect(refusal).toMatchObject({ status: 400, field: "csv" });
  });

  test("of the largest file goes through, full of quotes as it may be", async () => {
    const line = `"${'""'.repeat(1_500)}"\n`;
    const head = "website\n";
    const csv = (head + line.repeat(690)).slice(0, IMPORT_BYTES_MAX);
    const response = await sendAs(cookie, "POST", "/leads/import", { csv });
    expect(await refusalOf(response)).toMatchObject({ status: 400, field: "csv" });
  });
});

describe("an export", () => {
  const NASTY = [
    ["=cmd()", "a@x.com", "+13125550142", "Semi; colon, Ltd", 'says "hi"\nand more'],
    ["'=quoted", "b@x.com", "ext. 12", "-dash", "+plus"],
    ["José 🦊", "josé@bücher.example", null, null, "@at"],
  ];

  beforeEach(async () => {
    for (const row of NASTY) {
      await database.query(
        `insert into leads (id, client_id, source, status, name, email, phone, company, notes)
         values (gen_random_uuid(), $1, 'manual', 'qualified', $2, $3, $4, $5, $6)`,
        [clientId, ...row],
      );
    }
  });

  test("imported again gives the same leads", async () => {
    const before = await stored();
    const file = await exported();
    const other = await makeClient(database);
    ({ cookie } = await signedIn(database, "client_admin", other));
    expect(await importing(file)).toEqual({ imported: 3, refused: [] });
    expect(await stored(other)).toEqual(before);
  });

  test("is UTF-8 with its mark, has no cell that a spreadsheet computes, and plain numbers", async () => {
    const file = await exported();
    expect(file.startsWith("\uFEFFname,email,phone,company,notes,status,")).toBe(true);
    expect(file).toContain("'=cmd(),a@x.com,+13125550142,");
    expect(file).not.toMatch(/(^|,|\n)"?[=@-]/);
  });

  test("holds more than a page of them, each once, and is counted before", async () => {
    await database.query(
      `insert into leads (id, client_id, source, name, created_at)
       select gen_random_uuid(), $1, 'manual', 'n' || n, now() - (n / 7) * interval '1 hour'
       from generate_series(1, 2500) n`,
      [clientId],
    );
    const names = (await exported()).match(/^n\d+(?=,)/gm) ?? [];
    expect([names.length, new Set(names).size]).toEqual([2500, 2500]);
    const counted = await callAs(cookie, "/leads/count?search=n10");
    expect(await counted.json()).toEqual({ count: 1 + 10 + 100 });
  });
});
