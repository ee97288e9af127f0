import { describe, expect, test } from "vitest";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { drain, type OutboxPort, type OwedEvent } from "./drain.ts";

function message(position: number, conversationId = "c1"): OwedEvent {
  // Only what the drain looks at; what Postgres makes of an event is tested with Postgres.
  const event = { kind: "message", id: `m${position}`, conversationId } as OutboxEvent;
  return { position, event };
}

function conversation(position: number, id = "c1"): OwedEvent {
  return { position, event: { kind: "conversation", id } as OutboxEvent };
}

class Failure extends Error {
  readonly kind: "retry" | "poison";

  constructor(kind: "retry" | "poison") {
    super(kind);
    this.kind = kind;
  }
}

/** An outbox in memory that writes down what is done to it, one word a call. */
function recordingPort(owed: OwedEvent[], failures: Record<string, Failure>, batchMax = 10) {
  const calls: string[] = [];
  const names = (events: readonly OutboxEvent[]) =>
    events.map((event) => (event.kind === "feedback" ? event.messageId : event.id)).join("+");
  let left = owed;
  const port: OutboxPort = {
    nextBatch: () => left.slice(0, batchMax),
    async deliver(events) {
      const failing = events.map((event) => failures[names([event])]).find((found) => found);
      calls.push(`${failing ? failing.kind : "deliver"} ${names(events)}`);
      if (failing) throw failing;
    },
    classify: (error) => (error instanceof Failure ? error.kind : "retry"),
    forget(batch) {
      left = left.filter((event) => !batch.includes(event));
      calls.push(`forget ${names(batch.map((event) => event.event))}`);
    },
    park(event) {
      left = left.filter((other) => other !== event);
      calls.push(`park ${names([event.event])}`);
    },
    postpone: () => void calls.push("postpone"),
  };
  return { port, calls, left: () => left };
}

describe("the drain", () => {
  test("brings everything in order, a burst at a time", async () => {
    const { port, calls } = recordingPort([message(1), message(2), message(3)], {}, 2);
    expect(await drain(port)).toBe("empty");
    expect(calls).toEqual(["deliver m1+m2", "forget m1+m2", "deliver m3", "forget m3"]);
  });

  test("a message is never delivered ahead of an earlier one that failed", async () => {
    const failures = { m1: new Failure("retry") };
    const { port, calls, left } = recordingPort([message(1), message(2)], failures, 1);
    expect(await drain(port)).toBe("stuck");
    expect(calls).toEqual(["retry m1", "postpone"]);
    expect(left()).toHaveLength(2);
  });

  test("a row that can never be delivered is parked and holds up nothing else", async () => {
    const failures = { m2: new Failure("poison") };
    const { port, calls, left } = recordingPort([message(1), message(2), message(3)], failures);
    expect(await drain(port)).toBe("empty");
    expect(calls).toEqual([
      "poison m1+m2+m3",
      "deliver m1",
      "forget m1",
      "poison m2",
      "park m2",
      "deliver m3",
      "forget m3",
    ]);
    expect(left()).toEqual([]);
  });

  test("with its conversation's row refused, its messages are parked unasked; others go on", async () => {
    const owed = [conversation(1), message(2), message(3, "c2")];
    const { port, calls } = recordingPort(owed, { c1: new Failure("poison") });
    await drain(port);
    expect(calls.slice(1)).toEqual(["poison c1", "park c1", "park m2", "deliver m3", "forget m3"]);
  });

  test("an outage in the midst of finding the poison keeps what is left", async () => {
    const failures = { m1: new Failure("poison"), m2: new Failure("retry") };
    const { port, calls, left } = recordingPort([message(1), message(2)], failures);
    expect(await drain(port)).toBe("stuck");
    expect(calls.at(-1)).toBe("postpone");
    expect(left().map((event) => event.position)).toEqual([2]);
  });
});
