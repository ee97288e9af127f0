import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { pluginFileName, setUpPlugin } from "./plugin-zip.ts";

const SETUP = {
  widgetKey: `wtfu_${"0".repeat(32)}`,
  apiUrl: "https://edge.example",
  widgetName: `"><script>alert(1)</script> O'Neil & Söhne`,
  identityKeyId: "wik_0123456789abcdef",
  identitySecret: "secret",
};
const NOW_MS = Date.UTC(2026, 10, 29, 12);
const MAIN = "wetechforu-chat-widget/wetechforu-chat-widget.php";
const CONFIG = "wetechforu-chat-widget/config.php";

function makeBuilt(more: Record<string, Uint8Array> = {}): Uint8Array {
  const image = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7919) % 256);
  return zipSync({
    "wetechforu-chat-widget/": new Uint8Array(),
    [MAIN]: strToU8("<?php\n// Plugin Name: x\n"),
    "wetechforu-chat-widget/assets/icon.png": image,
    ...more,
  });
}

describe("the plugin's zip", () => {
  test("holds every file as it was built, and the config beside them", () => {
    const built = makeBuilt();
    const files = unzipSync(setUpPlugin(built, SETUP, NOW_MS));
    const { [CONFIG]: config = new Uint8Array(), ...rest } = files;
    const { "wetechforu-chat-widget/": _folder, ...expected } = unzipSync(built);
    expect(rest).toEqual(expected);
    expect(strFromU8(config)).toContain(SETUP.widgetKey);
    expect(strFromU8(config)).toContain("Söhne");
  });

  test("holds one config, also where one was built in by mistake", () => {
    const zip = setUpPlugin(makeBuilt({ [CONFIG]: strToU8("<?php // old") }), SETUP, NOW_MS);
    const names = Object.keys(unzipSync(zip));
    expect(names.filter((name) => name.endsWith("config.php"))).toEqual([CONFIG]);
    // An archive may name a file twice, which one that unpacks it would not show.
    expect(strFromU8(zip, true).split(CONFIG)).toHaveLength(3);
    expect(strFromU8(unzipSync(zip)[CONFIG] ?? new Uint8Array())).not.toContain("old");
  });
});

test.each([
  [`"><script>alert(1)</script> O'Neil & Söhne`, "script-alert-1-script-o-neil-sohne"],
  ["../../etc/passwd\r\nX-Evil: 1", "etc-passwd-x-evil-1"],
  ["診療所", ""],
  ["", ""],
  ["a".repeat(100), "a".repeat(40)],
])("the file of %j has a name that is safe in a header and on a disk", (name, words) => {
  const expected = ["wetechforu-chat-widget", words].filter(Boolean).join("-");
  expect(pluginFileName(name)).toBe(`${expected}.zip`);
});
