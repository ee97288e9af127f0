import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import {
  buryKnowledgeJobs,
  KNOWLEDGE_DEAD_LETTERS,
  KNOWLEDGE_QUEUE,
  type KnowledgeJob,
  runKnowledgeJobs,
} from "../src/jobs/knowledge-jobs.ts";
import type { Web } from "../src/outgoing/web.ts";
import { testEnv } from "./thread-client.ts";

interface Letter {
  readonly body: KnowledgeJob;
  readonly attempts: number;
  readonly delaySeconds: number;
}

/** Of wrangler.toml: after its first try. */
const RETRIES_MAX = 5;

/**
 * Takes the place of the knowledge queue in this file's Worker: what is sent stays here until the test
 * has it delivered, with the web that the test wants, and without the queue's waiting.
 */
export function recordKnowledgeQueue() {
  let letters: Letter[] = [];
  let delivered = 0;
  const accept = (body: KnowledgeJob, delaySeconds = 0): void => {
    letters.push({ body, attempts: 1, delaySeconds });
  };
  const queue: Pick<Queue<KnowledgeJob>, "send" | "sendBatch"> = {
    send: async (body) => accept(body) as never,
    sendBatch: async (messages) => {
      for (const { body, delaySeconds } of messages) accept(body, delaySeconds);
      return undefined as never;
    },
  };
  Object.assign(testEnv, { KNOWLEDGE_JOBS: queue });

  /** One message at a time; what is to be retried comes again, then goes to the dead letters. */
  async function deliver(web: Web): Promise<void> {
    const letter = letters.shift();
    if (!letter) return;
    delivered += 1;
    const { body, attempts } = letter;
    const message = { id: `m${delivered}`, timestamp: new Date(), attempts, body };
    const batch = createMessageBatch<KnowledgeJob>(KNOWLEDGE_QUEUE, [message]);
    await runKnowledgeJobs(batch, testEnv, web);
    const { explicitAcks } = await getQueueResult(batch, createExecutionContext());
    if (explicitAcks.length === 1) return;
    if (attempts > RETRIES_MAX) {
      await buryKnowledgeJobs(
        createMessageBatch<KnowledgeJob>(KNOWLEDGE_DEAD_LETTERS, [message]),
        testEnv,
      );
    } else letters.push({ ...letter, attempts: attempts + 1 });
  }

  return {
    get waiting(): readonly Letter[] {
      return letters;
    },
    deliver,
    async deliverAll(web: Web): Promise<void> {
      while (letters.length > 0) await deliver(web);
    },
    /** The queue delivers at least once: here each waiting message comes a second time. */
    repeatAll(): void {
      letters = [...letters, ...letters];
    },
    loseAll(): void {
      letters = [];
    },
  };
}
