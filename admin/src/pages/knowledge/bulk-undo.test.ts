import { expect, test } from "vitest";
import { undoOf } from "./bulk-undo.ts";

const BEFORE = [
  { id: 1, is_active: true, category: "visit" },
  { id: 2, is_active: false, category: null },
  { id: 3, is_active: false, category: "visit" },
];

test("only what was changed is taken back", () => {
  expect(undoOf({ act: "activate", ids: [1, 2] }, BEFORE)).toEqual([
    { act: "deactivate", ids: [2] },
  ]);
  expect(undoOf({ act: "activate", ids: [1] }, BEFORE)).toEqual([]);
  expect(undoOf({ act: "delete", ids: [1, 2] }, BEFORE)).toEqual([
    { act: "undelete", ids: [1, 2] },
  ]);
});

test("each entry gets the category back that it had", () => {
  expect(undoOf({ act: "set_category", ids: [1, 2, 3], category: "new" }, BEFORE)).toEqual([
    { act: "set_category", category: "visit", ids: [1, 3] },
    { act: "set_category", category: null, ids: [2] },
  ]);
});
