import path from "node:path";
import { requireDatabaseUrl } from "../database/databases.ts";
import { PROJECT } from "./installed.ts";
import { Problem } from "./problem.ts";

const PORT_DEFAULT = 8787;
const PORT_MAX = 65_535;

export interface Settings {
  readonly port: number;
  readonly dataDirectory: string;
  /** A server of the user's own, or null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly isVerbose: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment of `npm start` and `npm run reset` asks for. */
export function readSettings(environment: Environment): Settings {
  const databaseUrl = environment.DATABASE_URL;
  return {
    port: readPort(environment.PORT),
    dataDirectory: path.resolve(PROJECT, environment.DATA_DIR || ".data"),
    databaseUrl: databaseUrl ? requireDatabaseUrl(databaseUrl) : null,
    isVerbose: Boolean(environment.VERBOSE),
  };
}

function readPort(value: string | undefined): number {
  if (!value) return PORT_DEFAULT;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port <= PORT_MAX) return port;
  throw new Problem(`PORT must be a number from 1 to ${PORT_MAX}, not "${value}".`);
}
