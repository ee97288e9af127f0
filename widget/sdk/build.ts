/**
 * Builds the npm package into widget/sdk/dist: one file for each source, so that bundlers leave out
 * what is not used, with its types. `npm pack widget/sdk/dist` makes the tarball.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const PROJECT = path.join(HERE, "..", "..");
const ENTRIES = ["index", "react", "vue", "solid"] as const;

interface ProjectPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Types come first: the first condition that fits wins. */
function exportsMap(): Record<string, unknown> {
  const doors = ENTRIES.map((entry) => [
    entry === "index" ? "." : `./${entry}`,
    { types: `./${entry}.d.ts`, default: `./${entry}.js` },
  ]);
  return { ...Object.fromEntries(doors), "./package.json": "./package.json" };
}

function packageJson(project: ProjectPackage): Record<string, unknown> {
  return {
    name: project.name,
    version: project.version,
    description:
      "Puts a WeTechForU chat widget on a page: load(), and React, Vue and Solid components.",
    license: project.license,
    keywords: ["chat", "chat-widget", "customer-support", "react", "vue", "solid"],
    type: "module",
    sideEffects: false,
    main: "./index.js",
    types: "./index.d.ts",
    exports: exportsMap(),
    files: ["*.js", "*.d.ts"],
    peerDependencies: { react: ">=18", "solid-js": ">=1.8", vue: ">=3.3" },
    peerDependenciesMeta: Object.fromEntries(
      ["react", "solid-js", "vue"].map((name) => [name, { optional: true }]),
    ),
  };
}

function compile(outDir: string): void {
  const compiler = path.join(PROJECT, "node_modules", ".bin", "tsc");
  execFileSync(compiler, ["-p", HERE, "--outDir", outDir], { stdio: ["ignore", 2, 2] });
  // The compiler rewrites the scripts' imports and leaves those of the declarations.
  for (const file of readdirSync(outDir).filter((name) => name.endsWith(".d.ts"))) {
    const declaration = readFileSync(path.join(outDir, file), "utf8");
    const rewritten = declaration.replace(/("\.\/[\w-]+)\.ts"/g, '$1.js"');
    writeFileSync(path.join(outDir, file), rewritten);
  }
}

export function buildSdk(outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  compile(outDir);
  // The project's own file.
  const project = JSON.parse(
    readFileSync(path.join(PROJECT, "package.json"), "utf8"),
  ) as ProjectPackage;
  const text = `${JSON.stringify(packageJson(project), null, 2)}\n`;
  writeFileSync(path.join(outDir, "package.json"), text);
  copyFileSync(path.join(HERE, "README.md"), path.join(outDir, "README.md"));
  copyFileSync(path.join(PROJECT, "LICENSE"), path.join(outDir, "LICENSE"));
}

/** What a website's bundle grows by, for one import out of the built package. */
export async function bundleOf(outDir: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: outDir },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["react", "vue", "solid-js"],
  });
  return outputFiles[0]?.text ?? "";
}

if (import.meta.main) {
  const outDir = path.join(HERE, "dist");
  buildSdk(outDir);
  process.stdout.write(`npm package built into ${path.relative(process.cwd(), outDir)}\n`);
}
