import { expect, test } from "vitest";
import { launcherShifts } from "./places.ts";

const at = (corner: string, isShown = true) => ({ corner, isShown });

test("launchers of one corner stand side by side, and each corner counts for itself", () => {
  const shifts = launcherShifts([at("bottom-right"), at("bottom-left"), at("bottom-right")], 1280);
  expect(shifts.map(({ acrossPx }) => acrossPx)).toEqual([0, 0, 70]);
  expect(shifts.map(({ alongPx }) => alongPx)).toEqual([0, 0, 0]);
});

test("a launcher that is not shown leaves no gap", () => {
  const shifts = launcherShifts([at("top-left", false), at("top-left")], 1280);
  expect(shifts[1]).toEqual({ acrossPx: 0, alongPx: 0 });
});

test("in a narrow window there is a further row", () => {
  const all = Array.from({ length: 6 }, () => at("bottom-right"));
  const shifts = launcherShifts(all, 320);
  expect(shifts.map(({ alongPx }) => alongPx)).toEqual([0, 0, 0, 0, 70, 70]);
  expect(shifts.map(({ acrossPx }) => acrossPx)).toEqual([0, 70, 140, 210, 0, 70]);
});
