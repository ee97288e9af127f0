/**
 * Builds the dashboard into a folder of its own and holds what a page loads before it can be used
 * against its budget: the entry, the page, and all that both import, as browsers download them.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { z } from "zod";

const ADMIN = path.join(import.meta.dirname, "..", "admin");
const ENTRY = "index.html";

interface Budget {
  readonly page: string;
  /** Beside the entry: what is fetched of itself as the page is shown. */
  readonly modules: readonly string[];
  readonly gzipBytesMax: number;
}

const BUDGETS: readonly Budget[] = [
  {
    page: "sign-in",
    modules: ["src/pages/account/sign-in.tsx"],
    gzipBytesMax: 120 * 1024,
  },
  {
    page: "dashboard",
    modules: [
      "src/pages/dashboard/dashboard.tsx",
      "src/kit/day-chart.tsx",
      "src/layout/user-menu.tsx",
      "src/layout/presence-menu.tsx",
      "src/layout/inbox-link.tsx",
    ],
    gzipBytesMax: 200 * 1024,
  },
];

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]) }),
);
type Manifest = z.infer<typeof Manifest>;

const folder = mkdtempSync(path.join(tmpdir(), "admin-size-"));
try {
  await build({
    configFile: path.join(ADMIN, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  });
  const manifest = Manifest.parse(
    JSON.parse(readFileSync(path.join(folder, ".vite", "manifest.json"), "utf8")),
  );
  for (const budget of BUDGETS) check(manifest, budget);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Prints one line, and fails the run where it is too much. */
function check(manifest: Manifest, { page, modules, gzipBytesMax }: Budget): void {
  const files = new Set<string>();
  for (const name of [ENTRY, ...modules]) collect(manifest, name, files);
  let gzipBytes = 0;
  for (const file of files) {
    gzipBytes += gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
  }
  const share = Math.round((gzipBytes / gzipBytesMax) * 100);
  process.stdout.write(
    `dashboard's ${page} page, JavaScript in ${files.size} files\n  ${gzipBytes} of ${gzipBytesMax} bytes gzip (${share} %)\n`,
  );
  if (gzipBytes <= gzipBytesMax) return;
  process.stderr.write(`The ${page} page is ${gzipBytes - gzipBytesMax} bytes over its budget.\n`);
  process.exitCode = 1;
}

function collect(manifest: Manifest, name: string, files: Set<string>): void {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const inner of chunk.imports) collect(manifest, inner, files);
}
