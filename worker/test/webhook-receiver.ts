import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { Webhook } from "standardwebhooks";
import { deliverWebhooks, spreadWebhooks, WEBHOOK_QUEUE } from "../src/jobs/deliver-webhooks.ts";
import type { Notice } from "../src/notices/notice.ts";
import type { Web } from "../src/outgoing/web.ts";
import type { WebhookJob } from "../src/webhooks/webhook-job.ts";
import { PUBLIC_IP } from "./fake-website.ts";
import { testEnv } from "./thread-client.ts";

export interface Received {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A receiver at the edge of the network; `answer` may be changed meanwhile. */
export function makeReceiver(answer: (received: Received) => Response = () => new Response("ok")) {
  const receiver = { answer, received: [] as Received[] };
  const web: Web = {
    resolve: async () => [PUBLIC_IP],
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const headers = Object.fromEntries(request.headers);
      const received = { url, headers, body: await request.text() };
      receiver.received.push(received);
      return receiver.answer(received);
    },
  };
  return Object.assign(receiver, { web });
}

/** What the official verifier makes of a request; it throws where it refuses. */
export function verify(secret: string, { body, headers }: Received): unknown {
  return new Webhook(secret).verify(body, { ...headers });
}

interface Letter {
  readonly job: WebhookJob;
  readonly dueAtMs: number;
}

/**
 * Takes the place of the queues in this file's Worker, and of the clock: messages come when their delay
 * is over, and the cron each minute, as far as the test moves the time.
 */
export function simulateWebhooks(startMs: number) {
  let nowMs = startMs;
  let letters: Letter[] = [];
  let copies = 1;
  const notices: Notice[] = [];
  const accept = (job: WebhookJob, delaySeconds = 0): void => {
    for (let copy = 0; copy < copies; copy += 1) {
      letters.push({ job, dueAtMs: nowMs + delaySeconds * 1_000 });
    }
  };
  Object.assign(testEnv, {
    WEBHOOKS: {
      send: async (job: WebhookJob, options?: { delaySeconds: number }) =>
        accept(job, options?.delaySeconds),
      sendBatch: async (messages: { body: WebhookJob }[]) => {
        for (const { body } of messages) accept(body);
      },
    },
    NOTIFICATIONS: { send: async (notice: Notice) => notices.push(notice) },
  });

  async function deliverDue(web: Web): Promise<void> {
    for (;;) {
      const due = letters.filter(({ dueAtMs }) => dueAtMs <= nowMs);
      if (due.length === 0) return;
      letters = letters.filter(({ dueAtMs }) => dueAtMs > nowMs);
      const messages = due.map(({ job }, index) => ({
        id: `m${index}`,
        timestamp: new Date(nowMs),
        attempts: 1,
        body: job,
      }));
      const batch = createMessageBatch<WebhookJob>(WEBHOOK_QUEUE, messages);
      await deliverWebhooks(batch, testEnv, web, nowMs);
      await getQueueResult(batch, createExecutionContext());
    }
  }

  return {
    notices,
    get nowMs() {
      return nowMs;
    },
    /** Each message comes as often: none at all, or twice. */
    setCopies(count: number): void {
      copies = count;
    },
    /** What is due by now, without the cron. */
    deliverDue,
    /** One beat of the cron, and all that is due after it. */
    async beat(web: Web): Promise<void> {
      await spreadWebhooks(testEnv, nowMs);
      await deliverDue(web);
    },
    /** Moves the clock on, step by step. */
    async run(web: Web, forMs: number, stepMs = 60_000): Promise<void> {
      for (const endMs = nowMs + forMs; nowMs < endMs; ) {
        nowMs += stepMs;
        await this.beat(web);
      }
    },
  };
}
