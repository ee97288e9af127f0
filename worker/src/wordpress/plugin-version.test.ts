import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PLUGIN_VERSION } from "./plugin-version.ts";
import { PLUGIN_SLUG } from "./plugin-zip.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../wordpress-plugin", PLUGIN_SLUG);
const lineOf = (file: string, name: string) =>
  new RegExp(`^[\\s*]*${name}:\\s*(\\S+)`, "m").exec(
    readFileSync(path.join(FOLDER, file), "utf8"),
  )?.[1];

test("what is called the latest version is the one that is handed out", () => {
  expect(lineOf(`${PLUGIN_SLUG}.php`, "Version")).toBe(PLUGIN_VERSION);
  expect(lineOf("readme.txt", "Stable tag")).toBe(PLUGIN_VERSION);
});
