import path from "node:path";
import { expect, test } from "vitest";
import { Problem } from "../local/problem.ts";
import { parseQuestionSet, readQuestionSets } from "./question-set.ts";

const HOURS = { id: "hours", examples: [["When are you open?"], ["Opening hours"]] };
const PRICES = { id: "prices", examples: [["What does it cost?"], ["Prices"]] };

function parse(overrides: Record<string, unknown> = {}) {
  const set = {
    name: "shop",
    entries: [HOURS, PRICES],
    queries: [["open today?", "hours"]],
    outOfScope: ["who won the match"],
    heldOutEntries: [["prices"], ["hours"]],
    ...overrides,
  };
  return parseQuestionSet(JSON.stringify(set), "shop.json");
}

test("a set of the right shape is read as it is", () => {
  expect(parse().queries).toEqual([["open today?", "hours"]]);
  expect(parse().entries.map((entry) => entry.id)).toEqual(["hours", "prices"]);
});

test("a set without out-of-scope messages has an empty list of them", () => {
  expect(parse({ outOfScope: undefined }).outOfScope).toEqual([]);
});

test.each([
  ["entries that are no list", { entries: {} }],
  ["no entries", { entries: [] }],
  ["examples that are not listed by seed", { entries: [{ id: "hours", examples: ["open?"] }] }],
  ["a seed without an example", { entries: [{ id: "hours", examples: [[]] }] }],
  ["a query without its entry", { queries: [["open today?"]] }],
  ["a query of an unknown entry", { queries: [["open today?", "opening"]] }],
  ["an unknown entry held out", { heldOutEntries: [["opening"]] }],
  ["two entries of one id", { entries: [HOURS, HOURS] }],
  ["entries of unlike numbers of seeds", { entries: [HOURS, { ...PRICES, examples: [["a"]] }] }],
  ["out-of-scope messages that are no texts", { outOfScope: [1] }],
])("a set with %s is refused, and the file named", (_, overrides) => {
  expect(() => parse(overrides)).toThrow(Problem);
  expect(() => parse(overrides)).toThrow("shop.json is no question set");
});

test("a file that is not JSON is refused", () => {
  expect(() => parseQuestionSet("{", "shop.json")).toThrow("shop.json is not JSON");
});

test("a folder that is not there is named, with what to do", () => {
  const folder = path.join(import.meta.dirname, "no-such-folder");
  expect(() => readQuestionSets(folder, [])).toThrow(/no-such-folder.*--data DIR/u);
});

test("a set that is not in the folder is named", () => {
  expect(() => readQuestionSets(import.meta.dirname, ["nowhere"])).toThrow("nowhere.json");
});
