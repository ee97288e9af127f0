import { expect, test } from "vitest";
import { makeRule, makeRules, makeSaid } from "../../../test/make-said.ts";
import { isBlockedAddress } from "./blocked-address.ts";
import { judge } from "./judge.ts";

const NONE = makeRules();

test.each([
  "hi",
  "Hello, when do you open on Saturday?",
  "My order number is 4711-2211, where is it?",
  "WHERE IS MY PARCEL I HAVE BEEN WAITING FOR TWO WEEKS",
  "Is this the right page? https://clinic.example/booking",
  "Call me at (312) 555-0142 please",
  "ok",
  "👍",
  "Do you take bitcoin?",
  "¿A qué hora abren el sábado?",
  "你好，请问周六几点开门？",
  "क्या आप शनिवार को खुले हैं?",
  "هل أنتم مفتوحون يوم السبت؟",
])("an honest message is not spam: %s", (text) => {
  expect(judge(NONE, makeSaid(text))).toMatchObject({ isSpam: false, action: "none" });
});

test("a rule blocks, marks or challenges, and what it caught is told in words", () => {
  const by = (overrides: Parameters<typeof makeRule>[0]) =>
    judge(makeRules({ spamRules: [makeRule(overrides)] }), makeSaid("Try our Casino!"));
  expect(by({ action: "block" })).toMatchObject({ action: "block", isSpam: true, ruleIds: [1] });
  expect(by({ action: "challenge" })).toMatchObject({ action: "challenge" });
  expect(by({ action: "flag", severity: "high" })).toMatchObject({ action: "flag", isSpam: true });
  const low = by({ action: "flag", severity: "low" });
  expect(low).toMatchObject({ action: "flag", isSpam: false });
  expect(low.sentence).toContain("“casino”");
});

test("blocking goes before challenging, and that before marking", () => {
  const rules = [
    makeRule({ id: 1, action: "flag", value: "one" }),
    makeRule({ id: 2, action: "challenge", value: "two" }),
    makeRule({ id: 3, action: "block", value: "three" }),
  ];
  const on = (text: string) => judge(makeRules({ spamRules: rules }), makeSaid(text));
  expect(on("one")).toMatchObject({ action: "flag", ruleIds: [1] });
  expect(on("one two")).toMatchObject({ action: "challenge", ruleIds: [1, 2] });
  expect(on("three two one")).toMatchObject({ action: "block", ruleIds: [1, 2, 3] });
});

test("who cannot be challenged is marked; who has passed is left alone", () => {
  const rules = makeRules({ spamRules: [makeRule({ action: "challenge" })] });
  const on = (challenge: "passed" | "impossible") =>
    judge(rules, makeSaid("casino", { challenge }));
  expect(on("impossible").action).toBe("flag");
  expect(on("passed")).toMatchObject({ action: "none", ruleIds: [1] });
});

test("the widget's own lists block, and count for no rule", () => {
  const rules = makeRules({ blockedKeywords: ["loan shark"], blockedIps: ["2001:db8::/32"] });
  expect(judge(rules, makeSaid("A LOAN   SHARK"))).toMatchObject({ action: "block", ruleIds: [] });
  expect(judge(rules, makeSaid("hi", { address: "2001:db8::7" })).action).toBe("block");
  expect(isBlockedAddress(rules, "2001:db8:1::1")).toBe(true);
  expect(isBlockedAddress(rules, "2001:db9::1")).toBe(false);
  expect(isBlockedAddress(rules, null)).toBe(false);
});

test("only rules that block keep an address out", () => {
  const rule = (action: "block" | "flag") =>
    makeRules({ spamRules: [makeRule({ type: "ip_block", value: "203.0.113.0/24", action })] });
  expect(isBlockedAddress(rule("block"), "203.0.113.9")).toBe(true);
  expect(isBlockedAddress(rule("flag"), "203.0.113.9")).toBe(false);
});

test("a rate is exceeded by the message after the last that fits", () => {
  const rules = makeRules({ spamRules: [makeRule({ type: "rate_limit", value: "3/60" })] });
  const after = (ages: readonly number[]) => {
    const nowMs = 1_000_000;
    const timesMs = ages.map((ageMs) => nowMs - ageMs);
    return judge(rules, makeSaid("hi", { timesMs, nowMs })).action;
  };
  expect(after([50_000, 40_000])).toBe("none");
  expect(after([50_000, 40_000, 30_000])).toBe("block");
  expect(after([60_000, 40_000, 30_000])).toBe("none");
});

test("a field that people do not see makes spam of anything; a missing sign says nothing", () => {
  const signs = { trap: "x", acted: true, since_open_ms: 60_000 };
  expect(judge(NONE, makeSaid("hello", { signs })).isSpam).toBe(true);
  expect(judge(NONE, makeSaid("hello", { signs: { acted: false } })).isSpam).toBe(false);
  expect(judge(NONE, makeSaid("hello", { signs: {} })).score).toBe(0);
});

test("a rule that cannot be used is as if it were not there", () => {
  const spamRules = [
    makeRule({ id: 1, type: "pattern", value: "(" }),
    makeRule({ id: 2, type: "pattern", value: "(a)\\1" }),
    makeRule({ id: 3, type: "ip_block", value: "no address" }),
    makeRule({ id: 4, type: "rate_limit", value: "many" }),
    makeRule({ id: 5, type: "keyword", value: "  " }),
  ];
  const said = makeSaid("hello", { address: "203.0.113.7", timesMs: [1, 2, 3] });
  expect(judge(makeRules({ spamRules }), said)).toMatchObject({ action: "none", ruleIds: [] });
});
