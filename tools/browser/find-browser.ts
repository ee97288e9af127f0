import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Problem, say } from "../local/problem.ts";

/** Where Chromium and its kin are found on the systems that people develop on. */
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOAD_TIMEOUT_MS = 5 * 60 * 1000;

/**
 * The path of a Chromium to test with: the one named by CHROMIUM_PATH, an installed one, Playwright's
 * own, or one that is installed now: by Playwright, else by Debian's packages. A sentence when there
 * is none to be had.
 */
export function findBrowser(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Problem(`CHROMIUM_PATH names no file: ${named}.`);
  const found = named ?? installedBrowser();
  if (found) return found;
  for (const install of [installByPlaywright, installByDebian]) {
    install();
    const installed = installedBrowser();
    if (installed) return installed;
  }
  throw new Problem(
    "The browser tests need Chromium and none could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm run test:browser.",
  );
}

function installedBrowser(): string | undefined {
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

function installByPlaywright(): void {
  say("No Chromium is installed; asking Playwright for one.");
  attempt("npx", ["playwright", "install", "chromium"], {});
}

function installByDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say("Installing Debian's chromium package.");
  attempt("apt-get", ["update", "-qq"], {});
  attempt("apt-get", ["install", "-y", "-qq", "chromium", "fonts-liberation"], {
    DEBIAN_FRONTEND: "noninteractive",
  });
}

/** A way that fails is no error yet: there may be another. */
function attempt(command: string, parameters: readonly string[], variables: object): void {
  try {
    execFileSync(command, parameters, {
      stdio: "ignore",
      timeout: DOWNLOAD_TIMEOUT_MS,
      env: { ...process.env, ...variables },
    });
  } catch {
    say(`${command} ${parameters[0]} did not succeed.`);
  }
}
