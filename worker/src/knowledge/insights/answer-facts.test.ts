import { describe, expect, test } from "vitest";
import { contradictionsBetween, type FactKind, factsOf } from "./answer-facts.ts";

const facts = (answer: string, kind: FactKind) => [...factsOf(answer)[kind]];

describe("the facts of an answer", () => {
  test.each([
    ["Open from 8 am to 5:30 p.m.", ["17:30", "08:00"]],
    ["Abrimos de 08:00 a 17:00.", ["08:00", "17:00"]],
    ["12 am and 12 pm", ["00:00", "12:00"]],
  ])("are times of day, however they are written: %s", (answer, times) => {
    expect(new Set(facts(answer, "time"))).toEqual(new Set(times));
  });

  test.each([
    ["It is $1,250.00 a year", ["1250"]],
    ["It is 1.250 € a year", ["1250"]],
    ["20 dollars, or €12,50", ["20", "12.5"]],
  ])("are prices in any currency's manner: %s", (answer, prices) => {
    expect(new Set(facts(answer, "price"))).toEqual(new Set(prices));
  });

  test("each count once: a price, a time, a phone number is no plain number as well", () => {
    const found = factsOf("Call (312) 555-0143 by 5 pm, pay $20 less 15%, bring 2 photos.");
    expect([...found.phone]).toEqual(["3125550143"]);
    expect([...found.time]).toEqual(["17:00"]);
    expect([...found.price]).toEqual(["20"]);
    expect([...found.percentage]).toEqual(["15"]);
    expect([...found.number]).toEqual(["2"]);
  });

  test("are a yes or a no where the answer begins with one", () => {
    expect(facts("Yes, we do.", "yes_no")).toEqual(["yes"]);
    expect(facts("Sí, claro.", "yes_no")).toEqual(["yes"]);
    expect(facts("Unfortunately we don’t.", "yes_no")).toEqual(["no"]);
    expect(facts("Nothing is needed.", "yes_no")).toEqual([]);
  });
});

describe("two answers contradict each other", () => {
  test("where each has a fact of one kind that the other lacks", () => {
    expect(contradictionsBetween("We open at 8 am.", "We open at 9 am.")).toEqual([
      { kind: "time", left: ["08:00"], right: ["09:00"] },
    ]);
    expect(
      contradictionsBetween("Yes, for $20.", "No, it is $25.").map(({ kind }) => kind),
    ).toEqual(["price", "yes_no"]);
  });

  test("and do not where one only says more, or the same in another way", () => {
    expect(contradictionsBetween("At 8 am.", "From 8:00 to 17:00.")).toEqual([]);
    expect(contradictionsBetween("+1 312 555 0143", "Call (312) 555-0143")).toEqual([]);
    expect(contradictionsBetween("No charge.", "It is free.")).toEqual([]);
  });
});
