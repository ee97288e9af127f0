import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";

export interface DatabaseEnv {
  readonly DATABASE_URL: string;
  /** Only in local runs: an endpoint that speaks Neon's HTTP protocol in front of any PostgreSQL. */
  readonly NEON_LOCAL_ENDPOINT?: string;
}

export type Database = NeonHttpDatabase;

/** A database that hangs must look like one that is away: it is asked again later. */
const REQUEST_TIMEOUT_MS = 10_000;

neonConfig.fetchFunction = (input: RequestInfo, init?: RequestInit) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

/** Kept per isolate. Nothing is connected: each statement or batch is an HTTP request of its own. */
const databases = new Map<string, Database>();

export function openDatabase(env: DatabaseEnv): Database {
  if (env.NEON_LOCAL_ENDPOINT) neonConfig.fetchEndpoint = env.NEON_LOCAL_ENDPOINT;
  const known = databases.get(env.DATABASE_URL);
  if (known) return known;
  const database = drizzle(neon(env.DATABASE_URL));
  databases.set(env.DATABASE_URL, database);
  return database;
}
