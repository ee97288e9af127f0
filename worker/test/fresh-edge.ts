import { afterEach, beforeEach, vi } from "vitest";
import { forgetWidgets } from "../src/snapshots/read-widget.ts";
import { openBoundDatabase } from "./bound-database.ts";

/**
 * Call it once at the head of a test file. Each test then begins with the file's
 * database there, a clock that only the test moves, and no widget in memory.
 */
export function useFreshEdge() {
  const database = openBoundDatabase();

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    forgetWidgets();
  });

  afterEach(async () => {
    vi.useRealTimers();
    await database.setAway(false);
  });

  return {
    database,
    passTime(ms: number): void {
      vi.setSystemTime(Date.now() + ms);
    },
  };
}
