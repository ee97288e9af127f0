import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideRate, type RateRule } from "./rate-limit.ts";

/** Runs a visitor's attempts through the rule; returns the moments that were accepted. */
function acceptedOf(rule: RateRule, attemptsMs: readonly number[]): number[] {
  const accepted: number[] = [];
  for (const nowMs of attemptsMs) {
    const recent = accepted.filter((atMs) => atMs > nowMs - rule.windowMs).slice(-rule.messages);
    const use = { count: recent.length, oldestAtMs: recent[0] ?? null };
    if (decideRate(rule, use, nowMs).allowed) accepted.push(nowMs);
  }
  return accepted;
}

const RULE = fc.record({
  messages: fc.integer({ min: 1, max: 12 }),
  windowMs: fc.integer({ min: 1, max: 60_000 }),
});
const ATTEMPTS = fc
  .array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 })
  .map((gapsMs) => gapsMs.map((_, index) => gapsMs.slice(0, index + 1).reduce((a, b) => a + b, 0)));

describe("the rate limit", () => {
  test("no window ever holds more messages than the rule allows", () => {
    fc.assert(
      fc.property(RULE, ATTEMPTS, (rule, attemptsMs) => {
        const accepted = acceptedOf(rule, attemptsMs);
        for (const endMs of accepted) {
          const inWindow = accepted.filter((at) => at > endMs - rule.windowMs && at <= endMs);
          expect(inWindow.length).toBeLessThanOrEqual(rule.messages);
        }
      }),
    );
  });

  test("waiting as long as the refusal says is always enough", () => {
    fc.assert(
      fc.property(RULE, fc.integer({ min: 0, max: 60_000 }), (rule, ageMs) => {
        const nowMs = 1_000_000;
        const oldestAtMs = nowMs - (ageMs % rule.windowMs);
        const refused = decideRate(rule, { count: rule.messages, oldestAtMs }, nowMs);
        if (refused.allowed) throw new Error("a full window must refuse");
        const laterMs = nowMs + refused.retryAfterMs;
        expect(oldestAtMs).toBeLessThanOrEqual(laterMs - rule.windowMs);
      }),
    );
  });

  test("tells how many are left after this one", () => {
    const rule = { messages: 10, windowMs: 60_000 };
    expect(decideRate(rule, { count: 0, oldestAtMs: null }, 5)).toMatchObject({ remaining: 9 });
    expect(decideRate(rule, { count: 9, oldestAtMs: 1 }, 5)).toMatchObject({ remaining: 0 });
    expect(decideRate(rule, { count: 10, oldestAtMs: 1 }, 5)).toEqual({
      allowed: false,
      retryAfterMs: 59_996,
    });
  });

  test("a rule of zero still lets one message through", () => {
    const rule = { messages: 0, windowMs: 1_000 };
    expect(decideRate(rule, { count: 0, oldestAtMs: null }, 0).allowed).toBe(true);
  });
});
