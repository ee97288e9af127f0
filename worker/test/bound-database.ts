import { env } from "cloudflare:workers";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/**
 * A database of its own for this test file's Worker and objects: call it in beforeAll. Works because
 * tests, Worker and objects are handed one and the same env in a test file's isolate.
 */
export async function bindTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  Object.assign(env, { DATABASE_URL: database.url });
  return database;
}
