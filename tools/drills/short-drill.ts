import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { DrillReport } from "./drill-report.ts";

/**
 * Runs a drill's command in its short form, for tests. In a process of its own, because inside
 * Vitest's module graph `ws` resolves to its stub for browsers.
 */
export async function runShortDrill(name: "outage" | "crash"): Promise<DrillReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "drill-report-"));
  const file = path.join(folder, "report.json");
  const script = path.join(import.meta.dirname, `${name}.ts`);
  try {
    await promisify(execFile)(process.execPath, [script, "--short", "--json", file]).catch(
      // With a report, a failed drill speaks for itself.
      (error: unknown) => readOrThrow(file, error),
    );
    return JSON.parse(readFileSync(file, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOrThrow(file: string, error: unknown): void {
  try {
    readFileSync(file);
  } catch {
    throw error;
  }
}
