import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { PLUGIN_SLUG } from "../../worker/src/wordpress/plugin-zip.ts";
import { PROJECT } from "../local/installed.ts";
import { Problem, say } from "../local/problem.ts";
import type { Site } from "./make-site.ts";

const TESTS = path.join(PROJECT, "wordpress-plugin", "tests");

/**
 * PHPUnit with a real WordPress behind it: the tests' bootstrap loads the `wp-load.php` of WP_DIR,
 * where the plugin lies as it is in the tree. It is taken away again: in the browser it comes by upload.
 */
export async function testPhp(
  { version, directory }: Site,
  suites: readonly ("plugin" | "network")[],
): Promise<void> {
  const plugin = path.join(directory, "wp-content", "plugins", PLUGIN_SLUG);
  cpSync(path.join(PROJECT, "wordpress-plugin", PLUGIN_SLUG), plugin, { recursive: true });
  say(`PHPUnit in WordPress ${version}: ${suites.join(", ")}`);
  const configuration = path.join(TESTS, "phpunit.xml");
  const tests = spawn(
    "phpunit",
    ["--configuration", configuration, "--testsuite", suites.join(",")],
    { stdio: "inherit", cwd: TESTS, env: { ...process.env, WP_DIR: directory } },
  );
  const [status] = await once(tests, "exit");
  rmSync(plugin, { recursive: true });
  if (status !== 0) throw new Problem(`The plugin's PHP tests fail in WordPress ${version}.`);
}
