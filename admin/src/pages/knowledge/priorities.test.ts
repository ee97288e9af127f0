import { expect, test } from "vitest";
import { joining, reordered, stepping } from "./priorities.ts";

const ROWS = [
  { id: 3, priority: 10 },
  { id: 2, priority: 5 },
  { id: 1, priority: 5 },
];

test("a step gives one more or less, and nothing past the ends", () => {
  expect(stepping(ROWS, 1)).toEqual([
    { id: 2, priority: 6 },
    { id: 1, priority: 6 },
  ]);
  expect(stepping([{ id: 4, priority: 0 }], -1)).toEqual([]);
});

test("what is dropped on an entry becomes its equal", () => {
  expect(joining(ROWS, 5)).toEqual([{ id: 3, priority: 5 }]);
});

test("rows stand as the API will give them: by priority, of equals the newest first", () => {
  const moved = [{ id: 1, priority: 10 }];
  expect(reordered(ROWS, moved, true).map(({ id }) => id)).toEqual([3, 1, 2]);
  expect(reordered(ROWS, moved, false).map(({ id }) => id)).toEqual([3, 2, 1]);
});
