import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "../local/ports.ts";
import { Problem } from "../local/problem.ts";
import { stopLeftOverPostgres } from "./left-over-postgres.ts";
import { findPostgresPrograms, type PostgresPrograms } from "./postgres-programs.ts";
import {
  giveToServer,
  makeServerFolder,
  passableTemporaryFolder,
  serverUser,
} from "./server-user.ts";

const USER = "app";
const PASSWORD = "app";
const HOST = "127.0.0.1";
const START_ATTEMPTS_MAX = 5;
const START_PAUSE_MS = 500;

// A cluster that nobody keeps need not survive a power cut, and starts and writes several times faster so.
const THROW_AWAY = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];

/**
 * The server's own locale: by plain C, `ilike` tells É from é. The second is for systems whose C
 * library has no C.UTF-8; there a search ignores case as well, but no index helps beyond ASCII.
 */
const LOCALES = [
  ["--locale-provider=builtin", "--locale=C.UTF-8"],
  ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
] as const;

export interface PostgresOptions {
  /** Where the cluster lives; made on first use. PostgreSQL's user must be able to walk to it. */
  readonly directory: string;
  /** Data kept for people is flushed to disk; a throw-away cluster is not. */
  readonly isKept: boolean;
  /** A free one by default. */
  readonly port?: number;
}

export interface PostgresServer {
  readonly port: number;
  readonly directory: string;
  readonly pid: number;
  url(database: string): string;
  /** Disconnects clients, flushes, and ends the server. A second call waits for the first. */
  stop(): Promise<void>;
  /** As a power cut would: nothing is flushed, and the next start recovers. */
  kill(): Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Starts a real PostgreSQL on loopback, stopping first one that an earlier, killed run left on the same data. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const programs = findPostgresPrograms();
  const directory = path.resolve(options.directory);
  await stopLeftOverPostgres(directory);
  if (!existsSync(path.join(directory, "PG_VERSION"))) createCluster(programs, directory);
  return startCluster(programs, { ...options, directory });
}

/** A server for tests and drills, whose data is deleted when it stops. */
export async function startThrowAwayPostgres(port?: number): Promise<PostgresServer> {
  const parent = mkdtempSync(path.join(passableTemporaryFolder(), "chat-widget-postgres-"));
  giveToServer(parent);
  const directory = path.join(parent, "data");
  const server = await startPostgres({ directory, isKept: false, ...(port ? { port } : {}) });
  const stop = async () => {
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
  };
  return { ...server, stop };
}

function createCluster(programs: PostgresPrograms, directory: string): void {
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new Problem(
      `${directory} is not empty, and no data of PostgreSQL either. Give another folder.`,
    );
  }
  // Renamed when whole: a cluster whose making was cut short is never taken for a good one.
  const draft = `${directory}.new`;
  let failure: string | null = null;
  for (const locale of LOCALES) {
    rmSync(draft, { recursive: true, force: true });
    makeServerFolder(draft);
    failure = initialize(programs, draft, locale);
    if (failure === null) {
      renameSync(draft, directory);
      return;
    }
  }
  rmSync(draft, { recursive: true, force: true });
  throw new Problem(`PostgreSQL could not make its data folder ${directory}: ${failure}`);
}

/** Returns what went wrong, or null. */
function initialize(
  programs: PostgresPrograms,
  directory: string,
  locale: readonly string[],
): string | null {
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  giveToServer(passwordFile);
  // Cleartext passwords: the Neon driver pipelines its login and knows the answer only to that question.
  const wishes = ["--auth=password", "--encoding=UTF8", "--no-sync", ...locale];
  const result = spawnSync(
    programs.initdb,
    ["-D", directory, "-U", USER, `--pwfile=${passwordFile}`, ...wishes],
    // The server's user may be unable to stand in our own working directory.
    { ...serverUser(), cwd: path.parse(directory).root, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (result.status === 0) return null;
  return lastLine(result.stderr) ?? result.error?.message ?? "no reason given";
}

async function startCluster(
  programs: PostgresPrograms,
  options: PostgresOptions,
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const outcome = await launch(programs, options, port);
    if ("server" in outcome) return outcome.server;
    if (attempt === START_ATTEMPTS_MAX || !mayPass(outcome.refused)) {
      throw new Problem(
        `PostgreSQL did not start on ${options.directory}: ${outcome.refused} To begin with empty data: npm run reset.`,
      );
    }
    await delay(START_PAUSE_MS);
  }
}

/** Workers of a killed server hold its shared memory a moment longer; a port may be taken between look and bind. */
function mayPass(reason: string): boolean {
  return /still in use|could not bind|could not create any TCP/.test(reason);
}

type Launch = { readonly server: PostgresServer } | { readonly refused: string };

function launch(
  programs: PostgresPrograms,
  options: PostgresOptions,
  port: number,
): Promise<Launch> {
  const settings = [
    `listen_addresses=${HOST}`,
    "unix_socket_directories=",
    "timezone=UTC",
    "max_connections=200",
    ...(options.isKept ? [] : THROW_AWAY),
  ].flatMap((setting) => ["-c", setting]);
  const child = spawn(
    programs.postgres,
    ["-D", options.directory, "-p", String(port), ...settings],
    {
      ...serverUser(),
      cwd: path.parse(options.directory).root,
      stdio: ["ignore", "ignore", "pipe"],
      // In a group of its own, so that Ctrl-C in the terminal leaves the order of stopping to us.
      detached: true,
    },
  );
  return new Promise((resolve) => {
    let complaint = "";
    child.once("error", (error) => resolve({ refused: error.message }));
    child.once("exit", () => resolve({ refused: complaint || "it ended without a word." }));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = /FATAL: {2}(.*)/.exec(text)?.[1] ?? complaint;
      if (text.includes("ready to accept connections")) {
        resolve({ server: describeServer(child, options.directory, port) });
      }
    });
  });
}

function describeServer(child: ChildProcess, directory: string, port: number): PostgresServer {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
  const end = (name: NodeJS.Signals) => {
    child.kill(name);
    return ended;
  };
  return {
    port,
    directory,
    pid: child.pid ?? 0,
    ended,
    url: (database) => `postgres://${USER}:${PASSWORD}@${HOST}:${port}/${database}`,
    // "Fast" shutdown; the polite SIGTERM would wait until the last client has gone.
    stop: () => end("SIGINT"),
    kill: () => end("SIGQUIT"),
  };
}

function lastLine(text: string | null): string | null {
  const lines = (text ?? "").trim().split("\n");
  return lines.at(-1) || null;
}
