import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("without options everything is measured", () => {
  const options = readOptions([]);
  expect(options).toMatchObject({ ks: [1, 3, 5], seeds: [1, 2, 3], only: null, useEncoder: true });
  expect([...options.parts]).toEqual(["sets", "typos", "sizes"]);
});

test("lists are read by their commas", () => {
  const options = readOptions([
    "--datasets",
    "a,b",
    "--k",
    "3",
    "--seeds",
    "1,2",
    "--only",
    "ours",
  ]);
  expect(options).toMatchObject({ datasets: ["a", "b"], ks: [3], seeds: [1, 2], only: ["ours"] });
});

test.each([
  [["--k", "three"], "--k takes whole numbers"],
  [["--seeds", "0"], "--seeds takes whole numbers"],
  [["--parts", "speed"], "--parts takes sets, typos, sizes"],
  [["--fast"], "--fast"],
])("%j is refused", (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
