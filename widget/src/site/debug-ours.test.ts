import { describe, expect, test } from "vitest";
import { isOurViolation } from "./debug-blocked.ts";
import { isOurFile } from "./debug-measure.ts";

const ORIGIN = "https://chat.example";

describe("what the debug box takes for ours", () => {
  test("files of our origin below our paths, and no others of it", () => {
    for (const path of [
      "/widget.js",
      "/widget/panel-1.js",
      "/compat/crisp.js",
      "/w/wtfu_1.js?via=wix",
    ]) {
      expect(isOurFile(ORIGIN + path, ORIGIN)).toBe(true);
    }
    for (const address of [`${ORIGIN}/demo/`, "https://shop.example/widget.js", "", "blob:x"]) {
      expect(isOurFile(address, ORIGIN)).toBe(false);
    }
  });

  test("what a policy kept us from, by event or by report, and what our own script did", () => {
    expect(isOurViolation({ blockedURI: `${ORIGIN}/api/x` }, ORIGIN)).toBe(true);
    expect(isOurViolation({ blockedURL: "wss://chat.example/socket" }, ORIGIN)).toBe(true);
    expect(isOurViolation({ blockedURI: "inline", sourceFile: `${ORIGIN}/w.js` }, ORIGIN)).toBe(
      true,
    );
  });

  test("what happened to others is none of our business", () => {
    expect(isOurViolation({ blockedURI: "https://ads.example/x" }, ORIGIN)).toBe(false);
    expect(isOurViolation({ blockedURI: "inline", sourceFile: null }, ORIGIN)).toBe(false);
  });
});
