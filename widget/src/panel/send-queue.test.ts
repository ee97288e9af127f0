import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QueuedMessage } from "../shared/visitor-memory.ts";
import { createSendQueue, type SendOutcome } from "./send-queue.ts";

/** A server whose outcomes are given beforehand (then it takes all), and a clock that we turn. */
function makeWorld(outcomes: SendOutcome[] = []) {
  const taken: string[] = [];
  const marks: string[] = [];
  const delaysMs: number[] = [];
  let kept: readonly QueuedMessage[] = [];
  let timer: (() => void) | null = null;
  /** Keeps the answer to the next message back. */
  let held: Promise<void> | null = null;
  let letGo = (): void => undefined;
  const hold = () => {
    held = new Promise((resolve) => {
      letGo = resolve;
    });
  };
  const queue = createSendQueue({
    send: async ({ clientMessageId }) => {
      const wait = held;
      held = null;
      await wait;
      const outcome = outcomes.shift() ?? { type: "sent" };
      if (outcome.type === "sent") taken.push(clientMessageId);
      return outcome;
    },
    mark: ({ clientMessageId }, delivery) => marks.push(`${clientMessageId} ${delivery}`),
    keep: (messages) => {
      kept = messages;
    },
    after: (ms, run) => {
      delaysMs.push(ms);
      timer = run;
      return () => {
        timer = null;
      };
    },
    random: () => 0,
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const runTimers = async () => {
    await settle();
    for (let run = timer; run; run = timer) {
      timer = null;
      run();
      await settle();
    }
  };
  const add = (...ids: string[]) => {
    for (const id of ids) queue.add({ clientMessageId: id, text: id });
  };
  const world = { queue, taken, marks, delaysMs, add, settle, runTimers, kept: () => kept };
  return { ...world, hold, letGo: () => letGo() };
}

const LATER: SendOutcome = { type: "later", afterMs: null, note: null };
const REFUSED: SendOutcome = { type: "refused", note: "no" };

describe("messages on their way", () => {
  test("a message never overtakes an earlier one that waits", async () => {
    const world = makeWorld([LATER, LATER]);
    world.add("a", "b", "c");
    await world.settle();
    expect(world.taken).toEqual([]);
    expect(world.kept().map((message) => message.text)).toEqual(["a", "b", "c"]);
    await world.runTimers();
    expect(world.taken).toEqual(["a", "b", "c"]);
    expect(world.kept()).toEqual([]);
  });

  test("waits grow, but are never shorter than the server asked for", async () => {
    const world = makeWorld([LATER, LATER, { type: "later", afterMs: 60_000, note: "slow down" }]);
    world.add("a");
    await world.runTimers();
    expect(world.delaysMs).toEqual([500, 1_000, 60_000]);
  });

  test("a refused message stands as failed and lets the next ones pass", async () => {
    const world = makeWorld([REFUSED]);
    world.add("a", "b");
    await world.runTimers();
    expect(world.taken).toEqual(["b"]);
    expect(world.marks).toContain("a failed");
  });

  test("what is held goes out when the hold is over, and not before", async () => {
    const world = makeWorld([{ type: "held" }]);
    world.add("a", "b");
    await world.runTimers();
    expect(world.taken).toEqual([]);
    world.queue.flush();
    await world.runTimers();
    expect(world.taken).toEqual(["a", "b"]);
  });

  test("clearing while one is on its way sends nothing more", async () => {
    const world = makeWorld([LATER]);
    world.add("a", "b");
    world.queue.clear();
    await world.runTimers();
    expect(world.taken).toEqual([]);
  });

  test("what is written after clearing does not wait for what was on its way", async () => {
    const world = makeWorld();
    world.hold();
    world.add("a");
    world.queue.clear();
    world.add("b");
    await world.settle();
    expect(world.taken).toEqual(["b"]);
    world.letGo();
    await world.runTimers();
    expect(world.taken).toEqual(["b", "a"]);
    expect(world.marks.filter((mark) => mark.startsWith("b"))).toEqual(["b sending"]);
    expect(world.kept()).toEqual([]);
  });

  test("whatever fails in between, every message that is not refused is taken once, in order", async () => {
    const outcome = fc.constantFrom<SendOutcome>({ type: "sent" }, LATER, REFUSED);
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { maxLength: 30 }), async (outcomes) => {
        const world = makeWorld([...outcomes]);
        const ids = ["1", "2", "3", "4", "5", "6"];
        world.add(...ids.slice(0, 3));
        await world.settle();
        world.add(...ids.slice(3));
        world.queue.flush();
        await world.runTimers();
        const failed = ids.filter((id) => world.marks.includes(`${id} failed`));
        expect(world.taken).toEqual(ids.filter((id) => !failed.includes(id)));
        expect(world.kept()).toEqual([]);
      }),
    );
  });
});
