import { randomBytes } from "node:crypto";
import { untilStored, waitUntilDrained } from "../../tools/drills/draining.ts";
import { Ledger } from "../../tools/drills/ledger.ts";
import { median } from "../../tools/drills/percentile.ts";
import { WIDGET_KEYS } from "../../tools/drills/traffic.ts";
import { Visitor } from "../../tools/drills/visitor.ts";
import { visitorCalls } from "../../tools/drills/visitor-calls.ts";
import type { Bench } from "../with-bench.ts";

const MESSAGES = 6;
const AT_ONCE = 5;
const DRAIN_TIMEOUT_MS = 60_000;

export interface RoundTrips {
  readonly perConversation: number;
  readonly conversations: number;
  /** Empty when all that visitors were told stands in Postgres. */
  readonly differences: readonly string[];
}

/**
 * Requests to Postgres for each conversation of start, six messages, feedback and lead. Must come
 * before anything else has written, because all that is in Postgres is compared.
 */
export async function measureRoundTrips(bench: Bench): Promise<RoundTrips> {
  const ledger = new Ledger();
  const perConversation: number[] = [];
  // Not counted: this visitor makes the edge fetch the widget, once for everybody.
  await converse(bench, ledger);
  await untilStored(bench.stack, ledger, DRAIN_TIMEOUT_MS);
  for (let round = 0; round < bench.length.burstRounds; round += 1) {
    const before = bench.stack.endpoint.counts().roundTrips;
    const opened = ledger.conversations.size;
    await Promise.all(Array.from({ length: AT_ONCE }, () => converseInTurn(bench, ledger)));
    await untilStored(bench.stack, ledger, DRAIN_TIMEOUT_MS);
    const roundTrips = bench.stack.endpoint.counts().roundTrips - before;
    perConversation.push(roundTrips / (ledger.conversations.size - opened));
  }
  const { differences } = await waitUntilDrained(bench.stack, ledger, DRAIN_TIMEOUT_MS);
  return {
    perConversation: median(perConversation),
    conversations: ledger.conversations.size,
    differences,
  };
}

async function converseInTurn(bench: Bench, ledger: Ledger): Promise<void> {
  for (let done = 0; done < bench.length.bursts / AT_ONCE; done += 1) await converse(bench, ledger);
}

async function converse(bench: Bench, ledger: Ledger): Promise<void> {
  const [widgetKey] = WIDGET_KEYS;
  const visitor = new Visitor({
    calls: visitorCalls(bench.stack.workerUrl, widgetKey, () => undefined),
    ledger,
    widgetKey,
    sessionId: randomBytes(16).toString("hex"),
    patienceMs: 0,
    giveUpShare: 0,
  });
  await visitor.start();
  for (let said = 0; said < MESSAGES; said += 1) await visitor.say();
  await visitor.giveFeedback(0);
  await visitor.captureLead("+1 312 555 0100");
}
