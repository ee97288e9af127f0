import { describe, expect, test } from "vitest";
import { findingsOf } from "./debug-findings.ts";
import type { DebugReport } from "./debug-report.ts";

const KEY = "wtfu_1";

function facts(over: Partial<DebugReport> = {}): DebugReport {
  return {
    version: "1",
    build: "site.js",
    keys: [KEY],
    tags: [{ address: "https://h/w.js", key: KEY, isManual: false }],
    launcherMs: 10,
    files: [],
    mainThread: { ms: 0, longestMs: 0 },
    layoutShift: { total: 0, ours: 0 },
    storage: { local: true, session: true },
    blocked: [],
    configs: [{ key: KEY, state: "ok" }],
    findings: [],
    ...over,
  };
}

const STANDING = [{ key: KEY, isHidden: false }];

function codes(over: Partial<DebugReport>, standing = STANDING): string[] {
  return findingsOf(facts(over), standing).map(({ code }) => code);
}

describe("what the debug box finds", () => {
  test("a launcher that stands and a config that is had are all that is needed", () => {
    expect(codes({})).toEqual(["works"]);
  });

  test("nothing is said to work while the API has not answered", () => {
    expect(codes({ configs: [{ key: KEY, state: "asking" }] }, [])).toEqual([]);
  });

  test("problems come before notes, and then nothing is said to work", () => {
    const storage = { local: false, session: true };
    expect(codes({ storage, configs: [{ key: KEY, state: "not_found" }] })).toEqual([
      "config_not_found",
      "storage_blocked",
    ]);
  });

  test("where the policy forbids the request, the policy is what is wrong", () => {
    const blocked = [{ directive: "connect-src", address: "https://h/x", isAllowed: false }];
    expect(codes({ blocked, configs: [{ key: KEY, state: "unreachable" }] })).toEqual([
      "csp_blocked",
    ]);
  });

  test("a policy that is only tried out is a note", () => {
    const blocked = [{ directive: "script-src", address: "https://h/x", isAllowed: true }];
    expect(codes({ blocked })).toEqual(["works", "csp_reported"]);
  });

  test("a widget that waits for init is not missing", () => {
    const tags = [{ address: "https://h/w.js", key: KEY, isManual: true }];
    expect(codes({ tags }, [])).toEqual(["waits_for_init"]);
    expect(codes({}, [])).toEqual(["launcher_missing"]);
  });

  test("without a key there is nothing else to say", () => {
    expect(codes({ keys: [], tags: [], configs: [] }, [])).toEqual(["no_key"]);
  });
});
