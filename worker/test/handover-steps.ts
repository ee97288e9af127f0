import fc from "fast-check";
import type { Prepared } from "../src/domain/turn.ts";
import { DELIVERY_FAULTS } from "./delivered-rows.ts";

export const USERS = [
  { id: 1, name: "Jane" },
  { id: 2, name: "Bob" },
] as const;
const USER = fc.constantFrom(...USERS);
const TEXT = fc.constantFrom("hours?", "zzz", "I want to talk to a person");
const PREPARED: fc.Arbitrary<Required<Prepared>> = fc.record({
  outlook: fc.constantFrom("present" as const, "nobody" as const, "closed" as const),
  agent: fc.oneof(
    fc.record({
      reply: fc.constant("The agent knows."),
      name: fc.constantFrom("Max", null),
      wantsPerson: fc.boolean(),
    }),
    fc.constant({ failed: "away" }),
  ),
});

/** What may happen. A turn that waits for a model or an agent begins with one step and ends with another. */
export const STEP = fc.oneof(
  fc.record({
    do: fc.constant("say" as const),
    text: TEXT,
    isPhrased: fc.boolean(),
    prepared: PREPARED,
  }),
  fc.record({ do: fc.constant("end turn" as const) }),
  fc.record({ do: fc.constant("repeat" as const), pick: fc.nat(20) }),
  fc.record({ do: fc.constant("ask" as const), prepared: PREPARED }),
  fc.record({ do: fc.constant("claim" as const), user: USER }),
  fc.record({ do: fc.constant("claim" as const), user: USER }),
  fc.record({ do: fc.constant("release" as const), user: USER }),
  fc.record({ do: fc.constant("transfer" as const), user: USER, to: USER }),
  fc.record({ do: fc.constant("reply" as const), user: USER, isRepeated: fc.boolean() }),
  fc.record({ do: fc.constant("close" as const), user: USER }),
  fc.record({ do: fc.constant("present" as const), user: USER }),
  fc.record({ do: fc.constant("leave details" as const) }),
  fc.record({ do: fc.constant("visitor ends" as const) }),
  fc.record({ do: fc.constant("ring" as const), minutes: fc.constantFrom(0, 2, 6, 40) }),
  fc.record({ do: fc.constant("crash" as const) }),
  fc.record({
    do: fc.constant("deliver" as const),
    fault: fc.constantFrom(...DELIVERY_FAULTS),
  }),
);
export type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;
