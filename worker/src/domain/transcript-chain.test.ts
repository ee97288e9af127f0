import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ChainChecker,
  chained,
  chainHash,
  type Link,
  type StoredLink,
} from "./transcript-chain.ts";

const CONVERSATION = "0190a5b8-0000-7000-8000-000000000001";

function makeLink(seq: number, overrides: Partial<Link> = {}): Link {
  const id = `0190a5b8-0000-7000-8000-${String(seq).padStart(12, "0")}`;
  const who = {
    type: seq % 2 ? ("user" as const) : ("bot" as const),
    senderName: seq % 2 ? null : "Robin",
  };
  return {
    id,
    conversationId: CONVERSATION,
    seq,
    text: `message ${seq}`,
    createdAtMs: seq,
    ...who,
    ...overrides,
  };
}

const transcript = (count: number) =>
  chained(
    null,
    Array.from({ length: count }, (_, at) => makeLink(at + 1)),
  );

function check(messages: readonly StoredLink[], head: string | null) {
  const checker = new ChainChecker();
  for (const message of messages) checker.add(message);
  return checker.end(head);
}

test("a hash is over the one before and what the message says, exactly as documented", () => {
  // printf '<conversation>\n["0190…1","0190…1",1,"user","message 1",null,1]' | sha256sum
  expect(chainHash(null, makeLink(1))).toBe(
    "6ab4641ca7d12f1c654e86d3eb45c6dd3c949d2c3c859a30e5d1550381b61fd0",
  );
});

test("a transcript as it was written is intact", () => {
  const { messages, chainHead } = transcript(6);
  expect(check(messages, chainHead)).toEqual({
    is_intact: true,
    checked: 6,
    unchained: 0,
    problem: null,
  });
  expect(check([], null)).toMatchObject({ is_intact: true, checked: 0 });
});

test("messages from before there were chains stand before it", () => {
  const old = [1, 2].map((seq) => ({ ...makeLink(seq), chainHash: null }));
  const { messages, chainHead } = chained(
    null,
    [3, 4].map((seq) => makeLink(seq)),
  );
  expect(check([...old, ...messages], chainHead)).toMatchObject({
    is_intact: true,
    checked: 2,
    unchained: 2,
  });
  expect(check(old, null)).toMatchObject({ is_intact: true, unchained: 2 });
});

describe("it is found out when", () => {
  const { messages, chainHead } = transcript(5);
  const changed = (seq: number, change: Partial<StoredLink>) =>
    messages.map((message) => (message.seq === seq ? { ...message, ...change } : message));
  const without = (seq: number) => messages.filter((message) => message.seq !== seq);
  const renumbered = without(3).map((message, at) => ({ ...message, seq: at + 1 }));
  const swapped = [2, 1, 3, 4, 5].map((from, at) => ({
    ...(messages[from - 1] ?? makeLink(1)),
    seq: at + 1,
    chainHash: messages[from - 1]?.chainHash ?? null,
  }));

  test.each([
    ["words are changed", changed(3, { text: "Other words" }), "Message 3"],
    ["a name is changed", changed(2, { senderName: "Kim" }), "Message 2"],
    ["a time is changed", changed(4, { createdAtMs: 9 }), "Message 4"],
    ["a sender is changed", changed(1, { type: "human" }), "Message 1"],
    [
      "words are changed with their hash",
      changed(3, {
        text: "x",
        chainHash: chainHash(messages[1]?.chainHash ?? null, makeLink(3, { text: "x" })),
      }),
      "Message 4",
    ],
    [
      "the last words are changed with their hash",
      changed(5, {
        text: "x",
        chainHash: chainHash(messages[3]?.chainHash ?? null, makeLink(5, { text: "x" })),
      }),
      "does not end",
    ],
    ["a hash is taken away", changed(3, { chainHash: null }), "Message 3"],
    ["a message is taken out", without(3), "Message 3 is missing"],
    ["the first is taken out", without(1), "Message 1 is missing"],
    ["the end is cut off", without(5), "ends with message 4"],
    ["one is taken out and the rest numbered anew", renumbered, "Message 3"],
    ["two are exchanged", swapped, "Message 1"],
    [
      "one is added at the end",
      [...messages, ...chained(chainHead, [makeLink(6)]).messages],
      "ends with message 6",
    ],
    ["all of it is gone", [], "ends with message 0"],
  ])("%s", (_, tampered, problem) => {
    const found = check(tampered, chainHead);
    expect(found.is_intact).toBe(false);
    expect(found.problem).toContain(problem);
  });
});

test("any change of any message's words is found, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.string(),
      (texts, at, other) => {
        const { messages, chainHead } = chained(
          null,
          texts.map((text, index) => makeLink(index + 1, { text })),
        );
        expect(check(messages, chainHead).is_intact).toBe(true);
        const place = at % texts.length;
        const tampered = messages.map((message, index) =>
          index === place ? { ...message, text: other } : message,
        );
        expect(check(tampered, chainHead).is_intact).toBe(messages[place]?.text === other);
      },
    ),
  );
});
