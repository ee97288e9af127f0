import { readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { commandOf, isGoneWithin, signal } from "../local/processes.ts";

const STOP_TIMEOUT_MS = 15_000;
const KILL_TIMEOUT_MS = 5_000;

/**
 * Stops the server that runs on `directory`. After a `kill -9` of whoever started it, PostgreSQL
 * lives on, and no second one may touch its data.
 */
export async function stopLeftOverPostgres(directory: string): Promise<void> {
  const pid = recordedPid(directory);
  if (pid === null) return;
  if (!isPostgresOn(pid, directory)) {
    // The number belongs to another program by now; PostgreSQL would refuse to start for its sake.
    rmSync(path.join(directory, "postmaster.pid"), { force: true });
    return;
  }
  signal(pid, "SIGINT");
  if (await isGoneWithin(pid, STOP_TIMEOUT_MS)) return;
  signal(pid, "SIGKILL");
  await isGoneWithin(pid, KILL_TIMEOUT_MS);
}

function recordedPid(directory: string): number | null {
  try {
    const [first] = readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(first);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isPostgresOn(pid: number, directory: string): boolean {
  const command = commandOf(pid);
  if (command === null) return false;
  if (process.platform === "win32") return true;
  return (
    command.includes(` -D ${directory} `) || command.includes(` -D ${realpathSync(directory)} `)
  );
}
