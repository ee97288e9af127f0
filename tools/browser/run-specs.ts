import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { PROJECT } from "../local/installed.ts";
import { Problem } from "../local/problem.ts";
import type { RunningProduct } from "./running-product.ts";

const PLAYWRIGHT = path.join(PROJECT, "node_modules/@playwright/test/cli.js");

interface Specs {
  readonly browser: string;
  readonly product: RunningProduct;
  /** Of other specs than `playwright.config.ts` names. */
  readonly config?: string;
  /** What these specs need to know besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs Playwright before the product; our own command line goes on to it. Gives its exit status. */
export async function runSpecs(specs: Specs): Promise<number> {
  const { browser, product, config, environment = {} } = specs;
  const choice = config === undefined ? [] : ["--config", config];
  const tests = spawn(process.execPath, [PLAYWRIGHT, "test", ...choice, ...process.argv.slice(2)], {
    stdio: "inherit",
    cwd: PROJECT,
    env: {
      ...process.env,
      CHROMIUM_PATH: browser,
      PRODUCT_URL: product.url,
      PRODUCT_DATABASE_URL: product.databaseUrl,
      ADMIN_URL: product.adminUrl,
      MAILBOX_URL: product.mailboxUrl,
      DEMO_PASSWORD: product.demoPassword,
      ...environment,
    },
  });
  const [status] = await once(tests, "exit");
  if (typeof status !== "number") throw new Problem("The browser tests were ended from outside.");
  return status;
}
