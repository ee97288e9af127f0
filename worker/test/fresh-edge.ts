import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { forgetWidgets } from "../src/snapshots/read-widget.ts";
import { bindTestDatabase } from "./bound-database.ts";
import type { TestDatabase } from "./test-database.ts";

/**
 * Call it once at the head of a test file. Its Worker then has a database of its own, and each test
 * begins with that database there, a clock that only the test moves, and no widget in memory.
 */
export function useFreshEdge() {
  let bound: TestDatabase | undefined;

  beforeAll(async () => {
    bound = await bindTestDatabase();
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    forgetWidgets();
  });

  afterEach(async () => {
    vi.useRealTimers();
    await bound?.setAway(false);
  });

  return {
    get database(): TestDatabase {
      if (!bound) throw new Error("the database is there from the first test on");
      return bound;
    },
    passTime(ms: number): void {
      vi.setSystemTime(Date.now() + ms);
    },
  };
}
