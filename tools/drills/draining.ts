import { setTimeout as delay } from "node:timers/promises";
import { say } from "../local/problem.ts";
import { compare } from "./comparison.ts";
import type { Ledger } from "./ledger.ts";
import type { Stack } from "./stack.ts";
import { countStored, readStored } from "./stored.ts";

const POLL_MS = 500;
const PROGRESS_EVERY_MS = 5_000;
/** A delivery that would be repeated is repeated within this time of silence. */
const SILENCE_MS = 3_000;

export interface Drained {
  readonly differences: readonly string[];
  /** From the call until Postgres had everything. */
  readonly drainedMs: number;
}

/** Waits until Postgres holds what visitors were told, or the time is up; then compares for good. */
export async function waitUntilDrained(
  stack: Stack,
  ledger: Ledger,
  timeoutMs: number,
): Promise<Drained> {
  const beganAtMs = Date.now();
  await untilStored(stack, ledger, timeoutMs);
  const drainedMs = Date.now() - beganAtMs;
  await untilSilent(stack);
  return { differences: compare(ledger, await readStored(stack.databaseUrl)), drainedMs };
}

/** Returns as soon as Postgres holds what visitors were told, or when the time is up. */
export async function untilStored(stack: Stack, ledger: Ledger, timeoutMs: number): Promise<void> {
  const giveUpAtMs = Date.now() + timeoutMs;
  let speakAtMs = Date.now() + PROGRESS_EVERY_MS;
  while (compare(ledger, await readStored(stack.databaseUrl)).length > 0) {
    if (Date.now() > giveUpAtMs) return;
    if (Date.now() > speakAtMs) {
      speakAtMs = Date.now() + PROGRESS_EVERY_MS;
      say(`  … ${await progress(stack, ledger)}`);
    }
    await delay(POLL_MS);
  }
}

async function progress(stack: Stack, ledger: Ledger): Promise<string> {
  const stored = await countStored(stack.databaseUrl);
  const wanted = ledger.totals();
  return [
    `${stored.conversations} of ${wanted.conversations} conversations`,
    `${stored.messages} of ${wanted.messages} messages`,
    `${stored.leads} of ${wanted.leads} leads`,
  ].join(", ");
}

/** Whatever is still delivered must not change anything: so the last look comes after it. */
async function untilSilent(stack: Stack): Promise<void> {
  for (let before = -1, now = stack.endpoint.counts().roundTrips; now !== before; ) {
    before = now;
    await delay(SILENCE_MS);
    now = stack.endpoint.counts().roundTrips;
  }
}
