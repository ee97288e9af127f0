/**
 * Builds what visitors download into widget/dist: the loader, the panel, the texts of further
 * languages, the demo site and the headers of them all; and the WordPress plugin. `--watch` builds
 * again at every change.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { minify } from "vite";
import packageJson from "../package.json" with { type: "json" };
import { buildPlugin, PLUGIN_FOLDER } from "../wordpress-plugin/build.ts";
import { buildDemo } from "./build-demo.ts";

const { version } = packageJson;
const HERE = import.meta.dirname;
const SOURCE = path.join(HERE, "src");
const DEMO = path.join(HERE, "demo");
const PREVIEW = path.join(HERE, "preview");
/** The Worker looks for this in the loader, with its quotes, and puts the config in its place. */
const CONFIG_TOKEN = '"__WTFU_CONFIG__"';
/** The syntax of Safari 14, Chrome 80 and Firefox 74. Methods that are called may be as young as of 2022. */
const TARGET = "es2020";
const REBUILD_DELAY_MS = 80;

const cssAsText: Plugin = {
  name: "css-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(readFileSync(file, "utf8"), { loader: "css", minify: true });
      // The minifier leaves a space before the value of a property of ours.
      return { contents: code.trim().replace(/(--\w+): /g, "$1:"), loader: "text" };
    });
  },
};

const SHARED: BuildOptions = {
  bundle: true,
  write: false,
  legalComments: "none",
  mangleProps: /^_/,
  // Native class fields are newer than the browsers we serve; assignments do the same for us.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  plugins: [cssAsText],
};

/**
 * A bundle has its modules' constants as variables, which the minifier dares not put in their places.
 * They are constants again where nothing assigns to that name.
 */
function withConstants(code: string): string {
  return code.replace(/^( *)var ([\w$]+) = /gm, (whole, indent: string, name: string) => {
    const assigned = new RegExp(
      `(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$]) *(?:[^\\s\\w=<>!]{0,3}=(?![=>])|\\+\\+|--)`,
      "g",
    );
    return (code.match(assigned)?.length ?? 0) > 1 ? whole : `${indent}const ${name} = `;
  });
}

async function bundle(options: BuildOptions): Promise<string> {
  const isModule = options.format === "esm";
  const { outputFiles } = await build({ ...SHARED, target: TARGET, ...options });
  const { code: bundled } = await transform(withConstants(outputFiles?.[0]?.text ?? ""), {
    minify: true,
    target: TARGET,
    charset: options.charset ?? "ascii",
  });
  // Another minifier finds some two per cent that the first one leaves.
  const { code, errors } = await minify("bundle.js", bundled, {
    module: isModule,
    compress: { target: TARGET },
    mangle: { toplevel: isModule },
  });
  if (!code || errors.length > 0) throw new Error(`Minifying failed: ${errors.join(", ")}`);
  return code;
}

/** All that is beyond ASCII stands in strings, where an escape means the same. */
function asciiOnly(text: string): string {
  return text.replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function hashedName(name: string, text: string): string {
  return `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 10)}.js`;
}

interface BuiltFile {
  readonly file: string;
  readonly text: string;
}

/** Every language but English becomes a file that is loaded when a page speaks it. */
async function buildTexts(): Promise<Map<string, BuiltFile>> {
  const folder = path.join(SOURCE, "strings");
  const languages = readdirSync(folder).flatMap((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? []);
  const texts = new Map<string, BuiltFile>();
  for (const language of languages.filter((one) => one !== "en")) {
    const suffix = `${language.slice(0, 1).toUpperCase()}${language.slice(1)}`;
    const names = ["panel", "forms", "guard", "booking"].map((part) => `${part}${suffix}`);
    const contents = `import { ${names.join(", ")} } from "./${language}.ts";
      export const texts = { ${names.map((name) => `...${name}`).join(", ")} };`;
    const text = await bundle({
      stdin: { contents, resolveDir: folder },
      format: "esm",
      charset: "utf8",
    });
    texts.set(language, { file: hashedName(language, text), text });
  }
  return texts;
}

const SCRIPT_HEADERS = [
  "Access-Control-Allow-Origin: *",
  "Cross-Origin-Resource-Policy: cross-origin",
  "X-Content-Type-Options: nosniff",
  // Their sizes may be told to the page: `?wtfu_debug=1` shows them.
  "Timing-Allow-Origin: *",
];
const SHORT = "Cache-Control: public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "Cache-Control: public, max-age=31536000, immutable";

/** For a cached script of the build before, whose own hashed files a deploy has replaced. */
const UNHASHED = ["panel.js", "forms.js", "booking.js", "guard.js", "site.js"];
/** Other chats' names for what the widget does; each is the loader and a translation. */
const ALIASES = ["chatwoot", "crisp"];

function headersFile(hashedFiles: readonly string[]): string {
  const rule = (address: string, cache: string) =>
    [address, ...[...SCRIPT_HEADERS, cache].map((line) => `  ${line}`)].join("\n");
  return `${[
    rule("/widget.js", SHORT),
    ...ALIASES.map((name) => rule(`/compat/${name}.js`, SHORT)),
    ...UNHASHED.map((file) => rule(`/widget/${file}`, SHORT)),
    ...hashedFiles.map((file) => rule(`/widget/${file}`, IMMUTABLE)),
  ].join("\n\n")}\n`;
}

/**
 * What is fetched once it is wanted: offers, forms and the guard by an open panel, booking by these,
 * the site file by the loader of a page with a special wish.
 */
async function buildPart(
  name: "forms" | "booking" | "guard" | "site",
  define: Record<string, string> = {},
): Promise<BuiltFile> {
  const text = await bundle({
    entryPoints: [path.join(SOURCE, name, "main.ts")],
    format: "esm",
    charset: "utf8",
    define,
  });
  return { file: hashedName(name, text), text };
}

async function buildPanel(
  texts: ReadonlyMap<string, BuiltFile>,
  parts: { readonly FORMS_FILE: string; readonly GUARD_FILE: string },
): Promise<BuiltFile> {
  const textFiles = Object.fromEntries([...texts].map(([language, { file }]) => [language, file]));
  const text = await bundle({
    entryPoints: [path.join(SOURCE, "panel", "main.ts")],
    format: "esm",
    charset: "utf8",
    define: {
      TEXT_FILES: JSON.stringify(textFiles),
      FORMS_FILE: JSON.stringify(parts.FORMS_FILE),
      GUARD_FILE: JSON.stringify(parts.GUARD_FILE),
    },
  });
  return { file: hashedName("panel", text), text };
}

/** What the loader fetches, for every script that holds the loader. */
interface LoadedFiles {
  readonly PANEL_FILE: string;
  readonly SITE_FILE: string;
}

function defined(values: LoadedFiles): Record<string, string> {
  return {
    PANEL_FILE: JSON.stringify(values.PANEL_FILE),
    SITE_FILE: JSON.stringify(values.SITE_FILE),
  };
}

/** A classic script is read in the host page's encoding, so it keeps to ASCII. */
async function bundleClassic(entry: string, loaded: LoadedFiles): Promise<string> {
  const define = defined(loaded);
  const entryPoints = [path.join(SOURCE, entry)];
  return asciiOnly(await bundle({ entryPoints, format: "iife", define }));
}

async function buildLoader(loaded: LoadedFiles): Promise<string> {
  const bundled = await bundleClassic("loader/main.ts", loaded);
  const loader = bundled.replace(/[`']__WTFU_CONFIG__[`']/, CONFIG_TOKEN);
  const tokens = loader.split(CONFIG_TOKEN).length - 1;
  if (tokens !== 1)
    throw new Error(`The loader must hold ${CONFIG_TOKEN} once, not ${tokens} times.`);
  return loader;
}

async function buildAliases(outDir: string, loaded: LoadedFiles): Promise<void> {
  const folder = path.join(outDir, "compat");
  mkdirSync(folder, { recursive: true });
  for (const name of ALIASES) {
    const text = await bundleClassic(`compat/${name}.ts`, loaded);
    writeFileSync(path.join(folder, `${name}.js`), text);
  }
}

/** The dashboard's live preview: the same widget on a page of its own. */
async function buildPreview(outDir: string, loaded: LoadedFiles): Promise<void> {
  const folder = path.join(outDir, "preview");
  mkdirSync(folder, { recursive: true });
  for (const file of ["index.html", "preview.css"]) {
    copyFileSync(path.join(PREVIEW, file), path.join(folder, file));
  }
  const script = await bundle({
    entryPoints: [path.join(SOURCE, "preview", "main.ts")],
    format: "iife",
    define: defined(loaded),
  });
  writeFileSync(path.join(folder, "preview.js"), script);
}

/** The page that reads the admin API's description out to people; the Worker serves the description. */
function copyApiReader(outDir: string): void {
  const folder = path.join(outDir, "api-docs");
  mkdirSync(folder, { recursive: true });
  const reader = path.dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));
  for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
    copyFileSync(path.join(reader, file), path.join(folder, file));
  }
  for (const file of ["index.html", "start.js"]) {
    copyFileSync(path.join(HERE, "api-docs", file), path.join(folder, file));
  }
}

function writeScripts(outDir: string, loader: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(path.join(outDir, "widget"), { recursive: true });
  for (const [file, text] of files) writeFileSync(path.join(outDir, "widget", file), text);
  const hashed = [...files.keys()].filter((file) => !UNHASHED.includes(file));
  writeFileSync(path.join(outDir, "_headers"), headersFile(hashed));
  // Last, so that no loader ever names a panel that is not there yet.
  writeFileSync(path.join(outDir, "widget.js"), loader);
  for (const file of readdirSync(path.join(outDir, "widget"))) {
    if (!files.has(file)) rmSync(path.join(outDir, "widget", file));
  }
}

export async function buildWidget(outDir: string): Promise<void> {
  const texts = await buildTexts();
  const booking = await buildPart("booking");
  const forms = await buildPart("forms", { BOOKING_FILE: JSON.stringify(booking.file) });
  const guard = await buildPart("guard");
  const panel = await buildPanel(texts, { FORMS_FILE: forms.file, GUARD_FILE: guard.file });
  const site = await buildPart("site", { BUILD_VERSION: JSON.stringify(version) });
  const loaded = { PANEL_FILE: panel.file, SITE_FILE: site.file };
  const loader = await buildLoader(loaded);
  const files = new Map([
    [panel.file, panel.text],
    ["panel.js", panel.text],
    [forms.file, forms.text],
    ["forms.js", forms.text],
    [booking.file, booking.text],
    ["booking.js", booking.text],
    [guard.file, guard.text],
    ["guard.js", guard.text],
    [site.file, site.text],
    ["site.js", site.text],
    ...[...texts.values()].map(({ file, text }) => [file, text] as const),
  ]);
  writeScripts(outDir, loader, files);
  await buildAliases(outDir, loaded);
  await buildPreview(outDir, loaded);
  copyApiReader(outDir);
  buildPlugin(outDir);
  if (existsSync(DEMO)) buildDemo(DEMO, path.join(outDir, "demo"));
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

function foldersWithin(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return [root, ...folders.map((folder) => path.join(folder.parentPath, folder.name))];
}

function buildAtEveryChange(outDir: string): void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void buildAndSay(outDir), REBUILD_DELAY_MS);
  };
  // Each folder by itself: a recursive watch on Linux misses every second save of an editor that
  // writes a new file and renames it over the old one.
  const watched = [SOURCE, DEMO, PREVIEW, PLUGIN_FOLDER].flatMap(foldersWithin);
  for (const folder of watched) watch(folder, soon);
}

if (import.meta.main) {
  const outDir = path.join(HERE, "dist");
  await buildAndSay(outDir);
  if (process.argv.includes("--watch")) buildAtEveryChange(outDir);
}
