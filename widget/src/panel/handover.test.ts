import { expect, test } from "vitest";
import { panelEn } from "../strings/en.ts";
import { answererOf, followedSeq, initialsOf, isFollowed } from "./handover.ts";
import { EMPTY_THREAD, type ThreadState } from "./thread-state.ts";

const answeredBy = (handover: Partial<ThreadState["handover"]>): ThreadState => ({
  ...EMPTY_THREAD,
  handover: { ...EMPTY_THREAD.handover, ...handover },
});

test("the head names who answers, and never passes a machine off as a person", () => {
  const line = (state: ThreadState) => answererOf(state, null, panelEn);
  expect(line(answeredBy({ phase: "waiting" })).isPerson).toBe(false);
  expect(line(answeredBy({ phase: "claimed", name: "Jane" }))).toMatchObject({
    name: "Jane",
    isPerson: true,
  });
  expect(line(answeredBy({ phase: "agent" }))).toMatchObject({
    name: panelEn.agent,
    line: panelEn.agentAnswers,
    isPerson: false,
  });
});

test("typing and reading are told only while somebody at the business follows along", () => {
  const phases = ["bot", "waiting", "agent", "claimed"] as const;
  expect(phases.filter((phase) => isFollowed(answeredBy({ phase })))).toEqual([
    "waiting",
    "claimed",
  ]);
  expect(isFollowed({ ...answeredBy({ phase: "claimed" }), status: "completed" })).toBe(false);
});

test("initials are of the first and the last name, in any script", () => {
  expect(["Jane Doe", "ally", "María del Mar Ruiz", "李雷", " "].map(initialsOf)).toEqual([
    "JD",
    "A",
    "MR",
    "李",
    "?",
  ]);
});

test("the next page knows how far the thread was seen, as long as somebody follows along", () => {
  const claimed = { ...answeredBy({ phase: "claimed" }), levelSeq: 7 };
  expect(followedSeq(claimed, true, 4)).toBe(7);
  expect(followedSeq(claimed, false, 4)).toBe(4);
  expect(followedSeq(claimed, false, undefined)).toBe(7);
  expect(followedSeq({ ...claimed, status: "completed" }, true, 4)).toBeUndefined();
  expect(followedSeq(answeredBy({ phase: "bot" }), false, 4)).toBeUndefined();
});
