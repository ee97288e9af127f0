import type { QueuedMessage } from "../shared/visitor-memory.ts";
import { backoffMs } from "./backoff.ts";
import type { Delivery } from "./thread-state.ts";

/**
 * `later`: nobody could tell or the server asked to wait; the queue tries again by itself.
 * `held`: something has to happen first (a disclaimer); the queue rests until `flush`.
 * `refused`: this message will never be taken as it is; the queue goes on without it.
 */
export type SendOutcome =
  | { readonly type: "sent" | "held" }
  | { readonly type: "later"; readonly afterMs?: number | null; readonly note?: string | null }
  | { readonly type: "refused"; readonly note?: string | null };

export interface SendQueuePort {
  send(message: QueuedMessage): Promise<SendOutcome>;
  mark(message: QueuedMessage, delivery: Delivery, note?: string | null): void;
  /** What is still owed, to be kept over a reload. */
  keep(messages: readonly QueuedMessage[]): void;
  /** Gives back what cancels it. */
  after(ms: number, run: () => void): () => void;
  random(): number;
}

export interface SendQueue {
  add(message: QueuedMessage): void;
  /** Tries now: the connection is back, the visitor asked for it, what held it is done. */
  flush(): void;
  clear(): void;
}

const NO_ANSWER: SendOutcome = { type: "later" };

/** One message at a time, the oldest first: a later one never overtakes one that waits. */
export function createSendQueue(port: SendQueuePort): SendQueue {
  let queue: readonly QueuedMessage[] = [];
  let sending: QueuedMessage | null = null;
  let attempt = 0;
  let cancelTimer = () => {};
  const replace = (messages: readonly QueuedMessage[]) => {
    queue = messages;
    port.keep(queue);
  };
  const waitFor = (outcome: Extract<SendOutcome, { type: "later" }>, head: QueuedMessage) => {
    for (const one of queue) port.mark(one, "waiting", one === head ? outcome.note : null);
    const ownMs = backoffMs(attempt, port.random());
    attempt += 1;
    cancelTimer = port.after(Math.max(outcome.afterMs ?? 0, ownMs), flush);
  };
  const settle = (head: QueuedMessage, outcome: SendOutcome) => {
    if (sending === head) sending = null;
    // Cleared meanwhile: the visitor began anew.
    if (!queue.includes(head)) return flush();
    if (outcome.type === "later") return waitFor(outcome, head);
    attempt = 0;
    if (outcome.type === "held") return;
    replace(queue.filter((message) => message !== head));
    if (outcome.type === "refused") port.mark(head, "failed", outcome.note);
    flush();
  };
  const flush = () => {
    cancelTimer();
    const head = queue[0];
    if (!head || sending) return;
    sending = head;
    port.mark(head, "sending");
    const done = (outcome: SendOutcome) => settle(head, outcome);
    port.send(head).then(done, () => done(NO_ANSWER));
  };
  return {
    add: (message) => {
      const isFirst = queue.length === 0;
      replace([...queue.filter((one) => one.clientMessageId !== message.clientMessageId), message]);
      if (isFirst) flush();
      else if (attempt > 0) port.mark(message, "waiting");
    },
    flush,
    clear: () => {
      cancelTimer();
      attempt = 0;
      // What comes next need not wait for the answer about what was cleared.
      sending = null;
      replace([]);
    },
  };
}
