import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/neon-http";
import { inject } from "vitest";
import type {} from "./provided-context.ts";

/**
 * How an absent Neon shows itself: `unreachable` drops the connection, `error` answers 500,
 * `answer-lost` does the work and then drops the connection.
 */
export type Outage = "unreachable" | "error" | "answer-lost";

export type Row = Record<string, unknown>;

export type TestDatabase = ReturnType<typeof describeDatabase>;

/** A database of its own, at the newest migration and empty, so that test files cannot disturb each other. */
export async function createTestDatabase() {
  const { url } = await control<{ url: string }>("POST", "/database");
  return describeDatabase(url);
}

/** One that is there already. */
export function openDatabaseAt(url: string): TestDatabase {
  return describeDatabase(url);
}

function describeDatabase(url: string) {
  // Set for the whole isolate, as the Worker does: there is one endpoint for all test databases.
  neonConfig.fetchEndpoint = inject("neonEndpoint");
  const sql = neon(url);
  return {
    url,
    db: drizzle(sql),
    /** Rows of one statement; `$1` and so on stand for the params. */
    query: async <Result extends Row = Row>(text: string, params: unknown[] = []) =>
      // The caller's claim about the rows' shape, as with any SQL driver.
      (await sql.query(text, params)) as unknown as Result[],
    /** Takes Neon away for this database only, or brings it back. */
    setAway: (isAway: boolean, kind: Outage = "unreachable") =>
      control<object>("POST", "/outage", { database: url, on: isAway, kind }),
    /** HTTP requests that reached this database so far, `query` included. */
    roundTrips: async () => {
      const path = `/round-trips?database=${encodeURIComponent(url)}`;
      const counts = await control<{ roundTrips: number }>("GET", path);
      return counts.roundTrips;
    },
  };
}

async function control<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(new URL(path, inject("controlUrl")), {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(await response.text());
  // Our own control's answer, whose shapes stand beside each call.
  return (await response.json()) as Answer;
}
