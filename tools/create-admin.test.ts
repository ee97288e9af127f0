import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createTestDatabase } from "../worker/test/test-database.ts";

const COMMAND = fileURLToPath(new URL("create-admin.ts", import.meta.url));

test("who is made by the command stands in the audit log, once, without the password", async () => {
  const { url, query } = await createTestDatabase();
  const run = () =>
    spawnSync(process.execPath, [COMMAND, "Ana@example.com", "Ana"], {
      env: { ...process.env, DATABASE_URL: url },
      input: "correct horse battery\n",
      encoding: "utf8",
    });
  expect(run()).toMatchObject({ status: 0 });
  expect(run().status).not.toBe(0);
  const lines = await query("select action, user_id, details from audit_log");
  const [user] = await query("select id, name, email, role from users");
  expect(lines).toEqual([
    { action: "user.created_by_command", user_id: null, details: { before: null, after: user } },
  ]);
});
