import type { Stack } from "../tools/drills/stack.ts";
import { countStored } from "../tools/drills/stored.ts";
import { waitUntil } from "../tools/local/readiness.ts";

const TIMEOUT_MS = 60_000;

/**
 * Runs `work`, which stores `messages` rows, and waits until Postgres has them: whoever is measured
 * next must not pay for deliveries of the one before.
 */
export async function withSettling<Result>(
  stack: Stack,
  messages: (result: Result) => number,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = (await countStored(stack.databaseUrl)).messages;
  const result = await work();
  const wanted = before + messages(result);
  await waitUntil(
    async () => (await countStored(stack.databaseUrl)).messages >= wanted,
    TIMEOUT_MS,
    () => `Messages of the bench did not reach PostgreSQL within ${TIMEOUT_MS / 1000} s.`,
  );
  return result;
}
