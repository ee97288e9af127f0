import { expect, test } from "vitest";
import { composerMode } from "./composer-mode.ts";
import { makeLive } from "./test-talk.ts";

const ME = 7;

test("only the one who claimed it may write, and others are told who does", () => {
  expect(composerMode(makeLive(), ME)).toEqual({ kind: "open", hint: null });
  expect(composerMode(makeLive(), 8)).toEqual({ kind: "other", name: "Dana Whitfield" });
  const free = makeLive({ handover_phase: "waiting", claimed_by: null, claimer_name: null });
  expect(composerMode(free, ME)).toEqual({ kind: "claim", phase: "waiting" });
});

test("of a visitor who has left it is said how a reply will reach them, or that it will not", () => {
  const gone = { is_visitor_here: false };
  const ended = { ...gone, status: "completed" as const, handover_phase: "bot" as const };
  const mode = (part: Parameters<typeof makeLive>[0]) => composerMode(makeLive(part), ME);
  expect(mode({ ...gone, has_visitor_email: true })).toMatchObject({ hint: "left_mail" });
  expect(mode(gone)).toMatchObject({ hint: "left" });
  expect(mode({ ...ended, has_visitor_email: true })).toMatchObject({ hint: "ended_mail" });
  expect(mode(ended)).toEqual({ kind: "unreachable" });
});

test("nothing can be written before it is known who answers, nor to spam", () => {
  expect(composerMode(null, ME).kind).toBe("unknown");
  expect(composerMode(makeLive({ status: "spam" }), ME).kind).toBe("spam");
});
