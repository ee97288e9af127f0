import { expect, test } from "vitest";
import { changeOf, isMeasureName, MEASURES, newsOf } from "./measures.ts";
import { makeFigures } from "./test-figures.ts";

test("a rate is made of sums, and of nothing there is none", () => {
  const figures = makeFigures({ with_lead: 3, conversations: 12 });
  expect(MEASURES.conversion.value(figures)).toBe(0.25);
  expect(MEASURES.conversion.value(makeFigures({}))).toBeNull();
});

test("hand-overs of every type are counted together", () => {
  const figures = makeFigures({ handoffs_human: 1, handoffs_email: 2, handoffs_phone: 3 });
  expect(MEASURES.handoffs.value(figures)).toBe(6);
});

test("a count changes by a part of what it was, a share by points", () => {
  expect(changeOf("count", 15, 10)).toEqual({ kind: "more", by: 0.5, isPoints: false });
  const share = changeOf("share", 0.25, 0.4);
  expect(share).toMatchObject({ kind: "less", isPoints: true });
  expect(share.kind === "less" && share.by).toBeCloseTo(-15);
});

test("against nothing there is no comparison", () => {
  expect(changeOf("count", 7, 0)).toEqual({ kind: "unknown" });
  expect(changeOf("share", 0.5, null)).toEqual({ kind: "unknown" });
});

test("what would be written as no change is none", () => {
  expect(changeOf("count", 1_001, 1_000)).toEqual({ kind: "same" });
});

test("more leads are good news, more abandoned conversations bad, more views none", () => {
  const more = changeOf("count", 2, 1);
  expect(newsOf(MEASURES.leads, more)).toBe("good");
  expect(newsOf(MEASURES.abandoned, more)).toBe("bad");
  expect(newsOf(MEASURES.views, more)).toBe("none");
  expect(newsOf(MEASURES.response_time, changeOf("ms", 1, 2))).toBe("good");
});

test("an address cannot name a measure that is none", () => {
  expect(isMeasureName("leads")).toBe(true);
  expect(isMeasureName("toString")).toBe(false);
});
