import { env } from "cloudflare:workers";
import { type Bindings, bindingsNow, leaveNothingBehind } from "./leave-nothing-behind.ts";
import { createTestDatabase } from "./test-database.ts";

declare global {
  /** Of a runtime that has run a test file. Kept here, because modules go with their file. */
  var bindingsAtStart: Bindings | undefined;
}

// Before each test file. Files share a runtime, one after the other, for it takes seconds to start one
// and load everything into it; so first what the file before has left goes.
if (globalThis.bindingsAtStart) await leaveNothingBehind(globalThis.bindingsAtStart);
else globalThis.bindingsAtStart = bindingsNow();

// Then the file's Worker and objects get a database of their own, so that files may run side by side
// and take it away as they like. Works because tests, Worker and objects are handed one and the same
// env in a runtime.
const { url } = await createTestDatabase();
Object.assign(env, { DATABASE_URL: url });
