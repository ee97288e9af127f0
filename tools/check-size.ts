/**
 * Builds the widget and the npm package into a folder of its own and holds them against
 * widget/size-budget.json, so that what is measured is always what the sources say.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildWidget } from "../widget/build.ts";
import { buildSdk, bundleOf } from "../widget/sdk/build.ts";

interface Budget {
  readonly what: string;
  /** Below the build's folder; a `*` stands for the hash of the content. */
  readonly files: readonly string[];
  readonly gzipBytesMax: number;
}

interface Weight {
  readonly gzipBytes: number;
  readonly brotliBytes: number;
}

const BUDGET_FILE = path.join(import.meta.dirname, "..", "widget", "size-budget.json");

/** Each file by itself, as browsers download them. */
function weigh(folder: string, patterns: readonly string[]): Weight {
  let gzipBytes = 0;
  let brotliBytes = 0;
  for (const pattern of patterns) {
    const files = globSync(pattern, { cwd: folder });
    if (files.length === 0) throw new Error(`The build has no file ${pattern}.`);
    for (const file of files) {
      const content = readFileSync(path.join(folder, file));
      gzipBytes += gzipSync(content, { level: 9 }).length;
      brotliBytes += brotliCompressSync(content).length;
    }
  }
  return { gzipBytes, brotliBytes };
}

/** Prints one line; gives the sentence that says what is too heavy, or null. */
function check(folder: string, { what, files, gzipBytesMax }: Budget): string | null {
  const { gzipBytes, brotliBytes } = weigh(folder, files);
  const share = Math.round((gzipBytes / gzipBytesMax) * 100);
  process.stdout.write(
    `${what}\n  ${gzipBytes} of ${gzipBytesMax} bytes gzip (${share} %), ${brotliBytes} brotli\n`,
  );
  if (gzipBytes <= gzipBytesMax) return null;
  const excess = gzipBytes - gzipBytesMax;
  return `${files.join(" + ")} is ${excess} bytes (gzip) over its budget of ${gzipBytesMax}.`;
}

/** What a website's own bundle grows by, for each way to use the npm package. */
async function bundleSdk(outDir: string): Promise<void> {
  const built = path.join(outDir, "sdk");
  buildSdk(built);
  const load = 'export { load } from "./index.js";';
  writeFileSync(path.join(built, "only-load.js"), await bundleOf(built, load));
  for (const wrapper of ["react", "vue", "solid"]) {
    const code = `export { ChatWidget, useChatWidget } from "./${wrapper}.js";`;
    writeFileSync(path.join(built, `only-${wrapper}.js`), await bundleOf(built, code));
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "widget-size-"));
try {
  await buildWidget(folder);
  await bundleSdk(folder);
  // The file is ours, beside the build that it describes.
  const budgets = JSON.parse(readFileSync(BUDGET_FILE, "utf8")) as readonly Budget[];
  const excesses = budgets.flatMap((budget) => check(folder, budget) ?? []);
  for (const excess of excesses) process.stderr.write(`${excess}\n`);
  if (excesses.length > 0) {
    process.stderr.write("Make it lighter, or change widget/size-budget.json and say why.\n");
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
