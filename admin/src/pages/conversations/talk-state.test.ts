import fc from "fast-check";
import { expect, test } from "vitest";
import {
  FRESH_TALK,
  mergeMessages,
  seenMessage,
  type TalkState,
  takeActed,
  takeLive,
  takeMessage,
  takeStored,
  takeSummary,
  takeVisitorRead,
} from "./talk-state.ts";
import { makeLive, makeMessage, makeSummary } from "./test-talk.ts";

const seqs = (state: TalkState) => state.messages.map(({ seq }) => seq);
const said = Array.from({ length: 12 }, (_, at) => makeMessage({ seq: at + 1 }));

test("a message that comes twice is shown once, and one that misses another is asked for", () => {
  const level = takeStored(FRESH_TALK, 4);
  const told = takeMessage(level, makeMessage({ seq: 5 })).state;
  expect(seqs(told)).toEqual([5]);
  expect(seqs(takeMessage(told, makeMessage({ seq: 5 })).state)).toEqual([5]);
  expect(takeMessage(told, makeMessage({ seq: 7 }))).toEqual({ state: told, isGap: true });
});

// The socket may tell, repeat, leave out and be cut off as it likes; an answer may be an old one.
test("whatever the network does, nothing is missing or doubled once the object has been asked", () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant("told" as const), seq: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ type: fc.constant("asked" as const), upTo: fc.integer({ min: 0, max: 12 }) }),
    fc.record({ type: fc.constant("acted" as const), seq: fc.integer({ min: 1, max: 12 }) }),
  );
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 0, max: 12 }), (steps, stored) => {
      let state = takeStored(FRESH_TALK, stored);
      for (const one of steps) {
        if (one.type === "told") state = takeMessage(state, makeMessage({ seq: one.seq })).state;
        if (one.type === "acted") {
          const messages = [makeMessage({ seq: one.seq })];
          state = takeActed(state, makeLive({ messages, last_seq: one.seq })).state;
        }
        if (one.type === "asked") {
          const messages = said.slice(state.levelSeq, one.upTo);
          state = takeLive(state, makeLive({ messages })).state;
        }
      }
      state = takeLive(state, makeLive({ messages: said.slice(state.levelSeq) })).state;
      const shown = mergeMessages(said.slice(0, stored), state.messages);
      expect(shown.map(({ seq }) => seq)).toEqual(said.map(({ seq }) => seq));
    }),
  );
});

test("an act's answer that is ahead of what is known says that there is more to ask for", () => {
  const step = takeActed(
    FRESH_TALK,
    makeLive({ messages: [makeMessage({ seq: 3 })], last_seq: 3 }),
  );
  expect(step.isMore).toBe(true);
  expect(seqs(step.state)).toEqual([]);
  expect(step.state.stand?.claimed_by).toBe(7);
});

test("an event says who answers before the object is asked again", () => {
  const known = takeLive(FRESH_TALK, makeLive({ visitor_read_seq: 2 })).state;
  const told = takeSummary(known, makeSummary({ handover_phase: "bot" }));
  expect(told.stand).toMatchObject({
    handover_phase: "bot",
    claimed_by: null,
    visitor_read_seq: 2,
  });
});

test("the database keeps what it knows of an answer, and the visitor's newest thought is added", () => {
  const entry = { id: 1, question: "Parking?", is_in_draft: true };
  const stored = makeMessage({ seq: 2, message_type: "bot", entry });
  const told = makeMessage({ seq: 2, message_type: "bot", was_helpful: false });
  expect(mergeMessages([stored], [told])).toMatchObject([{ entry, was_helpful: false }]);
});

test("Seen stands below our last message alone, once the visitor has read that far", () => {
  const messages = [
    makeMessage({ seq: 1, message_type: "human" }),
    makeMessage({ seq: 2, message_type: "human" }),
    makeMessage({ seq: 3 }),
  ];
  const read = takeVisitorRead(takeLive(FRESH_TALK, makeLive()).state, 2).stand;
  expect(seenMessage(messages, read?.visitor_read_seq ?? 0)?.seq).toBe(2);
  expect(seenMessage(messages, 1)).toBeUndefined();
});
