import path from "node:path";
import { requireDatabaseUrl } from "../database/databases.ts";
import { PROJECT } from "./installed.ts";
import { Problem } from "./problem.ts";

const PORTS = { PORT: 8787, ADMIN_PORT: 8788, MAILBOX_PORT: 1080 } as const;
const PORT_MAX = 65_535;

export interface Settings {
  /** Of the Worker, the dashboard, and the mailbox's web view. */
  readonly port: number;
  readonly adminPort: number;
  readonly mailboxPort: number;
  readonly dataDirectory: string;
  /** A server of the user's own, or null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly isVerbose: boolean;
  /** How long an hour of a lead's follow-up takes; null: an hour. */
  readonly followUpHourMs: number | null;
  /** Stands in for Turnstile's verification; null: Turnstile itself. */
  readonly turnstileEndpoint: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment of `npm start` and `npm run reset` asks for. */
export function readSettings(environment: Environment): Settings {
  const databaseUrl = environment.DATABASE_URL;
  return {
    port: readPort(environment, "PORT"),
    adminPort: readPort(environment, "ADMIN_PORT"),
    mailboxPort: readPort(environment, "MAILBOX_PORT"),
    dataDirectory: path.resolve(PROJECT, environment.DATA_DIR || ".data"),
    databaseUrl: databaseUrl ? requireDatabaseUrl(databaseUrl) : null,
    isVerbose: Boolean(environment.VERBOSE),
    followUpHourMs: readFollowUpHour(environment),
    turnstileEndpoint: environment.TURNSTILE_LOCAL_ENDPOINT || null,
  };
}

function readPort(environment: Environment, name: keyof typeof PORTS): number {
  const value = environment[name];
  if (!value) return PORTS[name];
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port <= PORT_MAX) return port;
  throw new Problem(`${name} must be a number from 1 to ${PORT_MAX}, not "${value}".`);
}

/** So that days of waiting can be watched in seconds. */
function readFollowUpHour({ FOLLOW_UP_HOUR_MS: value }: Environment): number | null {
  if (!value) return null;
  const hourMs = Number(value);
  if (Number.isInteger(hourMs) && hourMs > 0) return hourMs;
  throw new Problem(`FOLLOW_UP_HOUR_MS must be a whole number of milliseconds, not "${value}".`);
}
