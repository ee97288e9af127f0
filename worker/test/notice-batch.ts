import { createMessageBatch } from "cloudflare:test";
import { NOTICE_QUEUE } from "../src/jobs/deliver-notices.ts";

/** The queue's end of a delivery, which keeps what it is told: seconds until the next, null for none. */
export function makeNoticeBatch(bodies: readonly unknown[], attempts = 1) {
  const outcome: { delayS: number | null } = { delayS: null };
  const retry = (options?: QueueRetryOptions) => {
    outcome.delayS = options?.delaySeconds ?? 0;
  };
  const ack = () => undefined;
  const messages = bodies.map((body, nth) => {
    return { id: `m${nth}`, timestamp: new Date(), attempts, body, ack, retry };
  });
  return {
    outcome,
    batch: { ...createMessageBatch(NOTICE_QUEUE, []), queue: NOTICE_QUEUE, messages },
  };
}
