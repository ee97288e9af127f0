import { env } from "cloudflare:workers";
import type { Env } from "../src/env.ts";
import { openDatabaseAt, type TestDatabase } from "./test-database.ts";

/** The database of this test file's Worker and objects; bind-database.ts made it. */
export function openBoundDatabase(): TestDatabase {
  const { DATABASE_URL } = env as unknown as Env; // wrangler.toml's bindings, which the generated type knows without the secrets.
  return openDatabaseAt(DATABASE_URL);
}
