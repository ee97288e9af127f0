import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deleteDataFolder, findHolder, isDataFolder, openDataFolder } from "./data-folder.ts";

let parent = "";

beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), "chat-widget-test-"));
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("the secrets are made once and readable by their owner only", () => {
  const directory = path.join(parent, "data");
  const first = openDataFolder(directory);
  first.release();

  const second = openDataFolder(directory);

  expect(first.capabilitySecret).toMatch(/^[0-9a-f]{64}$/);
  expect(second.capabilitySecret).toBe(first.capabilitySecret);
  expect(first.authSecret).toMatch(/^[0-9a-f]{64}$/);
  expect(first.authSecret).not.toBe(first.capabilitySecret);
  expect(second.authSecret).toBe(first.authSecret);
  expect(second.demoPassword).toBe(first.demoPassword);
  for (const name of ["capability-secret", "auth-secret", "demo-password"]) {
    const file = path.join(directory, name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test("a folder with other things in it is neither used nor taken for ours", () => {
  writeFileSync(path.join(parent, "thesis.txt"), "");

  expect(() => openDataFolder(parent)).toThrow("holds other things");
  expect(isDataFolder(parent)).toBe(false);
});

test("a run that was killed holds the folder no longer, and is told of", () => {
  const directory = path.join(parent, "data");
  openDataFolder(directory).release();
  // This process is alive, yet is no npm start: as when the number was given to another program.
  writeFileSync(path.join(directory, "start.pid"), String(process.pid));

  expect(findHolder(directory)).toBeNull();
  expect(openDataFolder(directory).wasCutOff).toBe(true);
});

test("deleting leaves nothing", () => {
  const directory = path.join(parent, "data");
  openDataFolder(directory).release();

  deleteDataFolder(directory);

  expect(existsSync(directory)).toBe(false);
});
