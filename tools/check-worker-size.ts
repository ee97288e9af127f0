import { execFile } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { PROJECT, WRANGLER } from "./local/installed.ts";
import { buildEncoder } from "./models/encoder-build.ts";

/**
 * Bundles the Worker as `npm run deploy` does, without deploying it, and holds it against what the
 * platform takes of a paid account (10 MB, compressed), less a tenth for what is to come.
 */
const GZIP_BYTES_MAX = 9_000_000;

const folder = mkdtempSync(path.join(tmpdir(), "worker-size-"));
try {
  await buildEncoder();
  const [bundle, noAssets] = [path.join(folder, "bundle"), path.join(folder, "assets")];
  mkdirSync(noAssets);
  const options = ["deploy", "--dry-run", "--outdir", bundle, "--assets", noAssets];
  await promisify(execFile)(process.execPath, [WRANGLER, ...options], { cwd: PROJECT });
  const files = globSync("*.{js,wasm,bin}", { cwd: bundle });
  const gzipBytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(bundle, file))).length,
    0,
  );
  const share = Math.round((gzipBytes / GZIP_BYTES_MAX) * 100);
  process.stdout.write(
    `the Worker: code, encoder and its kernel\n  ${gzipBytes} of ${GZIP_BYTES_MAX} bytes gzip (${share} %)\n`,
  );
  if (files.length < 3 || gzipBytes > GZIP_BYTES_MAX) {
    process.stderr.write(
      files.length < 3
        ? "The bundle lacks one of code, encoder and kernel.\n"
        : "The Worker is too heavy to deploy: look at what was added to the bundle.\n",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
