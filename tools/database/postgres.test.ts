import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureDatabase, withClient } from "./databases.ts";
import { startPostgres } from "./postgres.ts";
import { giveToServer } from "./server-user.ts";

let parent = "";

beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), "chat-widget-test-"));
  giveToServer(parent);
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("a server left over by a killed run is stopped first, and its data is kept", async () => {
  const directory = path.join(parent, "data");
  const leftOver = await startPostgres({ directory, isKept: true });
  await ensureDatabase(leftOver.url("postgres"), "shop");

  const server = await startPostgres({ directory, isKept: true });
  await leftOver.ended;

  const found = await withClient(server.url("shop"), (client) =>
    client.query("select current_database() as name"),
  );
  await server.stop();
  expect(found.rows).toEqual([{ name: "shop" }]);
});

test("a record of a server that another program's number is in by now hinders nobody", async () => {
  const directory = path.join(parent, "data");
  const first = await startPostgres({ directory, isKept: false });
  await first.stop();
  writeFileSync(path.join(directory, "postmaster.pid"), `${process.pid}\n${directory}\n`);

  const second = await startPostgres({ directory, isKept: false });

  await second.stop();
  expect(second.pid).not.toBe(first.pid);
});

test("a folder that holds other things is left as it is", async () => {
  writeFileSync(path.join(parent, "letter.txt"), "dear");

  const starting = startPostgres({ directory: parent, isKept: true });

  await expect(starting).rejects.toThrow(`${parent} is not empty`);
});
