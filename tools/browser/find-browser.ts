import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Problem, say } from "../local/problem.ts";

/** Chromium without the parts that draw windows: the same pages, in two thirds of the time. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
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
 * The path of a Chromium to test with: the one named by CHROMIUM_PATH, the headless shell, else a
 * whole one. A sentence when there is none to be had.
 */
export function findBrowser(): string {
  const named = namedBrowser();
  if (named) return named;
  // A run that nobody watches gains more by the lighter browser than it takes to fetch it.
  if (process.env.CI && !existsSync(HEADLESS_SHELL)) installByDebian();
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : findWholeBrowser();
}

/**
 * The path of a Chromium with all its parts, which the back/forward cache needs: the one named by
 * CHROMIUM_PATH, an installed one, Playwright's own, or one that is installed now: by Playwright,
 * else by Debian's packages. A sentence when there is none to be had.
 */
export function findWholeBrowser(): string {
  const found = namedBrowser() ?? installedBrowser();
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

function namedBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Problem(`CHROMIUM_PATH names no file: ${named}.`);
  return named || undefined;
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
  say("Installing Debian's Chromium, whole and without windows.");
  attempt("apt-get", ["update", "-qq"], {});
  // One by one: not every release has both.
  for (const packages of [["chromium", "fonts-liberation"], ["chromium-headless-shell"]])
    attempt("apt-get", ["install", "-y", "-qq", ...packages], {
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
