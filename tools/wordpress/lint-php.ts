import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Problem, say } from "../local/problem.ts";

const run = promisify(execFile);
const READER = path.join(import.meta.dirname, "read-php.ts");
/** From the oldest that the plugin says it runs on. */
const PHP_VERSIONS = ["7.4", "8.0", "8.1", "8.2", "8.3", "8.4", "8.5"] as const;

/** What each PHP must refuse: else its silence about the plugin's files says nothing. */
const PLANTED = {
  "no-parse.php": "<?php\nfunction broken( {\n",
  "no-compile.php": "<?php\nnamespace Planted;\nfunction twice() {}\nfunction twice() {}\n",
} as const;
/** And what each must take without running it. */
const HARMLESS = "<?php\nnamespace Planted;\n\nclass Fine {}\nexit( 'this was run' );\n";

/** Has each PHP read every file of `folder`; throws with all that was said. */
export async function lintPhp(phpWasm: string, folder: string): Promise<void> {
  const files = phpFilesIn(folder);
  if (files.length === 0) throw new Problem(`There is no PHP in ${folder}.`);
  const planted = mkdtempSync(path.join(tmpdir(), "planted-"));
  try {
    for (const [name, source] of Object.entries(PLANTED)) {
      writeFileSync(path.join(planted, name), source);
    }
    writeFileSync(path.join(planted, "harmless.php"), HARMLESS);
    const waiting = [...PHP_VERSIONS];
    const complaints: string[] = [];
    const readOn = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        complaints.push(...(await lintWith(phpWasm, next, planted, files)));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, readOn));
    if (complaints.length > 0) throw new Problem(complaints.join("\n"));
    say(`PHP ${PHP_VERSIONS.join(", ")} can read all ${files.length} files of the plugin.`);
  } finally {
    rmSync(planted, { recursive: true, force: true });
  }
}

function phpFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".php"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** What one PHP says, with its version before it. */
async function lintWith(
  phpWasm: string,
  version: string,
  planted: string,
  files: readonly string[],
): Promise<string[]> {
  const names = [...Object.keys(PLANTED), "harmless.php"].map((name) => path.join(planted, name));
  const { stdout } = await run(process.execPath, [READER, phpWasm, version, ...names, ...files], {
    maxBuffer: 10_000_000,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  if (lines.pop() !== `read ${names.length + files.length} files with PHP ${version}`) {
    return [`PHP ${version} did not read all files:`, ...lines];
  }
  const missed = Object.keys(PLANTED).filter(
    (name) => !lines.some((line) => line.includes(`${name}: `)),
  );
  return [
    ...missed.map((name) => `PHP ${version} took the broken ${name}: it finds nothing.`),
    ...lines
      .filter((line) => !Object.keys(PLANTED).some((name) => line.includes(`${name}: `)))
      .map((line) => `PHP ${version}: ${line}`),
  ];
}
