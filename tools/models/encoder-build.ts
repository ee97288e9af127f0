import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "../local/installed.ts";
import { innermostMessage, Problem } from "../local/problem.ts";
import { convertModel } from "./convert-model.ts";
import { readSourceModel, SOURCE_FOLDER } from "./source-model.ts";

const FOLDER = path.join(PROJECT, "worker", "models");
const KERNEL = path.join(PROJECT, "worker/src/answering/encoder/kernel");
const ASSEMBLYSCRIPT = path.join(PROJECT, "node_modules/assemblyscript");

export const ENCODER_WEIGHTS = path.join(FOLDER, "encoder.bin");
export const ENCODER_KERNEL = path.join(FOLDER, "encoder.wasm");
/** Says what the two were made from. */
const STAMP = path.join(FOLDER, "encoder.stamp");

/** Makes the encoder's files in worker/models, unless they are there and nothing has changed since. */
export async function buildEncoder(): Promise<"built" | "up to date"> {
  requireSources();
  const stamp = describeSources();
  if (isUpToDate(stamp)) return "up to date";
  const folder = mkdtempSync(path.join(FOLDER, ".building-"));
  try {
    const weights = path.join(folder, "encoder.bin");
    const kernel = path.join(folder, "encoder.wasm");
    await compileKernel(kernel);
    writeFileSync(weights, convertModel(readSourceModel()));
    // Renamed when whole: whoever reads or builds at the same time never sees half a file.
    renameSync(weights, ENCODER_WEIGHTS);
    renameSync(kernel, ENCODER_KERNEL);
    writeFileSync(STAMP, stamp);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return "built";
}

function requireSources(): void {
  for (const folder of [SOURCE_FOLDER, ASSEMBLYSCRIPT]) {
    if (!existsSync(folder)) throw new Problem(`Not installed: ${folder}. Run: npm ci.`);
  }
}

function isUpToDate(stamp: string): boolean {
  const areThere = [ENCODER_WEIGHTS, ENCODER_KERNEL, STAMP].every((file) => existsSync(file));
  return areThere && readFileSync(STAMP, "utf8") === stamp;
}

/** The packages are known by their versions; our own files by what is in them. */
function describeSources(): string {
  const files = [
    path.join(SOURCE_FOLDER, "package.json"),
    path.join(ASSEMBLYSCRIPT, "package.json"),
    path.join(PROJECT, "worker/src/answering/encoder/encoder-file.ts"),
    ...globSync(path.join(KERNEL, "*")).sort(),
    ...["convert-model.ts", "encoder-build.ts", "source-model.ts"].map((name) =>
      path.join(import.meta.dirname, name),
    ),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${path.basename(file)}\n`).update(readFileSync(file));
  return hash.digest("hex");
}

async function compileKernel(outFile: string): Promise<void> {
  const options = ["--config", path.join(KERNEL, "asconfig.json"), "--outFile", outFile];
  try {
    await promisify(execFile)(
      process.execPath,
      [path.join(ASSEMBLYSCRIPT, "bin/asc.js"), path.join(KERNEL, "index.ts"), ...options],
      { cwd: PROJECT },
    );
  } catch (error) {
    throw new Problem(`The encoder's kernel does not compile: ${innermostMessage(error)}`);
  }
}
