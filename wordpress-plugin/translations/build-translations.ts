/**
 * Writes the template of the plugin's texts, brings each language's .po file up to date with it, and
 * compiles it. Run it after a text or a translation was changed: `node wordpress-plugin/translations/build-translations.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PLUGIN_SLUG } from "../../worker/src/wordpress/plugin-zip.ts";
import { PLUGIN_FOLDER } from "../build.ts";
import { moFile, phpFile, scriptFile } from "./compiled-files.ts";
import { readPo, writePo } from "./po-file.ts";
import { scanBlock, scanHeader, scanTexts, type Text } from "./scan-strings.ts";

export const LANGUAGES_FOLDER = path.join(PLUGIN_FOLDER, "languages");
const TEMPLATE = `${PLUGIN_SLUG}.pot`;

const read = (file: string) => readFileSync(path.join(PLUGIN_FOLDER, file), "utf8");

function sourceFiles(): string[] {
  return readdirSync(PLUGIN_FOLDER, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /\.(?:php|js)$/.test(file) && !file.startsWith("languages/"))
    .sort();
}

/** Every text of the plugin. */
export function pluginTexts(): Text[] {
  const main = `${PLUGIN_SLUG}.php`;
  const block = "blocks/chat/block.json";
  return [
    ...scanHeader(main, read(main)),
    ...scanBlock(block, read(block)),
    ...sourceFiles().flatMap((file) => scanTexts(file, read(file))),
  ];
}

/** What the folder of languages must hold, by name. Of a .po file, people write the translations. */
export function translationFiles(): Map<string, string | Uint8Array> {
  const texts = pluginTexts();
  const headers = {
    "Project-Id-Version": "WeTechForU Chat Widget",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Domain": PLUGIN_SLUG,
  };
  const files = new Map<string, string | Uint8Array>([
    [TEMPLATE, writePo(texts, Object.entries(headers))],
  ]);
  const scripts = new Set(texts.map(({ file }) => file).filter((file) => file.endsWith(".js")));
  for (const name of readdirSync(LANGUAGES_FOLDER).filter((file) => file.endsWith(".po"))) {
    const written = readPo(readFileSync(path.join(LANGUAGES_FOLDER, name), "utf8"));
    const source = writePo(texts, written.headers, written.translations);
    const po = readPo(source);
    files.set(name, source);
    const stem = name.replace(/\.po$/, "");
    files.set(`${stem}.mo`, moFile(po));
    files.set(`${stem}.l10n.php`, phpFile(po));
    for (const script of scripts) {
      const { name: file, text } = scriptFile(po, script);
      files.set(file, text);
    }
  }
  return files;
}

if (import.meta.main) {
  for (const [name, content] of translationFiles()) {
    writeFileSync(path.join(LANGUAGES_FOLDER, name), content);
    process.stdout.write(`languages/${name}\n`);
  }
}
