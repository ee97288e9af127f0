import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Problem, say } from "../local/problem.ts";

/** By what is missing without it. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  pdo_sqlite: "php-sqlite3",
  dom: "php-xml",
  mbstring: "php-mbstring",
  curl: "php-curl",
  intl: "php-intl",
  gd: "php-gd",
  zip: "php-zip",
};
const PROGRAMS: Readonly<Record<string, string>> = {
  php: "php-cli",
  phpunit: "phpunit",
  msgfmt: "gettext",
  unzip: "unzip",
};
const INSTALL_TIMEOUT_MS = 10 * 60 * 1000;

/** Makes sure of PHP, its extensions and PHPUnit; installs what is missing where it may. */
export function requirePrograms(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  install(missing);
  const left = missingPackages();
  if (left.length > 0) throw new Problem(`${left.join(", ")} was installed and is not found.`);
}

function missingPackages(): string[] {
  const programs = Object.keys(PROGRAMS).filter((program) => !isInstalled(program));
  const known = programs.includes("php") ? new Set<string>() : loadedExtensions();
  const extensions = Object.keys(EXTENSIONS).filter((extension) => !known.has(extension));
  return [
    ...programs.map((program) => PROGRAMS[program] ?? program),
    ...extensions.map((extension) => EXTENSIONS[extension] ?? extension),
  ];
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

function loadedExtensions(): Set<string> {
  const list = execFileSync("php", ["-m"], { encoding: "utf8" });
  return new Set(list.split("\n").map((line) => line.trim().toLowerCase()));
}

function install(packages: readonly string[]): void {
  const names = packages.join(" ");
  const prefix = rootPrefix();
  if (!existsSync("/usr/bin/apt-get") || prefix === null) {
    throw new Problem(
      `The WordPress tests need ${names}. Install them, on Debian and Ubuntu with: sudo apt-get install ${names}.`,
    );
  }
  say(`Installing ${names}.`);
  const [program = "apt-get", ...first] = [...prefix, "apt-get"];
  for (const step of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ]) {
    const { status } = spawnSync(program, [...first, ...step], {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: INSTALL_TIMEOUT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) {
      throw new Problem(`apt-get ${step[0]} failed, see above. The tests need ${names}.`);
    }
  }
}

/** What goes before a command that needs root; null where nobody would be let in without a password. */
function rootPrefix(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0
    ? ["sudo", "-n"]
    : null;
}
