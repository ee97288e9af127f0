import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "../local/ports.ts";
import type { WordPressParts, WordPressVersion } from "./downloads.ts";

const run = promisify(execFile);
const TEMPLATES = path.join(import.meta.dirname, "site");
const SQLITE_PLUGIN = "sqlite-database-integration";
export const ADMIN_USER = "admin";

/** A WordPress that is installed and not yet served. */
export interface Site {
  readonly version: WordPressVersion;
  /** Where its `wp-load.php` lies. */
  readonly directory: string;
  readonly port: number;
  /** Without a slash at its end. */
  readonly url: string;
  /** Of the administrator, and of the subscriber `mara`. */
  readonly password: string;
}

/** A fresh site in `directory`; once served, it may call the product and nobody else. */
export async function makeSite(
  parts: WordPressParts,
  version: WordPressVersion,
  directory: string,
): Promise<Site> {
  copyWordPress(parts, version, directory);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const password = randomBytes(9).toString("base64url");
  const site = { version, directory, port, url, password };
  await wp(parts, site, [
    "core",
    "install",
    `--url=${url}`,
    "--title=Tests",
    `--admin_user=${ADMIN_USER}`,
    `--admin_password=${password}`,
    "--admin_email=admin@example.com",
    "--skip-email",
  ]);
  await wp(parts, site, ["eval-file", path.join(TEMPLATES, "furnish.php"), password]);
  return site;
}

/** A fresh network of one site, for PHPUnit alone: WordPress has none at an address with a port. */
export async function makeNetwork(
  parts: WordPressParts,
  version: WordPressVersion,
  directory: string,
): Promise<Site> {
  const site = { ...(await makeSite(parts, version, directory)), url: "http://127.0.0.1" };
  await wp(parts, site, ["option", "update", "home", site.url]);
  await wp(parts, site, ["option", "update", "siteurl", site.url]);
  await wp(parts, site, ["core", "multisite-convert", "--title=Network", "--base=/"]);
  return site;
}

function copyWordPress(parts: WordPressParts, version: WordPressVersion, directory: string): void {
  cpSync(parts.wordpress[version], directory, { recursive: true });
  const content = path.join(directory, "wp-content");
  cpSync(parts.sqlite, path.join(content, "plugins", SQLITE_PLUGIN), { recursive: true });
  const dropIn = readFileSync(path.join(parts.sqlite, "db.copy"), "utf8");
  writeFileSync(
    path.join(content, "db.php"),
    dropIn.replaceAll("{SQLITE_PLUGIN}", `${SQLITE_PLUGIN}/load.php`),
  );
  mkdirSync(path.join(content, "mu-plugins"), { recursive: true });
  cpSync(path.join(TEMPLATES, "for-tests.php"), path.join(content, "mu-plugins", "for-tests.php"));
  cpSync(path.join(TEMPLATES, "wp-config.php"), path.join(directory, "wp-config.php"));
}

/** One command of wp-cli on a site; what it printed. */
export async function wp(
  parts: WordPressParts,
  { directory }: Pick<Site, "directory">,
  command: readonly string[],
): Promise<string> {
  const { stdout } = await run(
    "php",
    // wp-cli itself is older than some of PHP's warnings; the site's own go to its log.
    ["-d", "display_errors=stderr", parts.wpCli, `--path=${directory}`, "--allow-root", ...command],
    { env: { ...process.env, WP_CLI_CACHE_DIR: path.join(directory, ".wp-cli") } },
  );
  return stdout;
}
