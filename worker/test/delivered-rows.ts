import type { ConversationEvent, OutboxEvent } from "../src/domain/outbox-event.ts";
import type { OutboxStorage } from "../src/objects/outbox-storage.ts";
import { drain } from "../src/outbox/drain.ts";

export const DELIVERY_FAULTS = [
  "none",
  "lost before",
  "answer lost",
  "crash before forget",
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** Rows by id and revision, which is what Postgres is to an outbox; its own tests prove it. */
export class DeliveredRows {
  /** Texts by message id. */
  readonly messages = new Map<string, string>();
  readonly #conversations = new Map<string, ConversationEvent>();

  /** `killed`: the process died once Postgres had it, and before the object knew. */
  async deliver(outbox: OutboxStorage, fault: DeliveryFault): Promise<"done" | "killed"> {
    const upTo = outbox.end();
    try {
      await drain({
        nextBatch: () => outbox.nextBatch(upTo),
        deliver: async (events) => {
          if (fault === "lost before") throw new Error("connection refused");
          for (const event of events) this.#insert(event);
          if (fault === "answer lost") throw new Error("connection reset");
        },
        classify: () => "retry",
        forget: (batch) => {
          if (fault === "crash before forget") throw new Error("killed");
          outbox.forget(batch);
        },
        park: () => {
          throw new Error("nothing is to be parked");
        },
        postpone: () => {},
      });
      return "done";
    } catch (error) {
      if (error instanceof Error && error.message === "killed") return "killed";
      throw error;
    }
  }

  phases(): (readonly [conversationId: string, phase: string])[] {
    return [...this.#conversations.values()].map(({ id, status, handoverPhase }) => {
      return [id, `${status} ${handoverPhase}`] as const;
    });
  }

  #insert(event: OutboxEvent): void {
    if (event.kind === "message" && !this.messages.has(event.id)) {
      this.messages.set(event.id, event.text);
    }
    if (event.kind !== "conversation") return;
    const known = this.#conversations.get(event.id);
    if (!known || known.revision < event.revision) this.#conversations.set(event.id, event);
  }
}
