/**
 * Packs the plugin into `widget/dist/plugin/wetechforu-chat-widget.zip`: the plain one, without a
 * widget's config. The same files give the same bytes.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Zippable, zipSync } from "fflate";
import {
  CONFIG_FILE,
  PLUGIN_ASSET,
  PLUGIN_SLUG,
  READABLE,
} from "../worker/src/wordpress/plugin-zip.ts";

const HERE = import.meta.dirname;
export const PLUGIN_FOLDER = path.join(HERE, PLUGIN_SLUG);
const OUT_DIR = path.join(HERE, "../widget/dist");
/** A zip keeps local time and knows no zone, so that this is said without one. */
const FILES_DATE = "2026-01-01T00:00:00";
/** A config belongs to one widget, and may lie here because somebody tried the plugin out. */
const LEFT_OUT = new Set([CONFIG_FILE, ".DS_Store"]);

/** The plugin's files by their path in the zip, sorted. */
export function pluginFiles(folder = PLUGIN_FOLDER): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !LEFT_OUT.has(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join("/"), file] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(files.map(([name, file]) => [`${PLUGIN_SLUG}/${name}`, readFileSync(file)]));
}

export function zipPlugin(files = pluginFiles()): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, bytes] of files) zippable[name] = [bytes, READABLE];
  return zipSync(zippable, { level: 9, mtime: FILES_DATE });
}

/** Gives back where the zip was written. */
export function buildPlugin(outDir = OUT_DIR): string {
  // Where the Worker looks for it.
  const file = path.join(outDir, PLUGIN_ASSET);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, zipPlugin());
  return file;
}

if (import.meta.main) {
  process.stdout.write(`plugin packed into ${path.relative(process.cwd(), buildPlugin())}\n`);
}
