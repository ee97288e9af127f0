import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Children } from "./children.ts";
import { commandOf, isGoneWithin } from "./processes.ts";
import { waitUntil } from "./readiness.ts";

const TIMEOUT_MS = 15_000;
const PATIENCE_MS = 100;

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "chat-widget-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A script that starts a process which ends only by force, and writes its number down. */
function writeStubbornParent(): { readonly script: string; grandchild(): Promise<number> } {
  const record = path.join(folder, "grandchild.pid");
  const script = path.join(folder, "parent.mjs");
  const stubborn =
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";
  writeFileSync(
    script,
    `import { spawn } from "node:child_process";
     import { writeFileSync } from "node:fs";
     const child = spawn(process.execPath, ["-e", ${JSON.stringify(stubborn)}]);
     child.stdout.once("data", () => writeFileSync(${JSON.stringify(record)}, String(child.pid)));`,
  );
  const grandchild = async () => {
    const isWritten = () => existsSync(record) && readFileSync(record, "utf8") !== "";
    await waitUntil(isWritten, TIMEOUT_MS, () => "the grandchild did not start");
    return Number(readFileSync(record, "utf8"));
  };
  return { script, grandchild };
}

test(
  "stopping a child stops what it started, even what ignores the request",
  async () => {
    const children = new Children(PATIENCE_MS);
    const { script, grandchild } = writeStubbornParent();
    const child = children.start({ name: "parent", script: [script] });
    const pid = await grandchild();

    await child.stop();
    children.dismissGuard();

    expect(commandOf(pid)).toBeNull();
  },
  TIMEOUT_MS,
);

test(
  "when the one that started them is killed, the children end too",
  async () => {
    const { script, grandchild } = writeStubbornParent();
    const starter = path.join(folder, "starter.mjs");
    const module = path.resolve(import.meta.dirname, "children.ts");
    writeFileSync(
      starter,
      `import { Children } from ${JSON.stringify(module)};
     new Children(${PATIENCE_MS}).start({ name: "parent", script: [${JSON.stringify(script)}] });`,
    );
    const victim = spawn(process.execPath, [starter], { stdio: "ignore" });
    const pid = await grandchild();

    victim.kill("SIGKILL");
    await once(victim, "exit");

    expect(await isGoneWithin(pid, TIMEOUT_MS)).toBe(true);
  },
  TIMEOUT_MS,
);
