import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Problem, say } from "../local/problem.ts";

const run = promisify(execFile);
const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Of the machine, and not of the checkout: a fresh clone need not download a quarter of a gigabyte
 * again, and `npm run reset` is about the product's data.
 */
const CACHE =
  process.env.WORDPRESS_CACHE_DIR ??
  path.join(
    process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"),
    "wetechforu-chat-widget",
    "wordpress",
  );

/** The newest, and the oldest that the plugin says it runs on. */
export const WORDPRESS_VERSIONS = ["7.1.1", "6.4"] as const;
export type WordPressVersion = (typeof WORDPRESS_VERSIONS)[number];

export interface WordPressParts {
  /** Folders of WordPress as it is unpacked, by version. */
  readonly wordpress: Readonly<Record<WordPressVersion, string>>;
  /** The plugin that lets WordPress keep its data in SQLite. */
  readonly sqlite: string;
  /** A phar. */
  readonly wpCli: string;
  /** A folder with node_modules: each PHP as WebAssembly. */
  readonly phpWasm: string;
}

interface Archive {
  /** As npm knows it. Only files are taken from it, none of its JavaScript is run. */
  readonly spec: string;
  readonly sha256: string;
  /** What is taken out. */
  readonly members: readonly string[];
}

const NEWEST: Archive = {
  spec: "wp-studio@1.22.0",
  sha256: "eca448e9240e391045441f79541268fcccbd78169dfb6cf04b3c3d304492e661",
  members: ["latest/wordpress", "wp-cli", "sqlite-database-integration"].map(
    (folder) => `package/dist/cli/wp-files/${folder}`,
  ),
};
const OLDEST: Archive = {
  spec: "@wp-playground/wordpress-builds@0.9.19",
  sha256: "e62ccde83c48571e7f38b46030f13a9a868e42086b1c7c80b54cde535edd114d",
  members: ["package/src/wordpress/wp-6.4.zip", "package/public/wp-6.4"],
};
const PHP_WASM_LIST = path.join(import.meta.dirname, "php-wasm");

/** WordPress, its tools and each PHP, from npm's registry; downloaded once for this machine. */
export async function fetchParts(): Promise<WordPressParts> {
  mkdirSync(CACHE, { recursive: true });
  const [newest, oldest, phpWasm] = await Promise.all([
    keep(NEWEST.sha256, (folder) => unpack(NEWEST, folder)),
    keep(OLDEST.sha256, (folder) => unpackOldest(folder)),
    keep(hashOf(readFileSync(path.join(PHP_WASM_LIST, "package-lock.json"))), installPhpWasm),
  ]);
  const files = path.join(newest, "package/dist/cli/wp-files");
  return {
    wordpress: {
      "7.1.1": path.join(files, "latest/wordpress"),
      "6.4": path.join(oldest, "wordpress"),
    },
    sqlite: path.join(files, "sqlite-database-integration"),
    wpCli: path.join(files, "wp-cli/wp-cli.phar"),
    phpWasm,
  };
}

/** A folder under its content's name is whole: it is made beside, and moved there once it is. */
async function keep(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(CACHE, name);
  if (existsSync(folder)) return folder;
  const unfinished = path.join(CACHE, `${name}.${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  try {
    await make(unfinished);
    // Another run may have been quicker.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function unpack({ spec, sha256, members }: Archive, folder: string): Promise<void> {
  say(`Downloading ${spec}, this once.`);
  const { stdout } = await npm(["pack", spec, "--silent", `--pack-destination=${folder}`]);
  const archive = path.join(folder, stdout.trim().split("\n").at(-1) ?? "");
  const found = hashOf(readFileSync(archive));
  if (found !== sha256) {
    throw new Problem(
      `${spec} is not what it was: its SHA-256 is ${found}, and must be ${sha256}. Nothing of it was used.`,
    );
  }
  await run("tar", ["-xzf", archive, "-C", folder, ...members]);
  rmSync(archive);
}

/** The code is a zip; styles, scripts and pictures lie beside it. */
async function unpackOldest(folder: string): Promise<void> {
  await unpack(OLDEST, folder);
  const wordpress = path.join(folder, "wordpress");
  const zip = path.join(folder, "package/src/wordpress/wp-6.4.zip");
  await run("unzip", ["-q", zip, "-d", wordpress]);
  cpSync(path.join(folder, "package/public/wp-6.4"), wordpress, { recursive: true });
  rmSync(path.join(folder, "package"), { recursive: true });
  // Made for a program of its authors' own: its database, and their way of reaching it.
  for (const part of ["database", "db.php", "mu-plugins", "plugins/sqlite-database-integration"]) {
    rmSync(path.join(wordpress, "wp-content", part), { recursive: true, force: true });
  }
  rmSync(path.join(wordpress, "wp-config.php"), { force: true });
}

async function installPhpWasm(folder: string): Promise<void> {
  say("Downloading PHP 7.4 to 8.5 as WebAssembly, this once.");
  for (const file of ["package.json", "package-lock.json"]) {
    cpSync(path.join(PHP_WASM_LIST, file), path.join(folder, file));
  }
  await npm(["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]);
}

/** npm's own program where npm started us: its name on the path may be another's. */
function npm(parameters: readonly string[]): Promise<{ stdout: string }> {
  const program = process.env.npm_execpath;
  const [command, first] = program ? [process.execPath, [program]] : ["npm", []];
  return run(command, [...first, ...parameters], { timeout: DOWNLOAD_TIMEOUT_MS, cwd: CACHE });
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
