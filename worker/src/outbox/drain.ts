import type { OutboxEvent } from "../domain/outbox-event.ts";

/** An event with its position among the messages, or among the changes. */
export interface OwedEvent {
  readonly position: number;
  readonly event: OutboxEvent;
}

/** What the drain needs of the world; an object's SQLite and Postgres in production. */
export interface OutboxPort {
  /** The oldest events still owed, in order; empty when there are none left to bring now. */
  nextBatch(): readonly OwedEvent[];
  /** Resolves once Postgres has all of them; rejects when it may have none, or cannot say. */
  deliver(events: readonly OutboxEvent[]): Promise<void>;
  /** Whether trying again can help (`retry`) or this row can never be delivered (`poison`). */
  classify(error: unknown): "retry" | "poison";
  forget(batch: readonly OwedEvent[]): void;
  /** Sets an event aside for good and reports it. */
  park(owed: OwedEvent, error: unknown): void;
  postpone(error: unknown): void;
}

/**
 * Brings what an object owes to Postgres: in order, at least once. A crash between `deliver` and
 * `forget` delivers a batch again, which changes nothing there because rows are keyed and revised.
 * A failure that may pass stops the drain, so that nothing overtakes what failed. A row that can
 * never be delivered is parked and reported, never dropped in silence, and does not hold up the rest.
 */
export async function drain(port: OutboxPort): Promise<"empty" | "stuck"> {
  for (let batch = port.nextBatch(); batch.length > 0; batch = port.nextBatch()) {
    try {
      await port.deliver(batch.map((owed) => owed.event));
    } catch (error) {
      if (port.classify(error) === "retry") {
        port.postpone(error);
        return "stuck";
      }
      if ((await deliverSingly(port, batch)) === "stuck") return "stuck";
      continue;
    }
    port.forget(batch);
  }
  return "empty";
}

/** Finds the poisoned events of a batch. Without its conversation's row, nothing of it can arrive. */
async function deliverSingly(
  port: OutboxPort,
  batch: readonly OwedEvent[],
): Promise<"empty" | "stuck"> {
  const lost = new Map<string, unknown>();
  for (const owed of batch) {
    const belongsTo = conversationOf(owed.event);
    if (belongsTo !== null && lost.has(belongsTo)) {
      port.park(owed, lost.get(belongsTo));
      continue;
    }
    try {
      await port.deliver([owed.event]);
      port.forget([owed]);
    } catch (error) {
      if (port.classify(error) === "retry") {
        port.postpone(error);
        return "stuck";
      }
      port.park(owed, error);
      if (owed.event.kind === "conversation") lost.set(owed.event.id, error);
    }
  }
  return "empty";
}

/** The conversation whose row an event needs; a lead stands by itself. */
function conversationOf(event: OutboxEvent): string | null {
  switch (event.kind) {
    case "message":
    case "disclaimer":
      return event.conversationId;
    case "conversation":
      return event.id;
    case "lead":
    case "feedback":
      return null;
  }
}
