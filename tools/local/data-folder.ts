import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { canServerPass, makePassableFolder, makeServerFolder } from "../database/server-user.ts";
import { Problem } from "./problem.ts";
import { commandOf } from "./processes.ts";

// Proves that a folder is ours to delete.
const MARK = "chat-widget-data";
const LOCK = "start.pid";
const SECRET_BYTES = 32;
/** It is typed by people, on a machine of their own. */
const DEMO_PASSWORD_BYTES = 6;
// Where a database goes whose user cannot walk to the checkout, such as one beneath /root.
const ELSEWHERE = "/var/lib/wetechforu-chat-widget";

export interface DataFolder {
  readonly directory: string;
  /** Where PostgreSQL keeps its cluster. */
  readonly postgres: string;
  /** Where the Worker's objects and KV live. */
  readonly worker: string;
  /** Signs capabilities; made once, so that those given out stay good after a restart. */
  readonly capabilitySecret: string;
  /** Signs the dashboard's sessions. */
  readonly authSecret: string;
  /** Of the demo users, who exist in local runs only. */
  readonly demoPassword: string;
  /** Whether the run before this one was cut off: its children may need a moment to go. */
  readonly wasCutOff: boolean;
  release(): void;
}

/** Makes or opens the folder of `npm start`, and holds it against a second one. */
export function openDataFolder(directory: string): DataFolder {
  makeFolder(directory);
  const wasCutOff = hold(directory);
  return {
    directory,
    postgres: postgresFolder(directory),
    worker: path.join(directory, "wrangler"),
    capabilitySecret: readSecret(path.join(directory, "capability-secret")),
    authSecret: readSecret(path.join(directory, "auth-secret")),
    demoPassword: readSecret(path.join(directory, "demo-password"), DEMO_PASSWORD_BYTES),
    wasCutOff,
    release: () => rmSync(path.join(directory, LOCK), { force: true }),
  };
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    if (readdirSync(directory).length > 0 && !isDataFolder(directory)) {
      throw new Problem(
        `${directory} holds other things than this project's data. Give an empty or new folder: DATA_DIR=… npm start.`,
      );
    }
    // Passable, not readable: PostgreSQL may be another user, whose folder lies within.
    chmodSync(directory, 0o711);
    writeFileSync(
      path.join(directory, MARK),
      "Local data of the chat widget. Delete with: npm run reset\n",
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(`The data folder ${directory} cannot be used: ${reason}.`);
  }
}

export function isDataFolder(directory: string): boolean {
  return existsSync(path.join(directory, MARK));
}

/** The process that runs on the folder, or null. */
export function findHolder(directory: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(directory, LOCK), "utf8"));
    // After a crash the number may be another program's.
    return commandOf(pid)?.includes("start.ts") ? pid : null;
  } catch {
    return null;
  }
}

function hold(directory: string): boolean {
  const lock = path.join(directory, LOCK);
  const holder = findHolder(directory);
  if (holder !== null) {
    throw new Problem(
      `npm start already runs on ${directory} (process ${holder}). Stop that one, or give this one its own: DATA_DIR=… PORT=… npm start.`,
    );
  }
  const wasCutOff = existsSync(lock);
  rmSync(lock, { force: true });
  // Exclusive: of two that start in the same instant, one fails.
  writeFileSync(lock, String(process.pid), { flag: "wx" });
  return wasCutOff;
}

/** In the data folder, or behind a link from there when PostgreSQL's user could not reach it. */
export function postgresFolder(directory: string): string {
  const inside = path.join(directory, "postgres");
  if (existsSync(inside)) return realpathSync(inside);
  if (canServerPass(directory)) return inside;
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 16);
  const outside = path.join(ELSEWHERE, name);
  makePassableFolder(ELSEWHERE);
  makeServerFolder(outside);
  rmSync(inside, { force: true });
  symlinkSync(outside, inside);
  return outside;
}

function readSecret(file: string, bytes = SECRET_BYTES): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(bytes).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Deletes the folder and what it links to. Whoever calls has made sure that nothing runs on it. */
export function deleteDataFolder(directory: string): void {
  const postgres = path.join(directory, "postgres");
  if (lstatSync(postgres, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(postgres)) {
    rmSync(realpathSync(postgres), { recursive: true, force: true });
  }
  rmSync(directory, { recursive: true, force: true });
}
