/**
 * Builds what visitors download into widget/dist: the loader, the panel, the texts of further
 * languages, the demo site and the headers of them all. `--watch` builds again at every change.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";

const HERE = import.meta.dirname;
const SOURCE = path.join(HERE, "src");
const DEMO = path.join(HERE, "demo");
/** The Worker looks for this in the loader, with its quotes, and puts the config in its place. */
const CONFIG_TOKEN = '"__WTFU_CONFIG__"';
const REBUILD_DELAY_MS = 80;

const cssAsText: Plugin = {
  name: "css-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(readFileSync(file, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const SHARED: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
  mangleProps: /^_/,
  // Native class fields are newer than the browsers we serve; assignments do the same for us.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  plugins: [cssAsText],
};

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...SHARED, ...options, entryPoints: [entry] });
  const text = outputFiles?.[0]?.text;
  if (!text) throw new Error(`${entry} gave no output.`);
  return text;
}

function hashedName(name: string, text: string): string {
  return `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 10)}.js`;
}

/** Every language file but English becomes a file that is loaded when a page speaks it. */
async function buildTexts(): Promise<Map<string, { file: string; text: string }>> {
  const languages = readdirSync(path.join(SOURCE, "strings"))
    .map((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1])
    .filter((language) => language !== undefined && language !== "en");
  const texts = new Map<string, { file: string; text: string }>();
  for (const language of languages) {
    const name = `panel${language?.slice(0, 1).toUpperCase()}${language?.slice(1)}`;
    const { outputFiles } = await build({
      ...SHARED,
      stdin: {
        contents: `export { ${name} as texts } from "./${language}.ts";`,
        resolveDir: path.join(SOURCE, "strings"),
      },
      format: "esm",
      target: "es2020",
    });
    const text = outputFiles?.[0]?.text ?? "";
    if (language) texts.set(language, { file: hashedName(language, text), text });
  }
  return texts;
}

const SCRIPT_HEADERS = [
  "Access-Control-Allow-Origin: *",
  "Cross-Origin-Resource-Policy: cross-origin",
  "X-Content-Type-Options: nosniff",
];
const SHORT = "Cache-Control: public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "Cache-Control: public, max-age=31536000, immutable";

function headersFile(hashedFiles: readonly string[]): string {
  const rule = (address: string, cache: string) =>
    [address, ...[...SCRIPT_HEADERS, cache].map((line) => `  ${line}`)].join("\n");
  return `${[
    rule("/widget.js", SHORT),
    rule("/widget/panel.js", SHORT),
    ...hashedFiles.map((file) => rule(`/widget/${file}`, IMMUTABLE)),
  ].join("\n\n")}\n`;
}

export async function buildWidget(outDir: string): Promise<void> {
  const texts = await buildTexts();
  const textFiles = Object.fromEntries([...texts].map(([language, { file }]) => [language, file]));
  const panel = await bundle(path.join(SOURCE, "panel", "main.ts"), {
    format: "esm",
    target: "es2020",
    define: { TEXT_FILES: JSON.stringify(textFiles) },
  });
  const panelFile = hashedName("panel", panel);
  const loader = await bundle(path.join(SOURCE, "loader", "main.ts"), {
    format: "iife",
    target: "es2020",
    define: { PANEL_FILE: JSON.stringify(panelFile) },
  });
  const tokens = loader.split(CONFIG_TOKEN).length - 1;
  if (tokens !== 1) throw new Error(`The loader must hold ${CONFIG_TOKEN} once, not ${tokens} times.`);

  const files = new Map([
    [panelFile, panel],
    ["panel.js", panel],
    ...[...texts.values()].map(({ file, text }) => [file, text] as const),
  ]);
  mkdirSync(path.join(outDir, "widget"), { recursive: true });
  for (const [file, text] of files) writeFileSync(path.join(outDir, "widget", file), text);
  const hashed = [...files.keys()].filter((file) => file !== "panel.js");
  writeFileSync(path.join(outDir, "_headers"), headersFile(hashed));
  // Last, so that no loader ever names a panel that is not there yet.
  writeFileSync(path.join(outDir, "widget.js"), loader);
  for (const file of readdirSync(path.join(outDir, "widget"))) {
    if (!files.has(file)) rmSync(path.join(outDir, "widget", file));
  }
  if (existsSync(DEMO)) cpSync(DEMO, path.join(outDir, "demo"), { recursive: true });
}

async function buildAndSay(outDir: string): Promise<void> {
  try {
    await buildWidget(outDir);
    process.stdout.write(`widget built into ${path.relative(process.cwd(), outDir)}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`The widget was not built: ${String(error)}\n`);
  }
}

function buildAtEveryChange(outDir: string): void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void buildAndSay(outDir), REBUILD_DELAY_MS);
  };
  for (const folder of [SOURCE, DEMO]) {
    if (existsSync(folder)) watch(folder, { recursive: true }, soon);
  }
}

if (import.meta.main) {
  const outDir = path.join(HERE, "dist");
  await buildAndSay(outDir);
  if (process.argv.includes("--watch")) buildAtEveryChange(outDir);
}
