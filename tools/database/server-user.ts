import { chmodSync, lchownSync, mkdirSync, readdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** PostgreSQL refuses to run as root, so there it runs as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 } as const;

const OTHERS_MAY_ENTER = 0o001;
const OTHERS_MAY_READ_AND_ENTER = 0o005;

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Spawn options under which PostgreSQL agrees to run. */
export function serverUser(): { uid?: number; gid?: number } {
  return isRoot() ? NOBODY : {};
}

/** Whether PostgreSQL's user may walk to `location`, an existing folder, and read it. */
export function canServerReach(location: string): boolean {
  if (!isRoot()) return true;
  if (!allows(location, OTHERS_MAY_READ_AND_ENTER)) return false;
  return canServerPass(path.dirname(location));
}

/** Whether PostgreSQL's user may walk through `folder`, an existing one. */
export function canServerPass(folder: string): boolean {
  if (!isRoot()) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!allows(at, OTHERS_MAY_ENTER)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Where temporary files go that PostgreSQL's user must reach: root's own TMPDIR may be closed to it. */
export function passableTemporaryFolder(): string {
  return canServerPass(os.tmpdir()) ? os.tmpdir() : "/tmp";
}

function allows(location: string, bits: number): boolean {
  const { mode, uid } = statSync(location);
  return uid === NOBODY.uid || (mode & bits) === bits;
}

/** Makes a folder that only PostgreSQL's user may read. */
export function makeServerFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  giveToServer(folder);
}

/** Makes a folder that PostgreSQL's user may walk through, whatever the umask. */
export function makePassableFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

export function giveToServer(location: string): void {
  if (isRoot()) lchownSync(location, NOBODY.uid, NOBODY.gid);
}

export function giveTreeToServer(folder: string): void {
  giveToServer(folder);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    giveToServer(path.join(folder, entry));
  }
}
