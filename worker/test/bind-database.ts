import { env } from "cloudflare:workers";
import { createTestDatabase } from "./test-database.ts";

// Before each test file: its Worker and objects get a database of their own, so that files may run
// side by side and take it away as they like. Works because tests, Worker and objects are handed one
// and the same env in a test file's isolate.
const { url } = await createTestDatabase();
Object.assign(env, { DATABASE_URL: url });
